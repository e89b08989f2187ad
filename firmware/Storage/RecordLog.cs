using System;

namespace PocketSpy.Storage;

/// <summary>
/// One table of keyed records in an append-only file. A record is durable when <see cref="Put"/> returns
/// <see cref="StorageResult.Ok"/>; a cut of the power at any instant leaves every acknowledged record, and the one that was
/// being written is either the old or the new one. After bit rot a key has its newest intact record, or none.
/// <para>
/// Not for several threads at once: the caller's lock guards it. No operation throws for what the drive does.
/// Heap: 8 bytes a record of the capacity, plus the largest record (at least 512 bytes), plus about 1 KB, all of it allocated in
/// the constructor; 4 bytes more a record from the first key of more than 32 bits on, and 2 when the file grows beyond 64 KB. Reads and
/// writes allocate only what System.IO itself needs to open a file.
/// </para>
/// <para>
/// Flash: 16 bytes a record and 32 a file on top of the data. The file stays within its budget; during a compaction
/// a second file of at most the live bytes stands beside it, so leave that much of the drive free.
/// </para>
/// </summary>
public sealed class RecordLog
{
    // Below one erase block of the flash, dead bytes cost nothing.
    private const int SmallestToCompact = 4096;
    private const int CompactionsToSkip = 16;

    // What is said once scrolls out of the event log long before the drive has room again.
    private const int RefusalsBetweenLines = 64;

    private readonly LogFile _file;
    private readonly int _budget;
    private bool _wanted;
    private int _refusals;
    private int _skip;

    /// <summary>Prepares a log; <see cref="Open"/> reads it.</summary>
    /// <param name="files">The drive; its directory must be there when the log is opened.</param>
    /// <param name="events">Told about damage and refusals.</param>
    /// <param name="table">The files are named <c>table.log</c> and, during a compaction, <c>table.new</c>.</param>
    /// <param name="capacity">The most records that the table keeps.</param>
    /// <param name="maxRecord">The most bytes of one record, up to 65,535. A later firmware may raise it, never lower it.</param>
    /// <param name="budget">The most bytes of the file. One largest record of it stays reserved for changing and deleting.</param>
    public RecordLog(IFileSystem files, IStorageEvents events, string table, int capacity, int maxRecord, int budget)
        : this(table, capacity, maxRecord, budget, new LogWorkbench(files, events, maxRecord > 0 && maxRecord <= RecordFrame.MaxData ? maxRecord : 0))
    {
    }

    /// <summary>Prepares a log that shares its workbench with others of the same drive and lock.</summary>
    public RecordLog(string table, int capacity, int maxRecord, int budget, LogWorkbench bench)
    {
        if (capacity < 1 || maxRecord < 0 || maxRecord > bench.MaxRecord || maxRecord > RecordFrame.MaxData
            || budget < LogHeader.Size + (2 * (RecordFrame.Overhead + maxRecord)))
        {
            throw new ArgumentOutOfRangeException(nameof(budget));
        }
        _budget = budget;
        _file = new LogFile(table, capacity, maxRecord, bench);
    }

    /// <summary>The number of records. After a failure that left doubt this looks at the drive.</summary>
    public int Count => Settled().Count;

    /// <summary>The most records that the table keeps.</summary>
    public int Capacity => _file.Capacity;

    /// <summary>The bytes of the file, dead ones included.</summary>
    public int FileBytes => _file.Length;

    /// <summary>The bytes that a compaction would free.</summary>
    public int DeadBytes => _file.Dead;

    /// <summary>
    /// Reads the file and builds the index, after finishing whatever a cut of the power left half done.
    /// <see cref="StorageResult.UnknownFormat"/> and <see cref="StorageResult.Full"/> (more records than the capacity)
    /// leave the file untouched and the log closed. May be called again at any time.
    /// </summary>
    public StorageResult Open()
    {
        if (_file.Bench.IsVisiting) return StorageResult.Busy;
        StorageResult result = _file.Load();
        // After a failing drive, the next operation tries again; a file that we must not touch stays closed.
        _wanted = result is StorageResult.Ok or StorageResult.ReadFailed or StorageResult.WriteFailed or StorageResult.NoMemory;
        return result;
    }

    internal LogWorkbench Bench => _file.Bench;

    /// <summary>The name of the table, made at each call.</summary>
    internal string Table => _file.Table;

    internal string FileName => _file.Name;

    /// <summary>Whether the file has nothing but a head, or is not there.</summary>
    internal bool IsBare => _file.IsBare;

