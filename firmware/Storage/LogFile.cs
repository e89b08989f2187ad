using System;

namespace PocketSpy.Storage;

/// <summary>
/// A log's file together with its index: opening, reading, appending and compacting, without the rules of what may be kept.
/// After a failure that leaves doubt it closes itself, and the next <see cref="Load"/> finds out what the drive holds. Memory may run out at
/// every step: then what was before still is, or the file is closed in the same way.
/// </summary>
internal sealed class LogFile
{
    // A damaged deletion brings a record back: a few spare places let even a full table open then.
    private const int SparePlaces = 4;
    private const string Extension = ".log";
    private const string NewExtension = ".new";

    private readonly string _name;
    private uint _generation;
    private bool _damageSaid;
    private long _damagedKey;

    internal LogFile(string table, int capacity, int maxRecord, LogWorkbench bench)
    {
        _name = table + Extension;
        MaxRecord = maxRecord;
        Bench = bench;
        Index = new RecordIndex(capacity + SparePlaces);
    }

    internal string Name => _name;

    internal string Table => _name.Substring(0, _name.Length - Extension.Length);

    internal int Capacity => Index.Capacity - SparePlaces;

    internal readonly int MaxRecord;

    internal readonly LogWorkbench Bench;

    /// <summary>One record or more; every operation uses it.</summary>
    internal byte[] Buffer => Bench.Buffer;

    internal readonly RecordIndex Index;

    internal LogScanner Scanner => Bench.Scanner;

    internal bool IsOpen { get; private set; }

    /// <summary>The bytes of the file; 0 before the first record.</summary>
    internal int Length { get; private set; }

    /// <summary>The bytes of the live records.</summary>
    internal int Live { get; private set; }

    internal int Dead => Length == 0 ? 0 : Length - LogHeader.Size - Live;

    /// <summary>Whether the file has nothing but a head, or is not there.</summary>
    internal bool IsBare => Length <= LogHeader.Size;

    /// <summary>Whether damage was seen that a compaction heals.</summary>
    internal bool NeedsHealing { get; private set; }

    // Needed seldom: not worth a string that stays.
    private string NewName => Table + NewExtension;

    internal StorageResult Load()
    {
        IsOpen = false;
        Index.Clear();
        Live = 0;
        Length = 0;
        StorageResult result;
        try
        {
            result = Read();
        }
        catch (OutOfMemoryException)
        {
            result = StorageResult.NoMemory;
        }
        IsOpen = result == StorageResult.Ok;
        if (!IsOpen) Index.Clear();
        return result == StorageResult.NoMemory ? Bench.LackMemory() : result;
    }

    /// <summary>The next operation finds out what the drive holds.</summary>
    internal void Doubt() => IsOpen = false;

    /// <summary>Reads a record into the start of <see cref="Buffer"/>.</summary>
    /// <returns>Damaged, with an event, only when its bytes were read and are wrong.</returns>
    internal StorageResult Fetch(int slot)
    {
        int size = RecordFrame.Overhead + Index.LengthAt(slot);
        int got;
        try
        {
            got = Bench.Files.Read(_name, Index.OffsetAt(slot), Buffer, 0, size);
        }
        catch (OutOfMemoryException)
        {
            return Bench.LackMemory();
        }
        catch (Exception)
        {
            SayOnce(slot, false);
            return StorageResult.ReadFailed;
        }
        if (got == size
            && RecordFrame.IsStart(Buffer, 0)
            && RecordFrame.LengthOf(Buffer, 0) == Index.LengthAt(slot)
            && RecordFrame.KeyOf(Buffer, 0) == Index.KeyAt(slot)
            && Bench.Frame.IsIntact(Buffer, 0, _generation, Index.OffsetAt(slot)))
        {
            return StorageResult.Ok;
        }
        SayOnce(slot, true);
        return StorageResult.Damaged;
    }

    /// <summary>Makes the file if there is none yet, and takes the memory that entering this key will need.</summary>
    internal StorageResult Prepare(long key)
    {
        try
        {
            Index.MakeRoom(key, Length);
            return Length > 0 || Create() ? StorageResult.Ok : StorageResult.WriteFailed;
        }
        catch (OutOfMemoryException)
        {
            return Bench.LackMemory();
        }
        catch (Exception)
        {
            return StorageResult.WriteFailed;
        }
    }

    /// <summary>
    /// Appends the record whose header and data stand at the start of <see cref="Buffer"/>, and enters it into the index.
    /// Ok only when the drive has it: what the drive holds counts, not what it said.
    /// </summary>
    internal StorageResult Append()
    {
        int at = Length;
        int size = RecordFrame.Overhead + RecordFrame.LengthOf(Buffer, 0);
        Bench.Frame.Seal(Buffer, 0, _generation, at);
        bool said = false;
        bool lacksMemory = false;
        try
        {
            Bench.Files.Append(_name, Buffer, 0, size);
            said = true;
        }
        catch (OutOfMemoryException)
        {
            lacksMemory = true;
        }
        catch (Exception)
        {
            // Looked at below.
        }
        try
        {
            int now = Bench.Files.Size(_name);
            if (said && now == at + size)
            {
                Length = now;
                return Apply(0, at) ? StorageResult.Ok : StorageResult.Full;
            }
            Bench.LastApplied = -1;
            IsOpen = now >= at && Absorb(at, now) == StorageResult.Ok;
            lacksMemory |= Scanner.LacksMemory;
            Length = now;
            if (IsOpen && Bench.LastApplied == at) return StorageResult.Ok;
        }
        catch (OutOfMemoryException)
        {
            IsOpen = false;
            lacksMemory = true;
        }
        catch (Exception)
        {
            IsOpen = false;
        }
        return lacksMemory ? Bench.LackMemory() : StorageResult.WriteFailed;
    }

