namespace PocketSpy.Matchmaking.Qr2;

/// <summary>What becomes of hosts whose game's secret key is not known here.</summary>
public enum UnknownGames
{
    /// <summary>They are listed, and flagged: nobody can tell whether they are what they say.</summary>
    Accept,

    /// <summary>They are turned away.</summary>
    Refuse,
}
