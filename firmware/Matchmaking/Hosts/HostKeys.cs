using System;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// What hosts say of themselves: a row's keys as they came, players and teams behind them, and slots by which keys are found. All of it is
/// paid from one budget.
/// </summary>
internal sealed class HostKeys
{
    // Lengths are kept in 16 bits.
    private const int MaximumBytes = short.MaxValue;

    /// <summary>Bytes of the slots of a host with as many keys as count.</summary>
    internal const int MostSlotBytes = HostTable.MaximumKeys * SlotBytes;

    private const int DataStep = 32;
    private const int SlotStep = 8;
    private const int SlotBytes = 4;

    private readonly byte[][] _data;
    private readonly int[][] _slots;
    private readonly short[] _pairs;
    private readonly short[] _keyBytes;
    private readonly short[] _dataBytes;
    private readonly int[] _noSlots = new int[0];
    private readonly RosterReader _roster = new();

    internal HostKeys(int capacity, int bytes)
    {
        Limit = bytes;
        Room = bytes;
        _data = new byte[capacity][];
        _slots = new int[capacity][];
        _pairs = new short[capacity];
        _keyBytes = new short[capacity];
        _dataBytes = new short[capacity];
    }

    /// <summary>The most bytes that may be taken, those of the slots too.</summary>
    internal readonly int Limit;

    /// <summary>Bytes that may still be taken.</summary>
    internal int Room { get; private set; }

    /// <summary>See <see cref="HostTable.DataOf"/>.</summary>
    internal byte[] DataOf(int row) => _data[row];

    /// <summary>See <see cref="HostTable.KeyBytesOf"/>.</summary>
    internal int KeyBytesOf(int row) => _keyBytes[row];

    /// <summary>Forgets a row.</summary>
    internal void Clear(int row)
    {
        Room += TakenBy(row);
        _data[row] = null;
        _slots[row] = null;
        _pairs[row] = 0;
        _keyBytes[row] = 0;
        _dataBytes[row] = 0;
    }

    /// <summary>Bytes that a row takes.</summary>
    internal int TakenBy(int row) => _data[row] is null ? 0 : _data[row].Length + _slots[row].Length * SlotBytes;

    /// <summary>See <see cref="HostTable.TrySetKeys"/>. Takes no more than <paramref name="room"/> bytes beyond those that the row has.</summary>
    internal bool TrySet(int row, byte[] buffer, int offset, int count, int room, out bool changed)
    {
        changed = false;
        if (count > MaximumBytes) return false;
        int pairs = KeyBlock.Index(buffer, offset, count, _noSlots, out int keyBytes, out bool ended);
        if (pairs > HostTable.MaximumKeys) pairs = HostTable.MaximumKeys;
        int rosters = ended ? RosterBytes(buffer, offset + keyBytes + 1, offset + count) : 0;
        if (IsSame(row, buffer, offset, keyBytes, rosters)) return true;
        if (!MakeRoom(row, keyBytes + rosters, pairs, room))
        {
            rosters = 0;
            if (IsSame(row, buffer, offset, keyBytes, 0)) return true;
            if (!MakeRoom(row, keyBytes, pairs, room)) return false;
        }
        byte[] data = _data[row];
        Array.Copy(buffer, offset, data, 0, keyBytes);
        if (rosters > 0) Array.Copy(buffer, offset + keyBytes + 1, data, keyBytes, rosters);
        KeyBlock.Index(data, 0, keyBytes, _slots[row], out int _, out bool _);
        _pairs[row] = (short)pairs;
        _keyBytes[row] = (short)keyBytes;
        _dataBytes[row] = (short)(keyBytes + rosters);
        changed = true;
        return true;
    }

    /// <summary>See <see cref="HostTable.TryLoadRoster"/>.</summary>
    internal bool TryLoadRoster(int row, bool teams, RosterReader roster)
    {
        int at = _keyBytes[row];
        int end = _dataBytes[row];
        if (at == end || !roster.TryLoad(_data[row], at, end - at)) return false;
        return !teams || (at + roster.Size < end && roster.TryLoad(_data[row], at + roster.Size, end - at - roster.Size));
    }

    /// <summary>See <see cref="HostTable.ValueOf(int, int, byte[], int, int)"/>.</summary>
    internal int ValueOf(int row, int hash, byte[] name, int offset, int count) =>
        _data[row] is null ? -1 : KeyBlock.Find(_data[row], _slots[row], _pairs[row], hash, name, offset, count);

    /// <summary>See <see cref="HostTable.ValueOf(int, string)"/>.</summary>
    internal int ValueOf(int row, string name) => _data[row] is null ? -1 : KeyBlock.Find(_data[row], _slots[row], _pairs[row], name);

    // Whole rosters only: players, and teams behind them.
    private int RosterBytes(byte[] buffer, int at, int end)
    {
        if (at >= end || !_roster.TryLoad(buffer, at, end - at)) return 0;
        int players = _roster.Size;
        if (at + players >= end || !_roster.TryLoad(buffer, at + players, end - at - players)) return players;
        return players + _roster.Size;
    }

    private bool IsSame(int row, byte[] buffer, int offset, int keyBytes, int rosters)
    {
        byte[] data = _data[row];
        return data is not null && _keyBytes[row] == keyBytes && _dataBytes[row] == keyBytes + rosters
            && Ascii.Equal(data, 0, buffer, offset, keyBytes) && Ascii.Equal(data, keyBytes, buffer, offset + keyBytes + 1, rosters);
    }

    // What the row had is lost when this gives true, and untouched when an array cannot be had.
    private bool MakeRoom(int row, int bytes, int pairs, int room)
    {
        byte[] data = _data[row];
        int[] slots = _slots[row];
        int dataBytes = data is null ? 0 : data.Length;
        int slotCount = slots is null ? 0 : slots.Length;
        int newData = Fit(dataBytes, bytes, DataStep);
        int newSlots = Fit(slotCount, pairs, SlotStep);
        int more = newData - dataBytes + (newSlots - slotCount) * SlotBytes;
        if (more > 0 && more > room) return dataBytes >= bytes && slotCount >= pairs && dataBytes > 0;
        if (newData != dataBytes) data = new byte[newData];
        if (newSlots != slotCount) slots = new int[newSlots];
        _data[row] = data;
        _slots[row] = slots;
        Room -= more;
        return true;
    }

    // Keeps an array that is large enough and not far too large.
    private static int Fit(int length, int wanted, int step)
    {
        int rounded = wanted < 1 ? step : (wanted + step - 1) / step * step;
        return length >= rounded && length <= rounded * 2 ? length : rounded;
    }
}
