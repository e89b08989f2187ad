using System;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// Messages that wait for a player who is away. The key is the receiver's profile id in the upper half and a running number in
/// the lower, so that the log's own index gives a player's messages in the order in which they came.
/// </summary>
/// <remarks>Record: version 1, type (2 bytes), sender (4), date as Unix time (4), all big-endian, then the text as it came.</remarks>
public sealed class MessageTable
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

    private readonly RecordLog _log;
    private readonly int _perReceiver;
    private readonly byte[] _record;
    private uint _last;

    /// <param name="log">Where they are kept; open.</param>
    /// <param name="room">Where records are read and built.</param>
    /// <param name="perReceiver">Most messages that wait for one player.</param>
    public MessageTable(RecordLog log, RecordBuffer room, int perReceiver)
    {
        _record = room.Buffer;
        _log = log;
        _perReceiver = perReceiver;
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

    /// <summary>Reads the running number from flash; call once before use.</summary>
    public void Load()
    {
        _last = 0;
        for (int i = 0; i < _log.Count; i++)
        {
            uint number = (uint)_log.KeyAt(i);
            if (number > _last) _last = number;
        }
    }

    /// <summary>How many messages wait for a player.</summary>
    public int CountFor(int receiver)
    {
        int start = FirstPlace(receiver);
        int place = start;
        while (place < _log.Count && ReceiverOf(_log.KeyAt(place)) == receiver) place++;
        return place - start;
    }

    /// <summary>Keeps a message. Full when too many wait for this player or in all, TooLarge when the text is too long.</summary>
    public StorageResult Add(int receiver, int type, int from, uint date, byte[] text, int offset, int count)
    {
        if (count > TextBytes) return StorageResult.TooLarge;
        if (CountFor(receiver) >= _perReceiver || !Advance()) return StorageResult.Full;
        _record[0] = Version;
        _record[1] = (byte)(type >> 8);
        _record[2] = (byte)type;
        Put32(3, (uint)from);
        Put32(7, date);
        Array.Copy(text, offset, _record, HeadBytes, count);
        return _log.Put(((long)receiver << 32) | _last, _record, 0, HeadBytes + count);
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
                Type = (_record[1] << 8) | _record[2];
                From = (int)Get32(3);
                Date = Get32(7);
                TextCount = count - HeadBytes;
                return key;
            }
            // It waits on when it is only now that it cannot be read. One that is damaged nobody can read any more.
            if (result != StorageResult.Ok && result != StorageResult.Damaged) return 0;
            if (_log.Delete(key) != StorageResult.Ok) return 0;
        }
    }

    /// <summary>Whether a message of this type and sender waits for a player already.</summary>
    public bool Has(int receiver, int type, int from)
    {
        for (int place = FirstPlace(receiver); place < _log.Count && ReceiverOf(_log.KeyAt(place)) == receiver; place++)
        {
            if (!_log.TryRead(_log.KeyAt(place), _record, 0, out int count) || count < HeadBytes) continue;
            if (((_record[1] << 8) | _record[2]) == type && (int)Get32(3) == from) return true;
        }
        return false;
    }

    /// <summary>Forgets a message that was delivered.</summary>
    public StorageResult Remove(long key) => _log.Delete(key);

    /// <summary>Forgets all messages of a player.</summary>
    public void RemoveAll(int receiver)
    {
        while (true)
        {
            int place = FirstPlace(receiver);
            if (place == _log.Count || ReceiverOf(_log.KeyAt(place)) != receiver) return;
            if (_log.Delete(_log.KeyAt(place)) != StorageResult.Ok) return;
        }
    }

    // At the end of the numbers they go on behind the highest that still waits; while that is the very last one, no message fits behind it.
    private bool Advance()
    {
        if (_last == uint.MaxValue) Load();
        if (_last == uint.MaxValue) return false;
        _last++;
        return true;
    }

    private static int ReceiverOf(long key) => (int)(key >> 32);

    private static long FirstKeyOf(int receiver) => (long)receiver << 32;

    private int FirstPlace(int receiver) => PlaceOf(FirstKeyOf(receiver));

    // Place of the first key at or behind this one: the index is in order of keys.
    private int PlaceOf(long key)
    {
        int low = 0;
        int high = _log.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_log.KeyAt(middle) < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void Put32(int at, uint value)
    {
        _record[at] = (byte)(value >> 24);
        _record[at + 1] = (byte)(value >> 16);
        _record[at + 2] = (byte)(value >> 8);
        _record[at + 3] = (byte)value;
    }

    private uint Get32(int at) => ((uint)_record[at] << 24) | ((uint)_record[at + 1] << 16) | ((uint)_record[at + 2] << 8) | _record[at + 3];
}
