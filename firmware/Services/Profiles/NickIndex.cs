using PocketSpy.Services.Lobby;
using PocketSpy.Wire;

namespace PocketSpy.Services.Profiles;

/// <summary>Finds the rows of the profile table by unique nick and namespace. Hashes only: the caller compares with the profile itself.</summary>
public sealed class NickIndex
{
    private readonly int[] _hashes;
    private readonly short[] _rows;
    private readonly IntIndex _index;
    private int _count;
    private int _sought;

    /// <param name="profiles">Capacity of the profile table; half as many more nicks fit.</param>
    public NickIndex(int profiles)
    {
        int capacity = profiles + profiles / 2;
        if (capacity > IntIndex.MaximumRows) capacity = IntIndex.MaximumRows;
        _hashes = new int[capacity];
        _rows = new short[capacity];
        _index = new IntIndex(_hashes);
    }

    /// <summary>How many more nicks fit.</summary>
    public int Room => _hashes.Length - _count;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _count = 0;
        _index.Clear();
    }

    /// <summary>Adds a nick. False when there is no room.</summary>
    public bool Add(byte[] nick, int offset, int count, int namespaceId, int row)
    {
        if (_count == _hashes.Length) return false;
        _hashes[_count] = Hash.OfIgnoreCase(nick, offset, count, namespaceId);
        _rows[_count] = (short)row;
        _index.Add(_count);
        _count++;
        return true;
    }

    /// <summary>The place of the first nick with this hash, or -1.</summary>
    public int First(byte[] nick, int offset, int count, int namespaceId)
    {
        _sought = Hash.OfIgnoreCase(nick, offset, count, namespaceId);
        return _index.First(_sought);
    }

    /// <summary>The place of the next nick with the hash that <see cref="First"/> was asked for, or -1.</summary>
    public int Next(int place) => _index.Next(place, _sought);

    /// <summary>The row at a place.</summary>
    public int RowAt(int place) => _rows[_index.RowAt(place)];
}
