namespace PocketSpy.Storage;

/// <summary>How a compaction ended.</summary>
internal enum CompactionEnd
{
    /// <summary>The new file is in place.</summary>
    Done,

    /// <summary>A live record turned out to be damaged; the old file stands.</summary>
    Damaged,

    /// <summary>The drive refused a step.</summary>
    Failed,

    /// <summary>A step found too little memory.</summary>
    NoMemory,
}
