using System;

namespace PocketSpy.Storage;

/// <summary>
/// A log's file together with its index: opening, reading, appending and compacting, without the rules of what may be kept.
/// After a failure that leaves doubt it closes itself, and the next <see cref="Load"/> finds out what the drive holds.
/// </summary>
internal sealed class LogFile
{
    private readonly IFileSystem _files;
    private readonly IStorageEvents _events;
    private readonly string _name;
    private readonly string _newName;
    private readonly int _capacity;
    private readonly int _maxRecord;
    private readonly LogWorkbench _bench;
    private uint _generation;
    private int _lastApplied;
    private bool _damageSaid;
    private long _damagedKey;

    internal LogFile(IFileSystem files, IStorageEvents events, string table, int capacity, int maxRecord, LogWorkbench bench)
    {
        _files = files;
        _events = events;
        _name = table + ".log";
        _newName = table + ".new";
        _capacity = capacity;
        _maxRecord = maxRecord;
        _bench = bench;
        // A damaged deletion brings a record back: a few spare places let even a full table open then.
        Index = new RecordIndex(capacity + 4);
    }

    internal string Name => _name;

    /// <summary>One record or more; every operation uses it.</summary>
    internal byte[] Buffer => _bench.Buffer;

    internal RecordIndex Index { get; }

    internal LogScanner Scanner => _bench.Scanner;

    internal bool IsOpen { get; private set; }

    /// <summary>The bytes of the file; 0 before the first record.</summary>
    internal int Length { get; private set; }

    /// <summary>The bytes of the live records.</summary>
    internal int Live { get; private set; }

    internal int Dead => Length == 0 ? 0 : Length - LogHeader.Size - Live;

    /// <summary>Whether damage was seen that a compaction heals.</summary>
    internal bool NeedsHealing { get; private set; }

    internal StorageResult Load()
    {
        IsOpen = false;
        Index.Clear();
        Live = 0;
        Length = 0;
        LogOpener opener = new(_files, _events, _bench.Header, Buffer, _name, _newName);
        StorageResult result = opener.Run();
        if (result != StorageResult.Ok) return result;
        NeedsHealing = opener.Length > 0 && opener.HeaderDamaged;
        if (opener.Length > 0)
        {
            _generation = opener.Generation;
            result = Absorb(LogHeader.Size, opener.Length);
            if (result != StorageResult.Ok)
            {
                _events.Log(result == StorageResult.Full ? EventText.TooMany(_name, _capacity) : EventText.Unreadable(_name));
                Index.Clear();
                return result;
            }
            Length = opener.Length;
            ReportDamage();
        }
        IsOpen = true;
        return StorageResult.Ok;
    }

    /// <summary>Reads a record into the start of <see cref="Buffer"/>; false, and an event, when it is damaged.</summary>
    internal bool Fetch(int slot)
    {
        int size = RecordFrame.Overhead + Index.LengthAt(slot);
        int got = 0;
        try
        {
            got = _files.Read(_name, Index.OffsetAt(slot), Buffer, 0, size);
        }
        catch (Exception)
        {
            // Said below.
        }
        if (got == size
            && RecordFrame.IsStart(Buffer, 0)
            && RecordFrame.LengthOf(Buffer, 0) == Index.LengthAt(slot)
            && RecordFrame.KeyOf(Buffer, 0) == Index.KeyAt(slot)
            && _bench.Frame.IsIntact(Buffer, 0, _generation, Index.OffsetAt(slot)))
        {
            return true;
        }
        if (!_damageSaid || _damagedKey != Index.KeyAt(slot)) _events.Log(EventText.RecordDamaged(_name, Index.KeyAt(slot)));
        _damageSaid = true;
        _damagedKey = Index.KeyAt(slot);
        return false;
    }

    /// <summary>Makes the file if there is none yet.</summary>
    internal bool Create()
    {
        if (Length > 0) return true;
        try
        {
            _bench.Header.Write(Buffer, 1);
            IFileWriter writer = _files.Create(_name);
            try
            {
                writer.Write(Buffer, 0, LogHeader.Size);
            }
            finally
            {
                writer.Close();
            }
            if (_files.Size(_name) != LogHeader.Size) return false;
        }
        catch (Exception)
        {
            return false;
        }
        _generation = 1;
        Length = LogHeader.Size;
        return true;
    }

