namespace PocketSpy.Wire.Text;

/// <summary>
/// Writes GameSpy text, \key\value. A value cannot forge a command: a backslash in it becomes a slash, a NUL is left out.
/// </summary>
public sealed class KvWriter
{
    private readonly WireWriter _writer = new();

    /// <summary>Bytes written; 0 after an overflow, so that no torn message can be sent.</summary>
    public int Length => _writer.Overflowed ? 0 : _writer.Length;

    /// <summary>Whether something did not fit; then the message is not to be sent.</summary>
    public bool Overflowed => _writer.Overflowed;

    /// <summary>Starts at <paramref name="offset"/>, with room for <paramref name="capacity"/> bytes.</summary>
    public void Load(byte[] buffer, int offset, int capacity) => _writer.Load(buffer, offset, capacity);

    /// <summary>A pair with a text, UTF-8.</summary>
    public void Pair(string key, string value)
    {
        Key(key);
        Append(value);
    }

    /// <summary>A pair with a number.</summary>
    public void Pair(string key, long value)
    {
        Key(key);
        _writer.WriteDecimal(value);
    }

    /// <summary>A pair with bytes as they are, but for backslashes and NULs.</summary>
    public void Pair(string key, byte[] buffer, int offset, int count)
    {
        Key(key);
        Append(buffer, offset, count);
    }

    /// <summary>A pair of another text.</summary>
    public void Pair(KvReader source, int pair)
    {
        _writer.WriteByte('\\');
        _writer.WriteBytes(source.Buffer, source.KeyOffset(pair), source.KeyCount(pair));
        _writer.WriteByte('\\');
        Append(source.Buffer, source.ValueOffset(pair), source.ValueCount(pair));
    }

    /// <summary>A pair with bytes as lower-case hexadecimal digits.</summary>
    public void PairHex(string key, byte[] source, int offset, int count)
    {
        Key(key);
        _writer.WriteHex(source, offset, count);
    }

    /// <summary>Starts a pair whose value is then put together with the Append methods.</summary>
    public void BeginPair(string key) => Key(key);

    /// <summary>More of the value of the pair that was begun.</summary>
    public void Append(string text)
    {
        int start = _writer.Length;
        _writer.WriteText(text);
        Clean(start);
    }

    /// <summary>More of the value of the pair that was begun.</summary>
    public void Append(long number) => _writer.WriteDecimal(number);

    /// <summary>More of the value of the pair that was begun: bytes as they are, but for backslashes and NULs.</summary>
    public void Append(byte[] buffer, int offset, int count)
    {
        int start = _writer.Length;
        _writer.WriteBytes(buffer, offset, count);
        Clean(start);
    }

    /// <summary>Ends a message.</summary>
    public void Final() => _writer.WriteText("\\final\\");

    private void Key(string key)
    {
        _writer.WriteByte('\\');
        _writer.WriteText(key);
        _writer.WriteByte('\\');
    }

    private void Clean(int start)
    {
        byte[] buffer = _writer.Buffer;
        int end = _writer.Start + _writer.Length;
        int to = _writer.Start + start;
        for (int from = to; from < end; from++)
        {
            byte value = buffer[from];
            if (value == 0) continue;
            buffer[to++] = value == '\\' ? (byte)'/' : value;
        }
        _writer.Truncate(to - _writer.Start);
    }
}
