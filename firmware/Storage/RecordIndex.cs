using System;

namespace PocketSpy.Storage;

/// <summary>
/// Where each live record stands in the file: columns sorted by key, 8 bytes of heap a place. The upper halves of keys and of offsets have
/// columns of their own, 4 and 2 bytes a place, which are made when the first key of more than 32 bits or the first offset of more than
/// 16 comes. The columns begin short and double until they have all places, so that a box with few records keeps its heap for players. A look-up is
/// a binary search; adding and removing shift the columns with native copies.
/// </summary>
internal sealed class RecordIndex
{
    private const int FirstPlaces = 16;

    private uint[] _keys;
    private ushort[] _offsets;
    private ushort[] _lengths;
    private int[] _upperKeys;
    private ushort[] _upperOffsets;

    internal RecordIndex(int capacity)
    {
        Capacity = capacity;
        int places = capacity < FirstPlaces ? capacity : FirstPlaces;
        _keys = new uint[places];
        _offsets = new ushort[places];
        _lengths = new ushort[places];
    }

    internal int Count { get; private set; }

    internal readonly int Capacity;

    internal long KeyAt(int slot) => _upperKeys is null ? _keys[slot] : ((long)_upperKeys[slot] << 32) | _keys[slot];

    internal int OffsetAt(int slot) => _upperOffsets is null ? _offsets[slot] : (_upperOffsets[slot] << 16) | _offsets[slot];

    internal int LengthAt(int slot) => _lengths[slot];

    /// <summary>The slot of a key, or the complement of the slot where it belongs.</summary>
    internal int Find(long key)
    {
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            long there = KeyAt(middle);
            if (there == key) return middle;
            if (there < key) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>
    /// Takes the memory that entering this key at an offset needs, so that <see cref="Set"/> needs none. Throws when there is none, and then
    /// nothing has changed.
    /// </summary>
    internal void MakeRoom(long key, int offset)
    {
        if (Count == _keys.Length && Count < Capacity && Find(key) < 0) Grow();
        if (key >> 32 != 0) AddUpperKeys();
        if (offset >> 16 != 0) AddUpperOffsets();
    }

    /// <summary>Moves a slot's record to another place of the same length.</summary>
    internal void MoveTo(int slot, int offset)
    {
        int upper = offset >> 16;
        if (upper != 0) AddUpperOffsets();
        if (_upperOffsets is not null) _upperOffsets[slot] = (ushort)upper;
        _offsets[slot] = (ushort)offset;
    }

    /// <summary>Enters a new or another place for a key; false when there is no free slot.</summary>
    internal bool Set(long key, int offset, int length)
    {
        int slot = Find(key);
        if (slot < 0)
        {
            if (Count == Capacity) return false;
            MakeRoom(key, offset);
            slot = ~slot;
            Shift(slot, slot + 1, Count - slot);
            SetKey(slot, key);
            Count++;
        }
        MoveTo(slot, offset);
        _lengths[slot] = (ushort)length;
        return true;
    }

    internal void RemoveAt(int slot)
    {
        Count--;
        Shift(slot + 1, slot, Count - slot);
    }

    internal void Clear() => Count = 0;

    // Columns of different lengths are the end of the index: memory may run out at each of them, so all are there before one is taken.
    private void Grow()
    {
        int places = _keys.Length * 2 < Capacity ? _keys.Length * 2 : Capacity;
        uint[] keys = new uint[places];
        ushort[] offsets = Grown(_offsets, places);
        ushort[] lengths = Grown(_lengths, places);
        ushort[] upperOffsets = _upperOffsets is null ? null : Grown(_upperOffsets, places);
        int[] upperKeys = _upperKeys is null ? null : new int[places];
        Array.Copy(_keys, 0, keys, 0, Count);
        if (upperKeys is not null) Array.Copy(_upperKeys, 0, upperKeys, 0, Count);
        _keys = keys;
        _offsets = offsets;
        _lengths = lengths;
        _upperOffsets = upperOffsets;
        _upperKeys = upperKeys;
    }

    private void AddUpperKeys() => _upperKeys ??= new int[_keys.Length];

    private void AddUpperOffsets() => _upperOffsets ??= new ushort[_keys.Length];

    private ushort[] Grown(ushort[] column, int places)
    {
        ushort[] grown = new ushort[places];
        Array.Copy(column, 0, grown, 0, Count);
        return grown;
    }

    private void SetKey(int slot, long key)
    {
        if (_upperKeys is not null) _upperKeys[slot] = (int)(key >> 32);
        _keys[slot] = (uint)key;
    }

    private void Shift(int from, int to, int count)
    {
        if (count == 0) return;
        Array.Copy(_keys, from, _keys, to, count);
        Array.Copy(_offsets, from, _offsets, to, count);
        Array.Copy(_lengths, from, _lengths, to, count);
        if (_upperKeys is not null) Array.Copy(_upperKeys, from, _upperKeys, to, count);
        if (_upperOffsets is not null) Array.Copy(_upperOffsets, from, _upperOffsets, to, count);
    }
}
