namespace PocketSpy.Services.Lobby;

/// <summary>
/// Finds the rows of a table by a column of numbers: open addressing, half empty at most, 4 bytes a row on the device beside the
/// column itself. A number may stand in several rows (hashes collide): <see cref="First"/> and <see cref="Next"/> walk them.
/// </summary>
public sealed class IntIndex
{
    /// <summary>Most rows.</summary>
    public const int MaximumRows = 16_383;

    private const int Free = -1;

    private readonly int[] _column;
    private readonly short[] _rows;
    private readonly int _mask;

    /// <param name="column">The numbers, one a row; its length is the capacity, at most <see cref="MaximumRows"/>.</param>
    public IntIndex(int[] column)
    {
        _column = column;
        int size = 4;
        while (size < column.Length * 2) size *= 2;
        _mask = size - 1;
        _rows = new short[size];
        Clear();
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        for (int i = 0; i < _rows.Length; i++) _rows[i] = Free;
    }

    /// <summary>Adds a row, whose number stands in the column already.</summary>
    public void Add(int row)
    {
        int place = Home(_column[row]);
        while (_rows[place] != Free) place = (place + 1) & _mask;
        _rows[place] = (short)row;
    }

    /// <summary>Takes a row out, whose number still stands in the column. The rows behind it move up, so that no walk ends early.</summary>
    public void Remove(int row)
    {
        int place = Home(_column[row]);
        while (_rows[place] != row)
        {
            if (_rows[place] == Free) return;
            place = (place + 1) & _mask;
        }
        int next = (place + 1) & _mask;
        while (_rows[next] != Free)
        {
            int distance = (next - Home(_column[_rows[next]])) & _mask;
            if (distance >= ((next - place) & _mask))
            {
                _rows[place] = _rows[next];
                place = next;
            }
            next = (next + 1) & _mask;
        }
        _rows[place] = Free;
    }

    /// <summary>The place of the first row with this number, or -1. Not the row: see <see cref="RowAt"/>.</summary>
    public int First(int number) => Walk(Home(number), number);

    /// <summary>The place of the next row with this number, or -1.</summary>
    public int Next(int place, int number) => Walk((place + 1) & _mask, number);

    /// <summary>The row at a place that <see cref="First"/> or <see cref="Next"/> gave.</summary>
    public int RowAt(int place) => _rows[place];

    private int Walk(int place, int number)
    {
        while (_rows[place] != Free)
        {
            if (_column[_rows[place]] == number) return place;
            place = (place + 1) & _mask;
        }
        return -1;
    }

    // Spreads numbers that follow each other (Knuth's multiplicative hash).
    private int Home(int number) => (int)(((uint)number * 2654435761u) >> 8) & _mask;
}
