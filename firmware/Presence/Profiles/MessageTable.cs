using System;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// Messages that wait for a player who is away. The key is the receiver's profile id in the upper half and a running number in
/// the lower, so that the log's own index gives a player's messages in the order in which they came. A sender has a share of what waits for one
/// player, and of all; where there is no room the oldest goes.
/// </summary>
/// <remarks>Record: version 1, type (2 bytes), sender (4), date as Unix time (4), all big-endian, then the text as it came.</remarks>
public sealed class MessageTable : IRecordVisitor
{
    /// <summary>Longest text.</summary>
    public const int TextBytes = 400;

    /// <summary>Longest record.</summary>
    public const int RecordBytes = HeadBytes + TextBytes;

    /// <summary>Start of the text in <see cref="Buffer"/>.</summary>
    public const int TextOffset = HeadBytes;

    /// <summary>The version of a record.</summary>
    public const int Version = 1;

    /// <summary>Bytes before what varies.</summary>
    public const int HeadBytes = 11;

    /// <summary>Place of the type.</summary>
    public const int TypeAt = 1;

    /// <summary>Place of the sender.</summary>
    public const int FromAt = 3;

    /// <summary>Place of the date.</summary>
    public const int DateAt = 7;

    /// <summary>Largest running number that a backup may bring: behind it are more than a drive can ever be written.</summary>
    public const uint MaximumNumber = int.MaxValue;

    private const int LeastShare = 4;

    // More than this never have to go for one that comes.
    private const int Attempts = 8;

    // A clock that was never set begins long before.
    private const uint FirstRightDate = 1_577_836_800;

    private readonly RecordLog _log;
    private readonly int _perReceiver;

    private readonly MessageSenders _senders;
    private readonly long[] _old = new long[Attempts];
    private uint _oldest;
    private int _oldCount;
    private readonly byte[] _record;
    private uint _last;

    /// <param name="log">Where they are kept; open.</param>
    /// <param name="room">Where records are read and built.</param>
    /// <param name="capacity">Most messages.</param>
    /// <param name="perReceiver">Most messages that wait for one player.</param>
    public MessageTable(RecordLog log, RecordBuffer room, int capacity, int perReceiver)
    {
        _record = room.Buffer;
        _log = log;
        _perReceiver = perReceiver;
        _senders = new MessageSenders(log, capacity);
    }

    /// <summary>Type of the message that was read.</summary>
    public int Type { get; private set; }

    /// <summary>Sender of the message that was read.</summary>
    public int From { get; private set; }

    /// <summary>Unix time of the message that was read.</summary>
    public uint Date { get; private set; }

    /// <summary>Holds the text of the message that was read, from <see cref="TextOffset"/> on, until another table is asked.</summary>
    public byte[] Buffer => _record;

    /// <summary>Bytes of the text.</summary>
    public int TextCount { get; private set; }

    /// <summary>Reads the running number and the senders from flash; call once before use.</summary>
    public StorageResult Load()
    {
        _last = 0;
        for (int i = 0; i < _log.Count; i++)
        {
            uint number = (uint)_log.KeyAt(i);
            if (number > _last) _last = number;
        }
        return _senders.Load();
    }

    /// <summary>How many messages wait for a player.</summary>
    public int CountFor(int receiver)
    {
        int start = FirstPlace(receiver);
        int place = start;
        while (place < _log.Count && ReceiverOf(_log.KeyAt(place)) == receiver) place++;
        return place - start;
    }

    /// <summary>Keeps a message; where there is no room an older one goes. TooLarge when the text is too long.</summary>
    public StorageResult Add(int receiver, int type, int from, uint date, byte[] text, int offset, int count)
    {
        if (count > TextBytes) return StorageResult.TooLarge;
        if (!HasNumber()) return StorageResult.Full;
        StorageResult result = MakeRoom(receiver, from);
        if (result != StorageResult.Ok) return result;
        result = Put(receiver, type, from, date, text, offset, count);
        // The file may be full of long ones before there are too many.
        for (int i = 0; i < Attempts && result == StorageResult.Full; i++)
        {
            result = _senders.RemoveOldest(MessageSenders.Any, MessageSenders.Any);
            if (result == StorageResult.Ok) result = Put(receiver, type, from, date, text, offset, count);
        }
        return result;
    }

    /// <summary>Whether the message that was read has waited since before a time. One from a time when the clock was not set has not.</summary>
    public bool IsOlderThan(uint unixTime) => IsOld(Date, unixTime);

    /// <summary>Forgets messages that have waited since before a time, a few at each call. Gives their number.</summary>
    public int RemoveOlderThan(uint unixTime)
    {
        if (_log.Count == 0) return 0;
        _oldest = unixTime;
        _oldCount = 0;
        if (_log.Visit(this) != StorageResult.Ok) return 0;
        int removed = 0;
        while (removed < _oldCount && Remove(_old[removed]) == StorageResult.Ok) removed++;
        return removed;
    }

