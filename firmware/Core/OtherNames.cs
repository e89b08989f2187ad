namespace PocketSpy.Core;

/// <summary>What to do with names that are none of the games'.</summary>
public enum OtherNames
{
    /// <summary>Refuse, so that the asker tries its next server.</summary>
    Refuse,

    /// <summary>Answer with the box's own address: a box that is alone at a party.</summary>
    Box,

    /// <summary>Ask another server; while there is none, refuse.</summary>
    Forward,
}
