using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>One host as filters see it: a cursor over the host table, nothing is copied.</summary>
public sealed class HostRecord : IFilterRecord
{
    private readonly HostKeys _keys;
    private int _row;

    /// <param name="hosts">The hosts.</param>
    public HostRecord(HostTable hosts)
    {
        _keys = hosts.Keys;
    }

    /// <inheritdoc />
    public byte[] ValueBuffer { get; private set; }

    /// <inheritdoc />
    public int ValueOffset { get; private set; }

    /// <inheritdoc />
    public int ValueCount { get; private set; }

    /// <summary>Stands on a host.</summary>
    public HostRecord At(int row)
    {
        _row = row;
        return this;
    }

    /// <inheritdoc />
    public bool Find(int keyHash, byte[] name, int nameOffset, int nameCount)
    {
        int at = _keys.ValueOf(_row, keyHash, name, nameOffset, nameCount);
        if (at < 0) return false;
        ValueBuffer = _keys.DataOf(_row);
        ValueOffset = at;
        // As KeyBlock.CountAt, with fewer frames: a filter is the deepest place of all.
        int nul = Ascii.IndexOfNul(ValueBuffer, at, ValueBuffer.Length - at);
        ValueCount = (nul < 0 ? ValueBuffer.Length : nul) - at;
        return true;
    }
}
