using System;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// The user ids that were given to consoles (NAS acctcreate). Kept on flash, so that no id is ever given out twice.
/// When the table is full, the oldest id with which nobody ever logged in gives way.
/// </summary>
/// <remarks>Record: version 1, unit code, claimed 0/1, number of issue (4 bytes, big-endian), MAC address as sent (up to 16 bytes).</remarks>
public sealed class AccountTable : IRecordVisitor
{
    /// <summary>Longest record.</summary>
    public const int RecordBytes = HeadBytes + MaximumMacBytes;

    /// <summary>The version of a record.</summary>
    public const int Version = 1;

    /// <summary>Bytes before what varies.</summary>
    public const int HeadBytes = 7;

    /// <summary>Place of the flag that somebody logged in.</summary>
    public const int ClaimedAt = 2;

    /// <summary>Place of the number of issue.</summary>
    public const int NumberAt = 3;

    /// <summary>Longest MAC address.</summary>
    public const int MaximumMacBytes = 16;

    private const int Rank = 50;
    private const int Attempts = 16;

    private readonly RecordLog _log;
    private readonly IRandom _random;
    private readonly byte[] _record;
    private readonly byte[] _drawn = new byte[6];
    private int _lastNumber;
    private bool _isLoaded;
    private long _oldestUnclaimed;
    private int _oldestNumber;

    /// <param name="keeper">Keeps the table.</param>
    /// <param name="size">How many there may be.</param>
    /// <param name="random">Draws ids.</param>
    public AccountTable(Keeper keeper, NintendoSize size, IRandom random)
    {
        _record = keeper.Records.Buffer;
        _log = keeper.Table(Rank, new AccountForm(), size.Accounts, RecordBytes, size.AccountBytes);
        _random = random;
    }

    /// <summary>Number of ids.</summary>
    public int Count => _log.Count;

    /// <summary>Most ids.</summary>
    public int Capacity => _log.Capacity;

    /// <summary>Sign-ins since the start, of consoles whose id another server gave as well.</summary>
    public int SignIns { get; private set; }

    /// <summary>Reads what is on flash; call once before use. After a failure it is tried again before an id is given out.</summary>
    public StorageResult Load()
    {
        _lastNumber = 0;
        StorageResult result = _log.Visit(this);
        _isLoaded = result == StorageResult.Ok;
        return result;
    }

    /// <summary>Whether an id was given out.</summary>
    public bool Contains(long userId) => _log.Contains(userId);

    /// <summary>
    /// Gives out an id that nobody has. A DS keeps it in 31 bits (old DS software reads it signed), a Wii in 43.
    /// Durable when this gives <see cref="StorageResult.Ok"/>.
    /// </summary>
    public StorageResult Issue(int unitCode, byte[] mac, int macCount, out long userId)
    {
        userId = 0;
        if (!_isLoaded)
        {
            StorageResult loaded = Load();
            if (loaded != StorageResult.Ok) return loaded;
        }
        userId = Draw(unitCode);
        int count = macCount < MaximumMacBytes ? macCount : MaximumMacBytes;
        StorageResult result = Save(unitCode, mac, count, userId);
        if (result == StorageResult.Full && DropOldestUnclaimed()) result = Save(unitCode, mac, count, userId);
        return result;
    }

    /// <summary>A console has signed in.</summary>
    public void NoteSignIn() => SignIns++;

    /// <summary>Notes that somebody logged in with the id, at every login; ids of other servers are not in the table and need no note.</summary>
    public StorageResult Claim(long userId)
    {
        StorageResult result = _log.Read(userId, _record, 0, out int count);
        if (result is not (StorageResult.Ok or StorageResult.NotFound or StorageResult.Damaged)) return result;
        if (result != StorageResult.Ok || count < HeadBytes || _record[ClaimedAt] != 0) return StorageResult.Ok;
        _record[ClaimedAt] = 1;
        return _log.Put(userId, _record, 0, count);
    }

    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        if (count < HeadBytes || buffer[offset] != Version) return;
        int at = offset + NumberAt;
        int number = (buffer[at] << 24) | (buffer[at + 1] << 16) | (buffer[at + 2] << 8) | buffer[at + 3];
        if (number > _lastNumber) _lastNumber = number;
        if (buffer[offset + ClaimedAt] != 0 || (_oldestUnclaimed != 0 && number > _oldestNumber)) return;
        _oldestUnclaimed = key;
        _oldestNumber = number;
    }

    private StorageResult Save(int unitCode, byte[] mac, int macCount, long userId)
    {
        // At the end of the numbers all that follow are as new as each other.
        int number = _lastNumber < int.MaxValue ? _lastNumber + 1 : _lastNumber;
        _record[0] = Version;
        _record[1] = (byte)unitCode;
        _record[ClaimedAt] = 0;
        _record[NumberAt] = (byte)(number >> 24);
        _record[NumberAt + 1] = (byte)(number >> 16);
        _record[NumberAt + 2] = (byte)(number >> 8);
        _record[NumberAt + 3] = (byte)number;
        Array.Copy(mac, 0, _record, HeadBytes, macCount);
        StorageResult result = _log.Put(userId, _record, 0, HeadBytes + macCount);
        if (result == StorageResult.Ok) _lastNumber = number;
        return result;
    }

    private long Draw(int unitCode)
    {
        for (int i = 0; i < Attempts; i++)
        {
            _random.Fill(_drawn, 0, 6);
            long high = ((_drawn[0] & 0x07L) << 40) | ((long)_drawn[1] << 32);
            long low = ((_drawn[2] & 0x7FL) << 24) | ((long)_drawn[3] << 16) | ((long)_drawn[4] << 8) | _drawn[5];
            long id = unitCode == 0 ? low : high | low;
            if (id != 0 && !_log.Contains(id)) return id;
        }
        // Random numbers that repeat so often are broken; counting on is not.
        long next = 1;
        while (_log.Contains(next)) next++;
        return next;
    }

    private bool DropOldestUnclaimed()
    {
        _oldestUnclaimed = 0;
        if (_log.Visit(this) != StorageResult.Ok) return false;
        return _oldestUnclaimed != 0 && _log.Delete(_oldestUnclaimed) == StorageResult.Ok;
    }
}
