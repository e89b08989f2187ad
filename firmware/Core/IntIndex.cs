using System;

namespace PocketSpy.Core;

/// <summary>
/// Finds the rows of a table by a column of numbers: the rows in the order of their numbers, 2 bytes a row on the device beside the
/// column itself. A look-up is a binary search; adding shifts with a native copy. A number may stand in several rows:
/// <see cref="First"/> and <see cref="Next"/> walk them. A number that stands in the index must not change.
/// </summary>
public sealed class IntIndex
{
    /// <summary>Most rows.</summary>
    public const int MaximumRows = 16_383;

    private const int RowsAtLeast = 4_096;
    private const int None = -1;

    private int[] _column;
    private short[] _rows;
    private int _count;

    /// <param name="column">The numbers, one a row; its length is the capacity, at most <see cref="MaximumRows"/>.</param>
    public IntIndex(int[] column)
    {
        _column = column;
        _rows = new short[column.Length];
    }

    /// <summary>Rows of a table on a PC that serves so many consoles at once.</summary>
    public static int RowsFor(int consoles) => consoles * 4 < MaximumRows - RowsAtLeast ? RowsAtLeast + consoles * 4 : MaximumRows;

    /// <summary>Goes on with a longer column, which begins like the one before. Throws when there is no memory, and then nothing has changed.</summary>
    public void Grow(int[] column)
    {
        short[] rows = new short[column.Length];
        Array.Copy(_rows, 0, rows, 0, _count);
        _rows = rows;
        _column = column;
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a row, whose number stands in the column already.</summary>
    public void Add(int row)
    {
        int number = _column[row];
        int place = PlaceOf(number);
        Array.Copy(_rows, place, _rows, place + 1, _count - place);
        _rows[place] = (short)row;
        _count++;
    }

    /// <summary>Takes a row out, whose number still stands in the column. A row that is not in the index changes nothing.</summary>
    public void Remove(int row)
    {
        int number = _column[row];
        int place = First(number);
        while (place >= 0 && _rows[place] != row) place = Next(place, number);
        if (place < 0) return;
        _count--;
        Array.Copy(_rows, place + 1, _rows, place, _count - place);
    }

    /// <summary>The place of the first row with this number, or -1. Not the row: see <see cref="RowAt"/>.</summary>
    public int First(int number) => Check(PlaceOf(number), number);

    /// <summary>The place of the next row with this number, or -1.</summary>
    public int Next(int place, int number) => Check(place + 1, number);

    /// <summary>The row at a place that <see cref="First"/> or <see cref="Next"/> gave.</summary>
    public int RowAt(int place) => _rows[place];

    private int Check(int place, int number) => place < _count && _column[_rows[place]] == number ? place : None;

    // The first place whose number is not less.
    private int PlaceOf(int number)
    {
        int low = 0;
        int high = _count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_column[_rows[middle]] < number) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