    /// <summary>Gets rid of the dead bytes; see <see cref="LogCompactor"/>.</summary>
    internal StorageResult Compact()
    {
        CompactionEnd end = CompactionEnd.NoMemory;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                LogCompactor compactor = new(Bench, Index, _name, NewName, MaxRecord);
                end = compactor.Run(Length, _generation);
                if (end == CompactionEnd.Done)
                {
                    Length = compactor.Length;
                    _generation++;
                    NeedsHealing = false;
                    return StorageResult.Ok;
                }
            }
            catch (OutOfMemoryException)
            {
                // It was not even begun.
                return Bench.LackMemory();
            }
            StorageResult result = Load();
            if (result != StorageResult.Ok) return result;
            if (end != CompactionEnd.Damaged) break;
        }
        if (end == CompactionEnd.NoMemory) return Bench.LackMemory();
        Bench.Events.Log(EventText.CompactionFailed(_name));
        return StorageResult.WriteFailed;
    }

    /// <summary>See <see cref="RecordLog.Visit"/>.</summary>
    internal StorageResult Visit(IRecordVisitor visitor)
    {
        if (Length == 0) return StorageResult.Ok;
        Scanner.Start(_name, _generation, LogHeader.Size, Length, MaxRecord);
        while (Scanner.Next())
        {
            int at = Scanner.At;
            long key = RecordFrame.KeyOf(Buffer, at);
            int slot = Index.Find(key);
            if (slot < 0 || Index.OffsetAt(slot) != Scanner.Offset) continue;
            visitor.Visit(key, Buffer, at + RecordFrame.HeaderSize, Index.LengthAt(slot));
        }
        return Scanner.Result;
    }

    private StorageResult Read()
    {
        LogOpener opener = new(Bench, _name, NewName);
        StorageResult result = opener.Run();
        if (result != StorageResult.Ok) return result;
        NeedsHealing = opener.Length > 0 && opener.HeaderDamaged;
        if (opener.Length == 0) return StorageResult.Ok;
        _generation = opener.Generation;
        result = Absorb(LogHeader.Size, opener.Length);
        if (result == StorageResult.Ok)
        {
            Length = opener.Length;
            ReportDamage();
        }
        else if (result != StorageResult.NoMemory)
        {
            Bench.Events.Log(result == StorageResult.Full ? EventText.TooMany(_name, Capacity) : EventText.Unreadable(_name));
        }
        return result;
    }

    private bool Create()
    {
        Bench.Header.Write(Buffer, 1);
        IFileWriter writer = Bench.Files.Create(_name);
        try
        {
            writer.Write(Buffer, 0, LogHeader.Size);
        }
        finally
        {
            writer.Close();
        }
        if (Bench.Files.Size(_name) != LogHeader.Size) return false;
        _generation = 1;
        Length = LogHeader.Size;
        return true;
    }

    private StorageResult Absorb(int from, int end)
    {
        Scanner.Start(_name, _generation, from, end, MaxRecord);
        while (Scanner.Next())
        {
            if (!Apply(Scanner.At, Scanner.Offset)) return StorageResult.Full;
        }
        return Scanner.Result;
    }

    private bool Apply(int at, int offset)
    {
        long key = RecordFrame.KeyOf(Buffer, at);
        bool deletes = RecordFrame.KindOf(Buffer, at) == RecordFrame.Delete;
        // May throw; nothing has changed then.
        if (!deletes) Index.MakeRoom(key, offset);
        int slot = Index.Find(key);
        if (slot >= 0) Live -= RecordFrame.Overhead + Index.LengthAt(slot);
        Bench.LastApplied = offset;
        if (deletes)
        {
            if (slot >= 0) Index.RemoveAt(slot);
            return true;
        }
        int length = RecordFrame.LengthOf(Buffer, at);
        Live += RecordFrame.Overhead + length;
        return Index.Set(key, offset, length);
    }

    private void SayOnce(int slot, bool isDamaged)
    {
        long key = Index.KeyAt(slot);
        if (!_damageSaid || _damagedKey != key) Bench.Events.Log(isDamaged ? EventText.RecordDamaged(_name, key) : EventText.ReadLater(_name));
        _damageSaid = true;
        _damagedKey = key;
    }

    private void ReportDamage()
    {
        if (Scanner.Damaged > 0)
        {
            NeedsHealing = true;
            Bench.Events.Log(EventText.Damaged(_name, Scanner.Damaged));
        }
        if (Scanner.Tail > 0) Bench.Events.Log(EventText.Tail(_name, Scanner.Tail));
    }
}