    /// <summary>
    /// Reads a player's oldest message behind that of a key, which may be gone meanwhile; 0 for the oldest of all. Gives its key,
    /// or 0 when there is none.
    /// </summary>
    public long ReadNext(int receiver, long last)
    {
        long from = last == 0 ? FirstKeyOf(receiver) : last + 1;
        while (true)
        {
            int place = PlaceOf(from);
            if (place == _log.Count) return 0;
            long key = _log.KeyAt(place);
            if (ReceiverOf(key) != receiver) return 0;
            StorageResult result = _log.Read(key, _record, 0, out int count);
            if (result == StorageResult.Ok && count >= HeadBytes && _record[0] == Version)
            {
                Type = BigEndian.Read16(_record, TypeAt);
                From = (int)BigEndian.Read32(_record, FromAt);
                Date = BigEndian.Read32(_record, DateAt);
                TextCount = count - HeadBytes;
                return key;
            }
            // It waits on when it is only now that it cannot be read. One that is damaged nobody can read any more.
            if (result != StorageResult.Ok && result != StorageResult.Damaged) return 0;
            if (Remove(key) != StorageResult.Ok) return 0;
        }
    }

    /// <summary>Whether a message of this type and sender waits for a player already.</summary>
    public bool Has(int receiver, int type, int from)
    {
        for (int place = FirstPlace(receiver); place < _log.Count && ReceiverOf(_log.KeyAt(place)) == receiver; place++)
        {
            if (!_log.TryRead(_log.KeyAt(place), _record, 0, out int count) || count < HeadBytes) continue;
            if (BigEndian.Read16(_record, TypeAt) == type && (int)BigEndian.Read32(_record, FromAt) == from) return true;
        }
        return false;
    }

    /// <summary>Forgets a message that was delivered.</summary>
    public StorageResult Remove(long key) => _senders.Remove(key);

    /// <summary>Forgets all messages of a player.</summary>
    public void RemoveAll(int receiver)
    {
        while (true)
        {
            int place = FirstPlace(receiver);
            if (place == _log.Count || ReceiverOf(_log.KeyAt(place)) != receiver) return;
            if (Remove(_log.KeyAt(place)) != StorageResult.Ok) return;
        }
    }

    // Gathers the keys of old ones.
    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        if (count < HeadBytes || _oldCount == Attempts) return;
        uint date = BigEndian.Read32(buffer, offset + DateAt);
        if (IsOld(date, _oldest)) _old[_oldCount++] = key;
    }

    private static bool IsOld(uint date, uint unixTime) => date >= FirstRightDate && date < unixTime;

    // The shares of a sender with this player, of the player, of the sender with all.
    private StorageResult MakeRoom(int receiver, int from)
    {
        if (!_senders.IsKnown()) return StorageResult.ReadFailed;
        StorageResult result = StorageResult.Ok;
        if (_senders.CountOf(receiver, from) >= Share(_perReceiver, 2)) result = _senders.RemoveOldest(receiver, from);
        else if (CountFor(receiver) >= _perReceiver) result = _senders.RemoveOldest(receiver, MessageSenders.Any);
        if (result != StorageResult.Ok) return result;
        if (_senders.CountOf(MessageSenders.Any, from) >= Share(_log.Capacity, 4)) return _senders.RemoveOldest(MessageSenders.Any, from);
        return _log.Count == _log.Capacity ? _senders.RemoveOldest(MessageSenders.Any, MessageSenders.Any) : StorageResult.Ok;
    }

    private static int Share(int all, int parts) => all / parts > LeastShare ? all / parts : LeastShare;

    private StorageResult Put(int receiver, int type, int from, uint date, byte[] text, int offset, int count)
    {
        _last++;
        _record[0] = Version;
        BigEndian.Write16(_record, TypeAt, type);
        BigEndian.Write32(_record, FromAt, (uint)from);
        BigEndian.Write32(_record, DateAt, date);
        Array.Copy(text, offset, _record, HeadBytes, count);
        long key = FirstKeyOf(receiver) | _last;
        StorageResult result = _log.Put(key, _record, 0, HeadBytes + count);
        if (result == StorageResult.Ok) _senders.Insert(key, from);
        return result;
    }

    // At the end of the numbers they go on behind the highest that still waits; while that is the very last one, no message fits behind it.
    private bool HasNumber()
    {
        if (_last == uint.MaxValue) Load();
        return _last != uint.MaxValue;
    }

    private static int ReceiverOf(long key) => (int)(key >> 32);

    private static long FirstKeyOf(int receiver) => (long)receiver << 32;

    private int FirstPlace(int receiver) => PlaceOf(FirstKeyOf(receiver));

    private int PlaceOf(long key) => _log.PlaceOf(key);
}
