using System.Collections.Generic;
using System.Text;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Benchmarks;

/// <summary>A host whose keys are looked up by their hashes, one after the other.</summary>
internal sealed class FilterHost : IFilterRecord
{
    private readonly int[] _hashes;
    private readonly int[] _values;

    /// <param name="pairs">\key\value\key\value</param>
    public FilterHost(string pairs)
    {
        List<int> hashes = [];
        List<int> values = [];
        List<byte> buffer = [];
        string[] parts = pairs[1..].Split('\\');
        for (int i = 0; i < parts.Length; i += 2)
        {
            byte[] key = Encoding.ASCII.GetBytes(parts[i]);
            hashes.Add(Hash.OfIgnoreCase(key, 0, key.Length, 0));
            values.Add(buffer.Count);
            buffer.AddRange(Encoding.ASCII.GetBytes(parts[i + 1]));
        }
        values.Add(buffer.Count);
        _hashes = [.. hashes];
        _values = [.. values];
        ValueBuffer = [.. buffer];
    }

    public byte[] ValueBuffer { get; }

    public int ValueOffset { get; private set; }

    public int ValueCount { get; private set; }

    public bool Find(int keyHash, byte[] name, int nameOffset, int nameCount)
    {
        for (int i = 0; i < _hashes.Length; i++)
        {
            if (_hashes[i] != keyHash) continue;
            ValueOffset = _values[i];
            ValueCount = _values[i + 1] - _values[i];
            return true;
        }
        return false;
    }
}
