using PocketSpy.Core;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>Finds hosts by their end points, over columns of the host table.</summary>
internal sealed class HostIndex
{
    private readonly long[] _endPoints;
    private readonly int[] _instanceKeys;
    private readonly byte[] _states;
    private readonly int[] _hashes;
    private readonly IntIndex _index;

    internal HostIndex(long[] endPoints, int[] instanceKeys, byte[] states)
    {
        _endPoints = endPoints;
        _instanceKeys = instanceKeys;
        _states = states;
        _hashes = new int[endPoints.Length];
        _index = new IntIndex(_hashes);
    }

    /// <summary>Adds a row, whose end point stands in the column already.</summary>
    internal void Add(int row)
    {
        _hashes[row] = HashOf(_endPoints[row]);
        _index.Add(row);
    }

    /// <summary>Takes a row out.</summary>
    internal void Remove(int row) => _index.Remove(row);

    /// <summary>See <see cref="HostTable.Find(long)"/>.</summary>
    internal int Find(long endPoint)
    {
        int hash = HashOf(endPoint);
        int found = -1;
        for (int place = _index.First(hash); place >= 0; place = _index.Next(place, hash))
        {
            int row = _index.RowAt(place);
            if (_endPoints[row] != endPoint) continue;
            if (_states[row] >= HostState.Listed) return row;
            found = row;
        }
        return found;
    }

    /// <summary>See <see cref="HostTable.Find(long, uint)"/>.</summary>
    internal int Find(long endPoint, uint instanceKey)
    {
        int hash = HashOf(endPoint);
        for (int place = _index.First(hash); place >= 0; place = _index.Next(place, hash))
        {
            int row = _index.RowAt(place);
            if (_endPoints[row] == endPoint && _instanceKeys[row] == (int)instanceKey) return row;
        }
        return -1;
    }

    /// <summary>The host at an end point that waits, or -1.</summary>
    internal int FindWaiting(long endPoint)
    {
        int hash = HashOf(endPoint);
        for (int place = _index.First(hash); place >= 0; place = _index.Next(place, hash))
        {
            int row = _index.RowAt(place);
            if (_endPoints[row] == endPoint && _states[row] == HostState.Waiting) return row;
        }
        return -1;
    }

    private static int HashOf(long endPoint) => (int)(endPoint ^ (endPoint >> 32)) * 31 + (int)(endPoint >> 16);
}
