using System;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Storage;

/// <summary>
/// What record logs of one drive share: the drive, who is told of damage, and what a log needs while it works, and only then: one buffer,
/// the checksum, the scanner. Several logs that one lock guards share one workbench, which saves 2 KB of heap each; while one of them is being visited the others answer
/// <see cref="StorageResult.Busy"/>.
/// </summary>
public sealed class LogWorkbench
{
    private const int SmallestBuffer = 512;

    /// <param name="files">The drive of the logs; its directory must be there when a log is opened.</param>
    /// <param name="events">Told about damage and refusals.</param>
    /// <param name="maxRecord">The most bytes of one record of any of them.</param>
    public LogWorkbench(IFileSystem files, IStorageEvents events, int maxRecord)
    {
        Crc32 crc = new();
        int size = RecordFrame.Overhead + maxRecord;
        Files = files;
        Events = events;
        MaxRecord = maxRecord;
        Buffer = new byte[size < SmallestBuffer ? SmallestBuffer : size];
        Header = new LogHeader(crc);
        Frame = new RecordFrame(crc);
        Scanner = new LogScanner(files, Frame, Buffer);
    }

    internal readonly IFileSystem Files;

    internal readonly IStorageEvents Events;

    internal readonly int MaxRecord;

    internal readonly byte[] Buffer;

    internal readonly LogHeader Header;

    internal readonly RecordFrame Frame;

    internal readonly LogScanner Scanner;

    internal bool IsVisiting;

    /// <summary>Where the record lay that a log took last, while it looks at what a failed write has left.</summary>
    internal int LastApplied;

    /// <summary>All files of the drive, while the tables are opened one after another; null otherwise.</summary>
    internal string[] Names;

    /// <summary>Notes which tables hold records; null when nobody does.</summary>
    internal TableWitness Witness;

    private bool _lackSaid;

    /// <summary>Lists the drive's files once for all tables that are about to be opened. When that fails each finds out for itself.</summary>
    public void BeginOpening()
    {
        try
        {
            Names = Files.List();
        }
        catch (Exception)
        {
            Names = null;
        }
    }

    /// <summary>Says a line.</summary>
    public void Say(string line) => Events.Log(line);

    /// <summary>The tables are open.</summary>
    public void EndOpening() => Names = null;

    /// <summary>Says once that memory ran out, until an operation has found enough.</summary>
    internal StorageResult LackMemory()
    {
        if (_lackSaid) return StorageResult.NoMemory;
        _lackSaid = true;
        try
        {
            Events.Log(EventText.NoMemory);
        }
        catch (OutOfMemoryException)
        {
            // Not even for that.
        }
        return StorageResult.NoMemory;
    }

    /// <summary>Memory is there again.</summary>
    internal void HaveMemory() => _lackSaid = false;
}
