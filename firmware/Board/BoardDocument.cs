namespace PocketSpy.Board;

/// <summary>
/// What GET /api/board answers. Properties have the names of the document's members, which begin with small letters: nanoFramework.Json writes names as
/// they are.
/// </summary>
public sealed class BoardDocument
{
    /// <summary>Kind of board.</summary>
    public string board { get; set; }

    /// <summary>Version of this program.</summary>
    public string version { get; set; }

    /// <summary>What started the chip, in words.</summary>
    public string startedBy { get; set; }

    /// <summary>From the start of the chip until the box had opened its ports.</summary>
    public int startMilliseconds { get; set; }

    /// <summary>Seconds since the box started.</summary>
    public int uptimeSeconds { get; set; }

    /// <summary>Each kind of memory that the board has.</summary>
    public BoardMemory[] memory { get; set; }
}
