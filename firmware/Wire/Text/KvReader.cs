namespace PocketSpy.Wire.Text;

/// <summary>
/// GameSpy text, \key\value\key\value: indexed in one pass, then looked up without allocating. The first key names the command;
/// a value may be empty, as in \login\\challenge\x.
/// </summary>
public sealed class KvReader
{
    /// <summary>No such pair.</summary>
    public const int None = -1;

    // One column of 16 bits, for the heap's sake: no message is longer. Two more for the marks behind the last pair.
    private const int MaximumEnd = ushort.MaxValue - 2;

    // Where each key and each value begins, by turns, and where the next key would. A backslash, or the end, stands before each.
    private readonly ushort[] _starts;
    private int _end;

    /// <param name="capacity">Most pairs.</param>
    public KvReader(int capacity)
    {
        _starts = new ushort[capacity * 2 + 1];
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
        ushort[] starts = _starts;
        int end = offset + count;
        int pairs = 0;
        int at = offset + 1;
        while (at < end)
        {
            if (pairs * 2 + 1 == starts.Length) return false;
            starts[pairs * 2] = (ushort)at;
            int value = NextBackslash(buffer, at, end) + 1;
            starts[pairs * 2 + 1] = (ushort)value;
            at = NextBackslash(buffer, value, end) + 1;
            pairs++;
            // A key that the end cut has its mark there, and its empty value one further.
            starts[pairs * 2] = (ushort)(at > value ? at : value + 1);
        }
        _end = end;
        Count = pairs;
        return true;
    }

    /// <summary>Start of a key.</summary>
    public int KeyOffset(int pair) => _starts[pair * 2];

    /// <summary>Bytes of a key.</summary>
    public int KeyCount(int pair) => _starts[pair * 2 + 1] - 1 - _starts[pair * 2];

    /// <summary>Start of a value.</summary>
    public int ValueOffset(int pair)
    {
        int start = _starts[pair * 2 + 1];
        return start < _end ? start : _end;
    }

    /// <summary>Bytes of a value.</summary>
    public int ValueCount(int pair) => _starts[pair * 2 + 2] - 1 - _starts[pair * 2 + 1];

    /// <summary>Whether a pair has this key.</summary>
    public bool Is(int pair, string key) => Ascii.Equals(Buffer, KeyOffset(pair), KeyCount(pair), key);

    /// <summary>The first pair with this key, or <see cref="None"/>.</summary>
    public int Find(string key)
    {
        ushort[] starts = _starts;
        int length = key.Length;
        for (int i = 0; i < Count; i++)
        {
            int start = starts[i * 2];
            if (starts[i * 2 + 1] - 1 - start == length && Ascii.StartsWith(Buffer, start, length, key)) return i;
        }
        return None;
    }

    /// <summary>The first pair with the key that a pair of <paramref name="other"/> has, or <see cref="None"/>.</summary>
    public int Find(KvReader other, int pair)
    {
        int start = other.KeyOffset(pair);
        int length = other.KeyCount(pair);
        for (int i = 0; i < Count; i++)
        {
            if (KeyCount(i) == length && Ascii.Equal(Buffer, KeyOffset(i), other.Buffer, start, length)) return i;
        }
        return None;
    }

    /// <summary>Which word of a <see cref="WordList"/> the key of a pair is, or <see cref="WordList.None"/>.</summary>
    public int IndexIn(string words, int pair) => WordList.IndexOf(words, Buffer, KeyOffset(pair), KeyCount(pair));

    /// <summary>The value of the first pair with this key, as a range of <see cref="Buffer"/>.</summary>
    public bool TryGet(string key, out int offset, out int count)
    {
        int pair = Find(key);
        offset = pair < 0 ? 0 : ValueOffset(pair);
        count = pair < 0 ? 0 : ValueCount(pair);
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
        if (pair < 0 || pair >= Count || !Ascii.TryParseInt64(Buffer, ValueOffset(pair), ValueCount(pair), out long number)) return false;
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
