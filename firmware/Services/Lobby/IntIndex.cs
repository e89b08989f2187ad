namespace PocketSpy.Services.Lobby;

/// <summary>
/// Finds a row by a number: open addressing in two primitive arrays, half empty at most, 16 bytes a row on the device.
/// A number may have several rows (hashes collide): <see cref="First"/> and <see cref="Next"/> walk them.
/// </summary>
public sealed class IntIndex
{
    private const int Free = -1;

    private readonly int[] _keys;
    private readonly int[] _rows;
    private readonly int _mask;

    /// <param name="capacity">Most rows.</param>
    public IntIndex(int capacity)
    {
        int size = 4;
        while (size < capacity * 2) size *= 2;
        _mask = size - 1;
        _keys = new int[size];
        _rows = new int[size];
        Clear();
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        for (int i = 0; i < _rows.Length; i++) _rows[i] = Free;
    }

    /// <summary>Adds a row under a number. The caller keeps to the capacity.</summary>
    public void Add(int key, int row)
    {
        int place = Home(key);
        while (_rows[place] != Free) place = (place + 1) & _mask;
        _keys[place] = key;
        _rows[place] = row;
    }

    /// <summary>The place of the first row with this number, or -1. Not the row: see <see cref="RowAt"/>.</summary>
    public int First(int key) => Walk(Home(key), key);

    /// <summary>The place of the next row with this number, or -1.</summary>
    public int Next(int place, int key) => Walk((place + 1) & _mask, key);

    /// <summary>The row at a place that <see cref="First"/> or <see cref="Next"/> gave.</summary>
    public int RowAt(int place) => _rows[place];

    private int Walk(int place, int key)
    {
        while (_rows[place] != Free)
        {
            if (_keys[place] == key) return place;
            place = (place + 1) & _mask;
        }
        return -1;
    }

    // Spreads numbers that follow each other (Knuth's multiplicative hash).
    private int Home(int key) => (int)(((uint)key * 2654435761u) >> 8) & _mask;
}