    /// <summary>Whether <see cref="TableWitness"/> has noted that there are records.</summary>
    internal bool IsWitnessed;

    /// <summary>Whether there is a record with this key. Reads nothing, unless a failure left doubt.</summary>
    public bool Contains(long key) => Settled().Find(key) >= 0;

    /// <summary>The key of the record at a place from 0 to <see cref="Count"/> - 1, in ascending order of keys.</summary>
    public long KeyAt(int place) => _file.Index.KeyAt(place);

    /// <summary>
    /// The place of the first record whose key is this one or behind it; <see cref="Count"/> when there is none. For walking through the
    /// records one at a time while they change.
    /// </summary>
    public int PlaceOf(long key)
    {
        int slot = Settled().Find(key);
        return slot < 0 ? ~slot : slot;
    }

    /// <summary>Whether the log can be used now. After a failing drive this tries again.</summary>
    public StorageResult Check() => Ready();

    /// <summary>The most bytes of one record.</summary>
    public int RecordBytes => _file.MaxRecord;

    /// <summary>Whether a file of so many bytes is within the budget, with the place that stays reserved.</summary>
    public bool CanHold(int bytes) => bytes <= _budget - RecordFrame.Overhead - _file.MaxRecord;

    /// <summary>Reads a record.</summary>
    /// <param name="count">The record's size, also when it does not fit into the target; 0 when there is none or it is damaged.</param>
    /// <returns>Whether the record was copied to the target.</returns>
    public bool TryRead(long key, byte[] target, int offset, out int count) => Read(key, target, offset, out count) == StorageResult.Ok;

    /// <summary>
    /// Reads a record, and says why when it cannot. <see cref="StorageResult.NotFound"/>: there is none for sure;
    /// <see cref="StorageResult.Damaged"/>: nobody can read it any more; after all else it may well be there, and can be read later.
    /// </summary>
    /// <param name="count">As in <see cref="TryRead"/>.</param>
    public StorageResult Read(long key, byte[] target, int offset, out int count)
    {
        count = 0;
        if (target is null || offset < 0 || offset > target.Length) return StorageResult.Invalid;
        StorageResult result = Ready();
        if (result != StorageResult.Ok) return result;
        int slot = _file.Index.Find(key);
        if (slot < 0) return StorageResult.NotFound;
        int length = _file.Index.LengthAt(slot);
        if (length > target.Length - offset)
        {
            count = length;
            return StorageResult.TooLarge;
        }
        result = _file.Fetch(slot);
        if (result != StorageResult.Ok) return result;
        Array.Copy(_file.Buffer, RecordFrame.HeaderSize, target, offset, length);
        count = length;
        return StorageResult.Ok;
    }

    /// <summary>
    /// What was written since the last commit may not be on the drive: it was taken back as far as that can be told, and the next operation reads what
    /// is there.
    /// </summary>
    public void Doubt() => _file.Doubt();

    /// <summary>
    /// Writes a record, new or in place of the one with the same key. Content that is already there is not written
    /// again: comparing costs one read, which is far cheaper than wearing the flash.
    /// </summary>
    public StorageResult Put(long key, byte[] data, int offset, int count)
    {
        if (data is null || offset < 0 || count < 0 || offset > data.Length - count) return StorageResult.Invalid;
        if (count > _file.MaxRecord) return StorageResult.TooLarge;
        StorageResult result = Ready();
        if (result != StorageResult.Ok) return result;

        int slot = _file.Index.Find(key);
        if (slot >= 0 && IsSame(slot, data, offset, count)) return StorageResult.Ok;
        int size = RecordFrame.Overhead + count;
        result = MakeRoom(slot, size);
        if (result != StorageResult.Ok) return result;

        result = _file.Prepare(key);
        if (result != StorageResult.Ok) return Refuse(result);
        RecordFrame.WriteHeader(_file.Buffer, 0, RecordFrame.Put, key, count);
        Array.Copy(data, offset, _file.Buffer, RecordFrame.HeaderSize, count);
        return Finish();
    }

    /// <summary>Deletes a record.</summary>
    public StorageResult Delete(long key)
    {
        StorageResult result = Ready();
        if (result != StorageResult.Ok) return result;
        if (_file.Index.Find(key) < 0) return StorageResult.NotFound;

        // A deletion may exceed the budget by its few bytes: it is the way out of a full table.
        if (_file.Length + RecordFrame.Overhead > _budget) Tidy();
        result = Ready();
        if (result != StorageResult.Ok) return result;
        RecordFrame.WriteHeader(_file.Buffer, 0, RecordFrame.Delete, key, 0);
        return Finish();
    }

