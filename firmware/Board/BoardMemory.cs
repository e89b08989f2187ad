namespace PocketSpy.Board;

/// <summary>One kind of memory in a <see cref="BoardDocument"/>, in bytes.</summary>
public sealed class BoardMemory
{
    /// <summary>What it is called: Internal RAM, PSRAM.</summary>
    public string name { get; set; }

    /// <summary>All there is.</summary>
    public long total { get; set; }

    /// <summary>What is free.</summary>
    public long free { get; set; }

    /// <summary>The largest free piece.</summary>
    public long largest { get; set; }
}
