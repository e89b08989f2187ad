using System;

namespace PocketSpy.Storage;

/// <summary>
/// Where each live record stands in the file: three columns sorted by key. 14 bytes of heap a place, allocated once.
/// A look-up is a binary search; adding and removing shift the columns with native copies.
/// </summary>
internal sealed class RecordIndex
{
    private readonly long[] _keys;
    private readonly int[] _offsets;
    private readonly ushort[] _lengths;

    internal RecordIndex(int capacity)
    {
        _keys = new long[capacity];
        _offsets = new int[capacity];
        _lengths = new ushort[capacity];
    }

    internal int Count { get; private set; }

    internal int Capacity => _keys.Length;

    internal long KeyAt(int slot) => _keys[slot];

    internal int OffsetAt(int slot) => _offsets[slot];

    internal int LengthAt(int slot) => _lengths[slot];

    /// <summary>The slot of a key, or the complement of the slot where it belongs.</summary>
    internal int Find(long key)
    {
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            long there = _keys[middle];
            if (there == key) return middle;
            if (there < key) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>Moves a slot's record to another place of the same length.</summary>
    internal void MoveTo(int slot, int offset) => _offsets[slot] = offset;

    /// <summary>Enters a new or another place for a key; false when there is no free slot.</summary>
    internal bool Set(long key, int offset, int length)
    {
        int slot = Find(key);
        if (slot < 0)
        {
            if (Count == _keys.Length) return false;
            slot = ~slot;
            Shift(slot, slot + 1, Count - slot);
            _keys[slot] = key;
            Count++;
        }
        _offsets[slot] = offset;
        _lengths[slot] = (ushort)length;
        return true;
    }

    internal void RemoveAt(int slot)
    {
        Count--;
        Shift(slot + 1, slot, Count - slot);
    }

    internal void Clear() => Count = 0;

    private void Shift(int from, int to, int count)
    {
        if (count == 0) return;
        Array.Copy(_keys, from, _keys, to, count);
        Array.Copy(_offsets, from, _offsets, to, count);
        Array.Copy(_lengths, from, _lengths, to, count);
    }
}
