using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>
/// Values that stand in several hosts of a list: written once at its head, then as one byte each. Counted over all hosts first. They lie in the
/// host table: only good until it changes.
/// </summary>
internal sealed class PopularValues
{
    private const int None = 0xFF;

    private readonly int[] _hashes;
    private readonly byte[][] _data;
    private readonly short[] _offsets;
    private readonly short[] _counts;
    private readonly short[] _uses;
    private readonly byte[] _indexes;
    private int _count;

    internal PopularValues(int capacity)
    {
        _hashes = new int[capacity];
        _data = new byte[capacity][];
        _offsets = new short[capacity];
        _counts = new short[capacity];
        _uses = new short[capacity];
        _indexes = new byte[capacity];
    }

    /// <summary>Forgets all.</summary>
    internal void Clear()
    {
        for (int i = 0; i < _count; i++) _data[i] = null;
        _count = 0;
    }

    /// <summary>Counts a value.</summary>
    internal void Add(byte[] data, int offset, int count)
    {
        int hash = Hash.Of(data, offset, count, 0);
        int place = Find(hash, data, offset, count);
        if (place >= 0)
        {
            if (_uses[place] < short.MaxValue) _uses[place]++;
            return;
        }
        if (_count == _hashes.Length) return;
        _hashes[_count] = hash;
        _data[_count] = data;
        _offsets[_count] = (short)offset;
        _counts[_count] = (short)count;
        _uses[_count] = 1;
        _count++;
    }

    /// <summary>Writes the number of values that stand more than once, and these. Without room for them there are none.</summary>
    internal void Write(WireWriter writer)
    {
        int before = writer.Length;
        WriteAll(writer);
        if (!writer.Overflowed) return;
        writer.Rewind(before);
        writer.WriteByte(0);
        Clear();
    }

    /// <summary>The index of a value in what was written, or -1.</summary>
    internal int IndexOf(byte[] data, int offset, int count)
    {
        if (_count == 0) return -1;
        int place = Find(Hash.Of(data, offset, count, 0), data, offset, count);
        return place < 0 || _indexes[place] == None ? -1 : _indexes[place];
    }

    private void WriteAll(WireWriter writer)
    {
        int popular = 0;
        for (int i = 0; i < _count; i++) _indexes[i] = (byte)(_uses[i] > 1 && popular < None ? popular++ : None);
        writer.WriteByte(popular);
        for (int i = 0; i < _count; i++)
        {
            if (_indexes[i] == None) continue;
            writer.WriteBytes(_data[i], _offsets[i], _counts[i]);
            writer.WriteByte(0);
        }
    }

    private int Find(int hash, byte[] data, int offset, int count)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_hashes[i] == hash && _counts[i] == count && Ascii.Equal(_data[i], _offsets[i], data, offset, count)) return i;
        }
        return -1;
    }
}
