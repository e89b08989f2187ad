namespace PocketSpy.Wire.Json;

/// <summary>
/// Writes JSON (RFC 8259) into a <see cref="WireWriter"/>; knows where commas belong. Texts can stand in a page: &lt; is escaped, so
/// nothing in them can end a script. Bytes that are no UTF-8 become the characters U+0080 to U+00FF with their numbers. One instance is reused.
/// </summary>
public sealed class JsonWriter
{
    private WireWriter _writer;

    // One bit a level: set when a value stands there already, so that a comma is due.
    private int _filled;
    private bool _afterName;

    /// <summary>Starts a document.</summary>
    public void Load(WireWriter writer)
    {
        _writer = writer;
        _filled = 0;
        _afterName = false;
    }

    /// <summary>{</summary>
    public void BeginObject() => Begin('{');

    /// <summary>}</summary>
    public void EndObject() => End('}');

    /// <summary>[</summary>
    public void BeginArray() => Begin('[');

    /// <summary>]</summary>
    public void EndArray() => End(']');

    /// <summary>The name of a member, bytes that need no escapes, and more of it; its value is next.</summary>
    public void Name(byte[] buffer, int offset, int count, string more)
    {
        BeforeValue();
        _writer.WriteByte('"');
        _writer.WriteBytes(buffer, offset, count);
        _writer.WriteText(more);
        _writer.WriteText("\":");
        _afterName = true;
    }

    /// <summary>The name of a member, which needs no escapes; its value is next.</summary>
    public void Name(string name)
    {
        BeforeValue();
        _writer.WriteByte('"');
        _writer.WriteText(name);
        _writer.WriteText("\":");
        _afterName = true;
    }

    /// <summary>A string.</summary>
    public void Text(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Text(bytes, 0, bytes.Length);
    }

    /// <summary>A string of UTF-8 bytes.</summary>
    public void Text(byte[] buffer, int offset, int count)
    {
        BeforeValue();
        _writer.WriteByte('"');
        int end = offset + count;
        int plain = offset;
        for (int i = offset; i < end;)
        {
            int c = buffer[i];
            int length = c >= ' ' && c != '"' && c != '\\' && c != '<' && c != 0x7F ? Utf8.LengthAt(buffer, i, end) : 0;
            if (length == 0)
            {
                _writer.WriteBytes(buffer, plain, i - plain);
                Escape(c);
                length = 1;
                plain = i + 1;
            }
            i += length;
        }
        _writer.WriteBytes(buffer, plain, end - plain);
        _writer.WriteByte('"');
    }

    /// <summary>A string of hexadecimal digits.</summary>
    public void Hex(byte[] buffer, int offset, int count)
    {
        BeforeValue();
        _writer.WriteByte('"');
        _writer.WriteHex(buffer, offset, count);
        _writer.WriteByte('"');
    }

    /// <summary>A whole number.</summary>
    public void Number(long value)
    {
        BeforeValue();
        _writer.WriteDecimal(value);
    }

    /// <summary>true or false.</summary>
    public void Flag(bool value)
    {
        BeforeValue();
        _writer.WriteText(value ? "true" : "false");
    }

    /// <summary>A member whose value is a whole number. Its name, as in all of these, needs no escapes.</summary>
    public void Member(string name, long value)
    {
        Name(name);
        Number(value);
    }

    /// <summary>A member whose value is true or false.</summary>
    public void Member(string name, bool value)
    {
        Name(name);
        Flag(value);
    }

    /// <summary>A member whose value is a string.</summary>
    public void Member(string name, string text)
    {
        Name(name);
        Text(text);
    }

    /// <summary>A member whose value is a string of UTF-8 bytes, empty for null.</summary>
    public void Member(string name, byte[] text)
    {
        Name(name);
        if (text is null) Text("");
        else Text(text, 0, text.Length);
    }

    private void Escape(int c)
    {
        _writer.WriteByte('\\');
        if (c == '"' || c == '\\')
        {
            _writer.WriteByte(c);
            return;
        }
        _writer.WriteText("u00");
        _writer.WriteByte(Wire.Text.Hex.Digit(c >> 4));
        _writer.WriteByte(Wire.Text.Hex.Digit(c & 15));
    }

    private void Begin(char bracket)
    {
        BeforeValue();
        _writer.WriteByte(bracket);
        _filled <<= 1;
    }

    private void End(char bracket)
    {
        _filled >>= 1;
        _writer.WriteByte(bracket);
    }

    private void BeforeValue()
    {
        if (!_afterName && (_filled & 1) != 0) _writer.WriteByte(',');
        _filled |= 1;
        _afterName = false;
    }
}
