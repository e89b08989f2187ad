using PocketSpy.Wire.Filters;

namespace PocketSpy.Wire.Tests.Filters;

/// <summary>A host of the tests: keys and values in one buffer, found by hash and name.</summary>
internal sealed class HostRecord : IFilterRecord
{
    private const int Room = 2048;

    private readonly byte[] _buffer = new byte[Room];
    private readonly int[] _hash = new int[64];
    private readonly int[] _start = new int[65];
    private readonly int[] _valueStart = new int[64];
    private int _count;

    /// <param name="pairs">Key, value, key, value, one byte a character.</param>
    internal HostRecord(params string[] pairs)
    {
        _start[0] = 1;
        for (int i = 0; i < pairs.Length; i += 2) Add(pairs[i], pairs[i + 1]);
    }

    public byte[] ValueBuffer => _buffer;

    public int ValueOffset { get; private set; }

    public int ValueCount { get; private set; }

    internal void Add(string key, string value)
    {
        byte[] bytes = Ascii.Bytes(key + value);
        int start = _start[_count];
        bytes.CopyTo(_buffer, start);
        _hash[_count] = Hash.OfIgnoreCase(_buffer, start, key.Length, 0);
        _valueStart[_count] = start + key.Length;
        _count++;
        _start[_count] = start + bytes.Length;
    }

    public bool Find(int keyHash, byte[] name, int nameOffset, int nameCount)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_hash[i] != keyHash || _valueStart[i] - _start[i] != nameCount) continue;
            if (!Wire.Ascii.EqualIgnoreCase(_buffer, _start[i], name, nameOffset, nameCount)) continue;
            ValueOffset = _valueStart[i];
            ValueCount = _start[i + 1] - ValueOffset;
            return true;
        }
        // Whoever looks at the value of a key that is missing reads behind the buffer.
        ValueOffset = Room;
        ValueCount = 1;
        return false;
    }
}
