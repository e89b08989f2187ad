namespace PocketSpy.Wire.Json;

/// <summary>
/// Cuts a JSON document (RFC 8259) that comes in pieces of any size into values that fit a window, where a <see cref="JsonReader"/> reads
/// them: so a document may be far larger than the memory. What is entered is read member by member, all else as a whole, with little of the
/// space between its tokens. A value in the window is balanced, and no more is promised.
/// </summary>
public sealed class JsonSplitter
{
    private const int Value = 0;
    private const int FirstValue = 1;
    private const int Name = 2;
    private const int FirstName = 3;
    private const int Colon = 4;
    private const int Comma = 5;
    private const int Bracket = 6;
    private const int Collecting = 7;
    private const int Done = 8;
    private const int MaximumDepth = 16;

    private int _state;
    private int _bracket;

    // One bit a level that was entered: set in an object.
    private int _objects;

    // Of the value that is being collected: its open brackets, and where it stands.
    private int _open;
    private bool _isName;
    private bool _inText;
    private bool _escaped;

    /// <param name="window">As long as the longest value.</param>
    public JsonSplitter(byte[] window)
    {
        Window = window;
    }

    /// <summary>What was found.</summary>
    public JsonPart Part { get; private set; }

    /// <summary>Holds the name or value; may be changed until the next call.</summary>
    public readonly byte[] Window;

    /// <summary>Bytes of the name or value.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it did not fit: its end is missing.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Levels that were entered.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether what <see cref="JsonPart.Open"/> found is an object, not an array.</summary>
    public bool IsObject => _bracket == '{';

    /// <summary>The line that was come to, from 1 on.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The line in which the part begins.</summary>
    public int PartLine { get; private set; } = 1;

    /// <summary>Whether the document has ended.</summary>
    public bool IsDone => _state == Done;

    /// <summary>Goes on to the next part. Gives how far it came: the end, unless it has found one before.</summary>
    public int Read(byte[] buffer, int offset, int end)
    {
        if (Part == JsonPart.Error) return end;
        Part = JsonPart.None;
        int i = offset;
        while (i < end && Part == JsonPart.None)
        {
            if (_state == Collecting)
            {
                i = Collect(buffer, i, end);
                continue;
            }
            int c = buffer[i];
            if (c == '\n') Line++;
            if (IsSpace(c) || Step(c)) i++;
        }
        return i;
    }

    /// <summary>Goes into what <see cref="JsonPart.Open"/> found.</summary>
    public void Enter()
    {
        Depth++;
        int bit = 1 << Depth;
        _objects = IsObject ? _objects | bit : _objects & ~bit;
        _state = IsObject ? FirstName : FirstValue;
        if (Depth == MaximumDepth) Part = JsonPart.Error;
    }

    private bool InObject => ((_objects >> Depth) & 1) != 0;

    // Whether the character is used up.
    private bool Step(int c)
    {
        switch (_state)
        {
            case FirstValue:
            case FirstName:
                if (c == '}' || c == ']') return Close(c);
                _state = _state == FirstName ? Name : Value;
                return false;
            case Value:
                // The mark with which some editors begin UTF-8.
                if (Depth == 0 && (c == 0xEF || c == 0xBB || c == 0xBF)) return true;
                if (c != '{' && c != '[') return Begin(false);
                PartLine = Line;
                _bracket = c;
                _state = Bracket;
                Part = JsonPart.Open;
                return true;
            case Bracket:
                Begin(false);
                Keep(_bracket);
                _open = 1;
                return false;
            case Name:
                if (c == '"') return Begin(true);
                break;
            case Colon:
                if (c != ':') break;
                _state = Value;
                return true;
            case Comma:
                if (c == '}' || c == ']') return Close(c);
                if (c != ',') break;
                _state = InObject ? Name : Value;
                return true;
        }
        Part = JsonPart.Error;
        return true;
    }

    private bool Close(int c)
    {
        Part = (c == '}') == InObject ? JsonPart.Close : JsonPart.Error;
        Depth--;
        PartLine = Line;
        _state = Depth == 0 ? Done : Comma;
        return true;
    }

    private bool Begin(bool isName)
    {
        // A value that is entered late keeps the line of its bracket.
        if (_state != Bracket) PartLine = Line;
        _isName = isName;
        _open = 0;
        _inText = false;
        _escaped = false;
        Count = 0;
        Overflowed = false;
        _state = Collecting;
        return false;
    }

    private int Collect(byte[] buffer, int i, int end)
    {
        for (; i < end; i++)
        {
            int c = buffer[i];
            if (c == '\n') Line++;
            if (_inText)
            {
                Keep(c);
                if (_escaped) _escaped = false;
                else if (c == '\\') _escaped = true;
                else if (c == '"')
                {
                    _inText = false;
                    if (_open == 0) return Finish(i + 1);
                }
            }
            else if (IsSpace(c))
            {
                if (_open == 0) return Finish(i + 1);
                KeepSpace();
            }
            else
            {
                bool closes = c == '}' || c == ']';
                if (_open == 0 && Count > 0 && (closes || c == ',')) return Finish(i);
                Keep(c);
                if (c == '"') _inText = true;
                else if (c == '{' || c == '[') _open++;
                else if (closes && --_open <= 0) return Finish(i + 1);
            }
        }
        return i;
    }

    private int Finish(int next)
    {
        Part = _isName ? JsonPart.Name : JsonPart.Value;
        _state = _isName ? Colon : Depth == 0 ? Done : Comma;
        return next;
    }

    private void Keep(int c)
    {
        if (Count < Window.Length) Window[Count++] = (byte)c;
        else Overflowed = true;
    }

    // Space ends a number or word, and means nothing behind the rest.
    private void KeepSpace()
    {
        int last = Window[Count - 1];
        if (last != ',' && last != ':' && last != '[' && last != '{' && last != ' ') Keep(' ');
    }

    private static bool IsSpace(int c) => c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