    /// <summary>
    /// Copies the live records into a new file without the dead bytes. A log does so by itself when half of it is dead,
    /// after the write that made it so, or when there is no room otherwise; call it when the box has nothing else to do.
    /// </summary>
    public StorageResult Compact()
    {
        StorageResult result = Ready();
        if (result != StorageResult.Ok) return result;
        return _file.Dead == 0 && !_file.NeedsHealing ? StorageResult.Ok : Shrink();
    }

    /// <summary>Shows every record once, in the order of the file, reading it from front to back.</summary>
    public StorageResult Visit(IRecordVisitor visitor)
    {
        StorageResult result = Ready();
        if (result != StorageResult.Ok) return result;
        _file.Bench.IsVisiting = true;
        try
        {
            result = _file.Visit(visitor);
            return result == StorageResult.NoMemory ? _file.Bench.LackMemory() : result;
        }
        catch (OutOfMemoryException)
        {
            // The visitor keeps something of each record. It has not seen all.
            return _file.Bench.LackMemory();
        }
        finally
        {
            _file.Bench.IsVisiting = false;
        }
    }

    private StorageResult Ready()
    {
        if (_file.Bench.IsVisiting) return StorageResult.Busy;
        if (_file.IsOpen) return StorageResult.Ok;
        return _wanted ? Open() : StorageResult.NotOpen;
    }

    private RecordIndex Settled()
    {
        if (!_file.IsOpen && _wanted) Ready();
        return _file.Index;
    }

    private bool IsSame(int slot, byte[] data, int offset, int count)
    {
        if (_file.Index.LengthAt(slot) != count || _file.Fetch(slot) != StorageResult.Ok) return false;
        byte[] stored = _file.Buffer;
        for (int i = 0; i < count; i++)
        {
            if (stored[RecordFrame.HeaderSize + i] != data[offset + i]) return false;
        }
        return true;
    }

    private StorageResult MakeRoom(int slot, int size)
    {
        if (slot < 0 && _file.Index.Count >= Capacity) return Refuse(StorageResult.Full);
        int growth = slot < 0 ? size : size - RecordFrame.Overhead - _file.Index.LengthAt(slot);
        int reserve = RecordFrame.Overhead + _file.MaxRecord;
        if (growth > 0 && LogHeader.Size + _file.Live + growth > _budget - reserve) return Refuse(StorageResult.Full);

        int length = _file.Length > 0 ? _file.Length : LogHeader.Size;
        if (length + size <= _budget) return StorageResult.Ok;
        StorageResult tidied = Tidy();
        if (!_file.IsOpen) return Refuse(tidied == StorageResult.NoMemory ? tidied : StorageResult.WriteFailed);
        if (_file.Length + size <= _budget) return StorageResult.Ok;
        return Refuse(tidied == StorageResult.NoMemory ? tidied : StorageResult.Full);
    }

    private StorageResult Finish()
    {
        StorageResult result = _file.Append();
        if (result != StorageResult.Ok) return Refuse(result);
        _refusals = 0;
        _file.Bench.HaveMemory();
        bool half = _file.Length >= SmallestToCompact && _file.Dead >= _file.Length / 2;
        if (half || _file.NeedsHealing) Tidy();
        if (_file.Bench.Witness is not null) _file.Bench.Witness.Follow(this);
        return StorageResult.Ok;
    }

    /// <summary>Compacts unless it failed a moment ago: a full drive must not cost a whole copy at each write. Ok also when it did not try.</summary>
    private StorageResult Tidy()
    {
        if (_skip > 0)
        {
            _skip--;
            return StorageResult.Ok;
        }
        StorageResult result = Shrink();
        // Memory comes back by itself.
        if (result != StorageResult.Ok && result != StorageResult.NoMemory) _skip = CompactionsToSkip;
        return result;
    }

    private StorageResult Shrink()
    {
        TableWitness witness = _file.Bench.Witness;
        return witness is null || witness.LetGo(this) ? _file.Compact() : StorageResult.WriteFailed;
    }

    private StorageResult Refuse(StorageResult result)
    {
        // The lack of memory was said where it was found: it is no matter of this file.
        if (result == StorageResult.NoMemory) return result;
        if (_refusals % RefusalsBetweenLines == 0) _file.Bench.Events.Log(result == StorageResult.Full ? EventText.Full(_file.Name) : EventText.WriteFailed(_file.Name));
        _refusals++;
        return result;
    }
}
