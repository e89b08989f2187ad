using System;

namespace PocketSpy.Web.Backup;

/// <summary>The ids of one table that were read, in order: 8 bytes each, in steps that double. As many as a table has records come at most, and one.</summary>
internal sealed class KeySet
{
    private const int FirstPlaces = 16;

    private long[] _keys = new long[FirstPlaces];
    private int _count;

    /// <summary>Forgets all.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds one. False when it was there.</summary>
    public bool Add(long key)
    {
        int low = 0;
        int high = _count;
        // Backups are in order: the next one mostly belongs behind the last.
        if (_count > 0 && _keys[_count - 1] < key) low = _count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_keys[middle] == key) return false;
            if (_keys[middle] < key) low = middle + 1;
            else high = middle;
        }
        if (_count == _keys.Length)
        {
            long[] keys = new long[_count * 2];
            Array.Copy(_keys, 0, keys, 0, _count);
            _keys = keys;
        }
        Array.Copy(_keys, low, _keys, low + 1, _count - low);
        _keys[low] = key;
        _count++;
        return true;
    }
}
