namespace PocketSpy.Wire.Json;

/// <summary>
/// Reads a JSON document (RFC 8259) that is whole in a buffer, token by token: no tree, no recursion, nothing allocated but the
/// strings that are asked for. Strict: what is no JSON ends in <see cref="JsonToken.Error"/>. One instance is reused.
/// </summary>
public sealed class JsonReader
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaximumDepth = 16;

    private byte[] _buffer;
    private int _position;
    private int _end;
    private int _depth;

    // One bit a level: set in an object, clear in an array.
    private int _objects;
    private bool _afterName;
    private bool _first;

    /// <summary>The token that was read.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>Start of a name, text or number in the buffer; of a text without its quotes, as it stands, escapes included.</summary>
    public int Offset { get; private set; }

    /// <summary>Bytes of a name, text or number.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the name or text has escapes.</summary>
    public bool HasEscapes { get; private set; }

    /// <summary>Objects and arrays that are open.</summary>
    public int Depth => _depth;

    /// <summary>First byte that was not read yet.</summary>
    public int Position => _position;

    /// <summary>Starts at a document.</summary>
    public void Load(byte[] buffer, int offset, int count)
    {
        _buffer = buffer;
        _position = offset;
        _end = offset + count;
        _depth = 0;
        _objects = 0;
        _afterName = false;
        _first = true;
        Offset = offset;
        Count = 0;
        HasEscapes = false;
        Token = JsonToken.Null;
    }

    /// <summary>Reads the next token and gives it.</summary>
    public JsonToken Read()
    {
        if (Token is JsonToken.Error or JsonToken.End) return Token;
        Token = ReadNext();
        return Token;
    }

    /// <summary>Behind a name, or at the start of an object or array: goes to the end of that value. False when it is no JSON.</summary>
    public bool Skip()
    {
        int depth = _depth;
        if (Token is JsonToken.ObjectStart or JsonToken.ArrayStart) depth--;
        else if (Token != JsonToken.Name) return Token != JsonToken.Error;
        do
        {
            JsonToken token = Read();
            if (token is JsonToken.Error or JsonToken.End) return false;
        }
        while (_depth > depth);
        return true;
    }

    /// <summary>Whether the name or text is this one. One with escapes is compared as it reads.</summary>
    public bool Is(string text) =>
        HasEscapes ? string.Equals(Text(), text) : Ascii.Equals(_buffer, Offset, Count, text);

    /// <summary>The name or text, escapes resolved.</summary>
    public string Text()
    {
        if (!HasEscapes) return Ascii.ToText(_buffer, Offset, Count);
        byte[] bytes = new byte[Count];
        return Ascii.ToText(bytes, 0, CopyText(bytes, 0, bytes.Length));
    }

    /// <summary>Writes the text in UTF-8, escapes resolved. Gives its bytes, or -1 when it is longer than <paramref name="limit"/>.</summary>
    public int CopyText(byte[] target, int offset, int limit) => JsonEscapes.Resolve(_buffer, Offset, Count, target, offset, limit);

    /// <summary>The number, when it is a whole one of at most 19 digits.</summary>
    public bool TryInt64(out long value)
    {
        value = 0;
        return Token == JsonToken.Number && Ascii.TryParseInt64(_buffer, Offset, Count, out value);
    }

    /// <summary>The number, when it is a whole one within these limits.</summary>
    public bool TryInt32(int least, int most, out int value)
    {
        value = 0;
        if (!TryInt64(out long number) || number < least || number > most) return false;
        value = (int)number;
        return true;
    }

    private bool InObject => ((_objects >> _depth) & 1) != 0;

    private JsonToken ReadNext()
    {
        SkipSpace();
        if (_afterName) return Value();
        if (_depth == 0)
        {
            if (_first) return Value();
            return _position == _end ? JsonToken.End : JsonToken.Error;
        }
        if (_position == _end) return JsonToken.Error;
        int c = _buffer[_position];
        bool inObject = InObject;
        if (c == (inObject ? '}' : ']'))
        {
            _position++;
            _depth--;
            _first = false;
            return inObject ? JsonToken.ObjectEnd : JsonToken.ArrayEnd;
        }
        if (!_first)
        {
            if (c != ',') return JsonToken.Error;
            _position++;
            SkipSpace();
        }
        if (!inObject) return Value();
        if (!ReadText()) return JsonToken.Error;
        SkipSpace();
        if (_position == _end || _buffer[_position] != ':') return JsonToken.Error;
        _position++;
        _afterName = true;
        return JsonToken.Name;
    }

    private JsonToken Value()
    {
        if (_position == _end) return JsonToken.Error;
        _afterName = false;
        _first = false;
        switch (_buffer[_position])
        {
            case (byte)'{':
                return Open(true, JsonToken.ObjectStart);
            case (byte)'[':
                return Open(false, JsonToken.ArrayStart);
            case (byte)'"':
                return ReadText() ? JsonToken.Text : JsonToken.Error;
            case (byte)'t':
                return Word("true", JsonToken.True);
            case (byte)'f':
                return Word("false", JsonToken.False);
            case (byte)'n':
                return Word("null", JsonToken.Null);
            default:
                return ReadNumber() ? JsonToken.Number : JsonToken.Error;
        }
    }

    private JsonToken Open(bool isObject, JsonToken token)
    {
        if (_depth == MaximumDepth) return JsonToken.Error;
        _depth++;
        _position++;
        int bit = 1 << _depth;
        _objects = isObject ? _objects | bit : _objects & ~bit;
        _first = true;
        return token;
    }

    private JsonToken Word(string word, JsonToken token)
    {
        if (!Ascii.StartsWith(_buffer, _position, _end - _position, word)) return JsonToken.Error;
        _position += word.Length;
        return token;
    }

    private bool ReadText()
    {
        if (_position == _end || _buffer[_position] != '"') return false;
        int i = ++_position;
        HasEscapes = false;
        for (; i < _end; i++)
        {
            int c = _buffer[i];
            if (c == '"')
            {
                Offset = _position;
                Count = i - _position;
                _position = i + 1;
                return true;
            }
            if (c < ' ') return false;
            if (c != '\\') continue;
            HasEscapes = true;
            int length = JsonEscapes.LengthAt(_buffer, i, _end);
            if (length == 0) return false;
            i += length - 1;
        }
        return false;
    }

    // -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
    private bool ReadNumber()
    {
        int start = _position;
        Take('-');
        int digits = _position;
        if (!TakeDigits() || (_buffer[digits] == '0' && _position - digits > 1)) return false;
        if (Take('.') && !TakeDigits()) return false;
        if (Take('e') || Take('E'))
        {
            if (!Take('+')) Take('-');
            if (!TakeDigits()) return false;
        }
        Offset = start;
        Count = _position - start;
        HasEscapes = false;
        return true;
    }

    private bool Take(char c)
    {
        if (_position == _end || _buffer[_position] != c) return false;
        _position++;
        return true;
    }

    private bool TakeDigits()
    {
        int start = _position;
        while (_position < _end && _buffer[_position] >= '0' && _buffer[_position] <= '9') _position++;
        return _position > start;
    }

    private void SkipSpace()
    {
        while (_position < _end && IsSpace(_buffer[_position])) _position++;
    }

    private static bool IsSpace(int c) => c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
