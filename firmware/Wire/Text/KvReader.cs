namespace PocketSpy.Wire.Text;

/// <summary>
/// GameSpy text, \key\value\key\value: indexed in one pass, then looked up without allocating. The first key names the command;
/// a value may be empty, as in \login\\challenge\x.
/// </summary>
public sealed class KvReader
{
    /// <summary>No such pair.</summary>
    public const int None = -1;

    // Columns of 16 bits: half the heap, and no message is longer.
    private const int MaximumEnd = ushort.MaxValue;

    private readonly ushort[] _key;
    private readonly ushort[] _keyCount;
    private readonly ushort[] _value;
    private readonly ushort[] _valueCount;

    /// <param name="capacity">Most pairs.</param>
    public KvReader(int capacity)
    {
        _key = new ushort[capacity];
        _keyCount = new ushort[capacity];
        _value = new ushort[capacity];
        _valueCount = new ushort[capacity];
    }

    /// <summary>Where all ranges point into.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Indexes a text. False, and no pairs, when it does not begin with a backslash, ends behind the first 64 KB of the buffer or has more pairs than there is room for.
    /// A last key without a value has an empty one; a lone backslash at the end is no key.
    /// </summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        Buffer = buffer;
        Count = 0;
        if (count <= 0 || buffer[offset] != '\\' || offset + count > MaximumEnd) return false;
        int end = offset + count;
        int pairs = 0;
        int at = offset + 1;
        while (at < end)
        {
            if (pairs == _key.Length) return false;
            int stop = NextBackslash(buffer, at, end);
            _key[pairs] = (ushort)at;
            _keyCount[pairs] = (ushort)(stop - at);
            at = stop < end ? stop + 1 : end;
            stop = NextBackslash(buffer, at, end);
            _value[pairs] = (ushort)at;
            _valueCount[pairs] = (ushort)(stop - at);
            pairs++;
            at = stop + 1;
        }
        Count = pairs;
        return true;
    }

    /// <summary>Start of a key.</summary>
    public int KeyOffset(int pair) => _key[pair];

    /// <summary>Bytes of a key.</summary>
    public int KeyCount(int pair) => _keyCount[pair];

    /// <summary>Start of a value.</summary>
    public int ValueOffset(int pair) => _value[pair];

    /// <summary>Bytes of a value.</summary>
    public int ValueCount(int pair) => _valueCount[pair];

    /// <summary>Whether a pair has this key.</summary>
    public bool Is(int pair, string key) => Ascii.Equals(Buffer, _key[pair], _keyCount[pair], key);

    /// <summary>The first pair with this key, or <see cref="None"/>.</summary>
    public int Find(string key)
    {
        int length = key.Length;
        for (int i = 0; i < Count; i++)
        {
            if (_keyCount[i] == length && Ascii.StartsWith(Buffer, _key[i], length, key)) return i;
        }
        return None;
    }

    /// <summary>The value of the first pair with this key, as a range of <see cref="Buffer"/>.</summary>
    public bool TryGet(string key, out int offset, out int count)
    {
        int pair = Find(key);
        offset = pair < 0 ? 0 : _value[pair];
        count = pair < 0 ? 0 : _valueCount[pair];
        return pair >= 0;
    }

    /// <summary>The value as a number. False when it is missing or no number of this size.</summary>
    public bool TryGetInt64(string key, out long value)
    {
        value = 0;
        return TryGet(key, out int offset, out int count) && Ascii.TryParseInt64(Buffer, offset, count, out value);
    }

    /// <summary>The value as a number. False when it is missing or no number of this size.</summary>
    public bool TryGetInt32(string key, out int value)
    {
        return TryGetInt32At(Find(key), out value);
    }

    /// <summary>The value of a pair as a number. False when there is no such pair or it is no number of this size.</summary>
    public bool TryGetInt32At(int pair, out int value)
    {
        value = 0;
        if (pair < 0 || pair >= Count || !Ascii.TryParseInt64(Buffer, _value[pair], _valueCount[pair], out long number)) return false;
        if (number < int.MinValue || number > int.MaxValue) return false;
        value = (int)number;
        return true;
    }

    /// <summary>The value as a number. False when it is missing or no number of this size.</summary>
    public bool TryGetUInt32(string key, out uint value)
    {
        value = 0;
        return TryGet(key, out int offset, out int count) && Ascii.TryParseUInt32(Buffer, offset, count, out value);
    }

    /// <summary>Whether the value is exactly this text.</summary>
    public bool ValueEquals(string key, string text) => TryGet(key, out int offset, out int count) && Ascii.Equals(Buffer, offset, count, text);

    /// <summary>The value as a string, null when it is missing. Allocates: for what is kept or shown.</summary>
    public string GetText(string key) => TryGet(key, out int offset, out int count) ? Ascii.ToText(Buffer, offset, count) : null;

    private static int NextBackslash(byte[] buffer, int at, int end)
    {
        int found = Ascii.IndexOfBackslash(buffer, at, end - at);
        return found < 0 ? end : found;
    }
}