    /// <summary>
    /// Appends the record whose header and data stand at the start of <see cref="Buffer"/>, and enters it into the index.
    /// True only when it is durable: what the drive holds counts, not what it said.
    /// </summary>
    internal bool Append()
    {
        int at = Length;
        int size = RecordFrame.Overhead + RecordFrame.LengthOf(Buffer, 0);
        _bench.Frame.Seal(Buffer, 0, _generation, at);
        bool said = false;
        try
        {
            _files.Append(_name, Buffer, 0, size);
            said = true;
        }
        catch (Exception)
        {
            // Looked at below.
        }
        try
        {
            int now = _files.Size(_name);
            if (said && now == at + size)
            {
                Length = now;
                return Apply(0, at);
            }
            _lastApplied = -1;
            IsOpen = now >= at && Absorb(at, now) == StorageResult.Ok;
            Length = now;
            return IsOpen && _lastApplied == at;
        }
        catch (Exception)
        {
            IsOpen = false;
            return false;
        }
    }

    /// <summary>Gets rid of the dead bytes; see <see cref="LogCompactor"/>.</summary>
    internal StorageResult Compact()
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            LogCompactor compactor = new(_files, _bench, Index, _name, _newName, _maxRecord);
            CompactionEnd end = compactor.Run(Length, _generation);
            if (end == CompactionEnd.Done)
            {
                Length = compactor.Length;
                _generation++;
                NeedsHealing = false;
                return StorageResult.Ok;
            }
            StorageResult result = Load();
            if (result != StorageResult.Ok) return result;
            if (end != CompactionEnd.Damaged) break;
        }
        _events.Log(EventText.CompactionFailed(_name));
        return StorageResult.WriteFailed;
    }

    /// <summary>See <see cref="RecordLog.Visit"/>.</summary>
    internal StorageResult Visit(IRecordVisitor visitor)
    {
        if (Length == 0) return StorageResult.Ok;
        Scanner.Start(_name, _generation, LogHeader.Size, Length, _maxRecord);
        while (Scanner.Next())
        {
            int at = Scanner.At;
            long key = RecordFrame.KeyOf(Buffer, at);
            int slot = Index.Find(key);
            if (slot < 0 || Index.OffsetAt(slot) != Scanner.Offset) continue;
            visitor.Visit(key, Buffer, at + RecordFrame.HeaderSize, Index.LengthAt(slot));
        }
        return Scanner.Failed ? StorageResult.ReadFailed : StorageResult.Ok;
    }

    private StorageResult Absorb(int from, int end)
    {
        Scanner.Start(_name, _generation, from, end, _maxRecord);
        while (Scanner.Next())
        {
            if (!Apply(Scanner.At, Scanner.Offset)) return StorageResult.Full;
        }
        return Scanner.Failed ? StorageResult.ReadFailed : StorageResult.Ok;
    }

    private bool Apply(int at, int offset)
    {
        long key = RecordFrame.KeyOf(Buffer, at);
        int slot = Index.Find(key);
        if (slot >= 0) Live -= RecordFrame.Overhead + Index.LengthAt(slot);
        _lastApplied = offset;
        if (RecordFrame.KindOf(Buffer, at) == RecordFrame.Delete)
        {
            if (slot >= 0) Index.RemoveAt(slot);
            return true;
        }
        int length = RecordFrame.LengthOf(Buffer, at);
        Live += RecordFrame.Overhead + length;
        return Index.Set(key, offset, length);
    }

    private void ReportDamage()
    {
        if (Scanner.Damaged > 0)
        {
            NeedsHealing = true;
            _events.Log(EventText.Damaged(_name, Scanner.Damaged));
        }
        if (Scanner.Tail > 0) _events.Log(EventText.Tail(_name, Scanner.Tail));
    }
}
