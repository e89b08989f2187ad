namespace PocketSpy.Core;

/// <summary>
/// The measure of a box, from which each module takes its own capacities: one fixed number a table. docs/budgets.md says what they cost.
/// </summary>
public sealed class BoxSize
{
    /// <summary>Flash for files from which on tables may be large, in kilobytes.</summary>
    private const int RoomyKilobytes = 2_048;

    /// <summary>What of them the runtime's own files and the drive's directories take, in kilobytes.</summary>
    private const int ForeignKilobytes = 24;

    private const int SmallKilobytes = 256;

    private BoxSize()
    {
    }

    /// <summary>What kind of board.</summary>
    public BoardClass Class;

    /// <summary>Consoles that it shall serve at once.</summary>
    public int Consoles;

    /// <summary>Whether the drive has room for large tables.</summary>
    public bool IsRoomy;

    /// <summary>Sockets that the runtime has in all.</summary>
    public int Sockets;

    /// <summary>Connects that may wait to be accepted.</summary>
    public int Backlog;

    /// <summary>Bytes that may wait for one client that does not take them.</summary>
    public int PendingBytes;

    /// <summary>Bytes of the one buffer in which answers are written; the longest answer and its head fit.</summary>
    public int ReplyBytes;

    /// <summary>Bytes of the longest record that a table may keep.</summary>
    public int RecordBytes;

    /// <summary>Bytes of the drive that the box's own files may take together, an uploaded backup among them.</summary>
    public int DriveBytes;

    /// <summary>Lines of the event log that are remembered.</summary>
    public int EventLines;

    /// <summary>Clients whose console is remembered by address, for the event log.</summary>
    public int KnownClients;

    /// <summary>A stock ESP32 image without PSRAM.</summary>
    public static BoxSize Small() => new()
    {
        Class = BoardClass.Small,
        Consoles = 10,
        Sockets = 16,
        Backlog = 6,
        PendingBytes = 4_096,
        ReplyBytes = 2_048,
        RecordBytes = 768,
        DriveBytes = (SmallKilobytes - ForeignKilobytes) * 1024,
        EventLines = 16,
        KnownClients = 16,
    };

    /// <summary>
    /// An image with PSRAM. Its tables serve a custom image of up to 64 sockets too; with fewer sockets the rest of them stays empty. What is kept on flash
    /// has to fit the drive: on one of less than 2 MB it is bounded as on a small board.
    /// </summary>
    public static BoxSize Large(int sockets, int fileKilobytes) => new()
    {
        Class = BoardClass.Large,
        Consoles = 48,
        IsRoomy = fileKilobytes >= RoomyKilobytes,
        Sockets = sockets,
        Backlog = 8,
        PendingBytes = 16_384,
        ReplyBytes = 4_608,
        RecordBytes = 768,
        DriveBytes = (fileKilobytes - ForeignKilobytes) * 1024,
        EventLines = 200,
        KnownClients = 64,
    };

    /// <summary>A PC: sized by how many consoles it shall serve at once, at least 8.</summary>
    public static BoxSize ForPc(int consoles)
    {
        if (consoles < 8) consoles = 8;
        return new BoxSize
        {
            Class = BoardClass.Pc,
            Consoles = consoles,
            IsRoomy = true,
            Sockets = 32 + consoles * 4,
            Backlog = 128,
            PendingBytes = 65_536,
            ReplyBytes = 4_608,
            RecordBytes = 1_536,
            DriveBytes = 1 << 30,
            EventLines = 1_000,
            KnownClients = consoles * 2,
        };
    }
}
