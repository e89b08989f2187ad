namespace PocketSpy.Storage;

/// <summary>What the first bytes of a file say.</summary>
internal enum LogHeaderState
{
    /// <summary>No header: an unfinished file if it is no longer than one, else no log.</summary>
    None,

    /// <summary>Both blocks are whole.</summary>
    Good,

    /// <summary>One of the two blocks is whole: usable.</summary>
    Damaged,

    /// <summary>A log of a format that this firmware does not know.</summary>
    Newer,
}
