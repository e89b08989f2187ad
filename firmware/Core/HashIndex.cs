using System;

namespace PocketSpy.Core;

/// <summary>
/// Finds rows of a table by the hash of a text: hashes in order, each with its row, 4 bytes of heap an entry. 16 bits of the hash count:
/// the caller compares what it finds with the text itself. The columns begin short and double until there is room for all. A look-up is a binary search; adding and removing shift with native copies.
/// </summary>
public sealed class HashIndex
{
    private const int None = -1;

    private const int FirstEntries = 16;

    private readonly int _capacity;
    private ushort[] _hashes;
    private short[] _rows;

    /// <param name="capacity">Most entries, at most <see cref="IntIndex.MaximumRows"/>.</param>
    public HashIndex(int capacity)
    {
        _capacity = capacity;
        int entries = capacity < FirstEntries ? capacity : FirstEntries;
        _hashes = new ushort[entries];
        _rows = new short[entries];
    }

    /// <summary>Number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>How many more entries fit.</summary>
    public int Room => _capacity - Count;

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes the memory that one more entry needs, so that <see cref="Add"/> needs none. Throws when there is none, and then nothing has changed.</summary>
    public void MakeRoom()
    {
        if (Count == _hashes.Length && Room > 0) Grow();
    }

    /// <summary>Enters a row. False when there is no room.</summary>
    public bool Add(int hash, int row)
    {
        if (Room == 0) return false;
        MakeRoom();
        int place = PlaceOf(Fold(hash));
        Shift(place, place + 1, Count - place);
        _hashes[place] = (ushort)Fold(hash);
        _rows[place] = (short)row;
        Count++;
        return true;
    }

    /// <summary>Takes out all entries of a row.</summary>
    public void Remove(int row)
    {
        for (int place = Count - 1; place >= 0; place--)
        {
            if (_rows[place] != row) continue;
            Count--;
            Shift(place + 1, place, Count - place);
        }
    }

    /// <summary>The place of the first entry with this hash, or -1. Not the row: see <see cref="RowAt"/>.</summary>
    public int First(int hash) => Check(PlaceOf(Fold(hash)), hash);

    /// <summary>The place of the next entry with this hash, or -1.</summary>
    public int Next(int place, int hash) => Check(place + 1, hash);

    /// <summary>The row at a place that <see cref="First"/> or <see cref="Next"/> gave.</summary>
    public int RowAt(int place) => _rows[place];

    private static int Fold(int hash) => (hash ^ (hash >> 16)) & 0xFFFF;

    private int Check(int place, int hash) => place < Count && _hashes[place] == Fold(hash) ? place : None;

    // The first place whose hash is not less.
    private int PlaceOf(int folded)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_hashes[middle] < folded) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void Grow()
    {
        int entries = _hashes.Length * 2 < _capacity ? _hashes.Length * 2 : _capacity;
        ushort[] hashes = new ushort[entries];
        short[] rows = new short[entries];
        Array.Copy(_hashes, 0, hashes, 0, Count);
        Array.Copy(_rows, 0, rows, 0, Count);
        _hashes = hashes;
        _rows = rows;
    }

    private void Shift(int from, int to, int count)
    {
        Array.Copy(_hashes, from, _hashes, to, count);
        Array.Copy(_rows, from, _rows, to, count);
    }
}
