namespace PocketSpy.Wire.Text;

/// <summary>
/// GameSpy text, \key\value\key\value, read pair by pair from the start. For long texts of which every pair is used once: it keeps no
/// index, which <see cref="KvReader"/> would need 8 bytes a pair for.
/// </summary>
public sealed class KvCursor
{
    private int _start;
    private int _next;
    private int _end;

    /// <summary>Where all ranges point into.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Start of the key.</summary>
    public int KeyOffset { get; private set; }

    /// <summary>Bytes of the key.</summary>
    public int KeyCount { get; private set; }

    /// <summary>Start of the value.</summary>
    public int ValueOffset { get; private set; }

    /// <summary>Bytes of the value.</summary>
    public int ValueCount { get; private set; }

    /// <summary>Begins a text. False, and no pairs, when it does not begin with a backslash.</summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        Buffer = buffer;
        bool begins = count > 0 && buffer[offset] == '\\';
        _start = offset + 1;
        _end = begins ? offset + count : _start;
        Rewind();
        return begins;
    }

    /// <summary>Back to before the first pair.</summary>
    public void Rewind()
    {
        _next = _start;
        KeyOffset = _start;
        KeyCount = 0;
        ValueOffset = _start;
        ValueCount = 0;
    }

    /// <summary>Goes to the next pair. False at the end. A last key without a value has an empty one; a lone backslash at the end is no key.</summary>
    public bool Next()
    {
        if (_next >= _end) return false;
        int stop = WordEnd(_next);
        KeyOffset = _next;
        KeyCount = stop - _next;
        int value = stop < _end ? stop + 1 : _end;
        stop = WordEnd(value);
        ValueOffset = value;
        ValueCount = stop - value;
        _next = stop + 1;
        return true;
    }

    /// <summary>Goes to the first pair with this key, wherever the cursor is. False, and at the end, when there is none.</summary>
    public bool Find(string key)
    {
        Rewind();
        while (Next())
        {
            if (Is(key)) return true;
        }
        return false;
    }

    /// <summary>The same for a key in bytes, letters in any case.</summary>
    public bool Find(byte[] key, int offset, int count)
    {
        Rewind();
        while (Next())
        {
            if (KeyCount == count && Ascii.EqualIgnoreCase(Buffer, KeyOffset, key, offset, count)) return true;
        }
        return false;
    }

    /// <summary>Whether the pair has this key.</summary>
    public bool Is(string key) => Ascii.Equals(Buffer, KeyOffset, KeyCount, key);

    /// <summary>Whether the pair has this value.</summary>
    public bool ValueIs(string text) => Ascii.Equals(Buffer, ValueOffset, ValueCount, text);

    /// <summary>The value as a number. False when it is no number of this size.</summary>
    public bool TryGetInt32(out int value)
    {
        bool reads = Ascii.TryParseInt64(Buffer, ValueOffset, ValueCount, out long number) && number >= int.MinValue && number <= int.MaxValue;
        value = reads ? (int)number : 0;
        return reads;
    }

    private int WordEnd(int at)
    {
        int slash = Ascii.IndexOfBackslash(Buffer, at, _end - at);
        return slash < 0 ? _end : slash;
    }
}
