using PocketSpy.Wire;

namespace PocketSpy.Messenger.Wire;

/// <summary>
/// Walks over XML that is whole in a buffer, element by element: no tree, no recursion, nothing allocated. No DOCTYPE, no CDATA, no processing but the
/// declaration at the start; prefixes are passed over. What is no such XML ends it with <see cref="IsBad"/>.
/// </summary>
public sealed class XmlCursor
{
    /// <summary>Deepest nesting.</summary>
    public const int MaximumDepth = 32;

    private int _position;
    private int _end;
    private int _attributes;
    private int _attributesEnd;

    // An element without content is told as a start and, with the next call, its end.
    private bool _isEmpty;

    /// <summary>The buffer.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Start of the name, without its prefix.</summary>
    public int NameOffset { get; private set; }

    /// <summary>Bytes of it.</summary>
    public int NameCount { get; private set; }

    /// <summary>Whether this is the start of an element; else it is an end.</summary>
    public bool IsStart { get; private set; }

    /// <summary>Elements that are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether it ended because it is no XML that is read here.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Start of the text behind the tag that was read last, entities as they stand.</summary>
    public int TextOffset { get; private set; }

    /// <summary>Bytes of it.</summary>
    public int TextCount { get; private set; }

    /// <summary>Starts.</summary>
    public void Load(byte[] buffer, int offset, int count)
    {
        Buffer = buffer;
        _position = offset;
        _end = offset + count;
        Depth = 0;
        IsBad = false;
        _isEmpty = false;
    }

    /// <summary>Goes to the next tag. False at the end, and where no XML is.</summary>
    public bool Next()
    {
        if (IsBad) return false;
        if (_isEmpty)
        {
            _isEmpty = false;
            IsStart = false;
            Depth--;
            return true;
        }
        while (true)
        {
            int open = Ascii.IndexOf(Buffer, _position, _end - _position, '<');
            if (open < 0)
            {
                IsBad = Depth != 0;
                return false;
            }
            int close = Ascii.IndexOf(Buffer, open, _end - open, '>');
            if (close < 0 || close - open < 2) return Fail();
            _position = close + 1;
            int c = Buffer[open + 1];
            if (c == '?' && Depth == 0) continue;
            if (c == '!' || c == '?') return Fail();
            return c == '/' ? ReadEnd(open + 2, close) : ReadStart(open + 1, close);
        }
    }

    /// <summary>Whether the name is this one, whatever its prefix.</summary>
    public bool Is(string name) => Ascii.Equals(Buffer, NameOffset, NameCount, name);

    /// <summary>The value of an attribute of the element that was started last. False when it has none of this name.</summary>
    public bool TryAttribute(string name, out int offset, out int count)
    {
        offset = 0;
        count = 0;
        int at = _attributes;
        while (at < _attributesEnd)
        {
            while (at < _attributesEnd && Buffer[at] <= ' ') at++;
            int start = at;
            while (at < _attributesEnd && Buffer[at] != '=' && Buffer[at] > ' ') at++;
            int length = at - start;
            while (at < _attributesEnd && (Buffer[at] <= ' ' || Buffer[at] == '=')) at++;
            if (at >= _attributesEnd || (Buffer[at] != '"' && Buffer[at] != '\'')) return false;
            int close = Ascii.IndexOf(Buffer, at + 1, _attributesEnd - at - 1, Buffer[at]);
            if (close < 0) return false;
            offset = at + 1;
            count = close - offset;
            if (Ascii.Equals(Buffer, start, length, name)) return true;
            at = close + 1;
        }
        return false;
    }

    /// <summary>Resolves the entities of a piece. Gives the bytes at the target's start, or -1 when they do not fit or one is unknown.</summary>
    public static int Resolve(byte[] buffer, int offset, int count, byte[] target)
    {
        int end = offset + count;
        int written = 0;
        for (int i = offset; i < end; i++)
        {
            int c = buffer[i];
            if (c == '&')
            {
                int stop = Ascii.IndexOf(buffer, i, end - i, ';');
                c = stop < 0 ? -1 : EntityOf(buffer, i + 1, stop - i - 1);
                if (c < 0) return -1;
                i = stop;
            }
            if (written == target.Length) return -1;
            target[written++] = (byte)c;
        }
        return written;
    }

    // Numbers above ASCII do not occur in what is read here.
    private static int EntityOf(byte[] buffer, int offset, int count)
    {
        if (Ascii.Equals(buffer, offset, count, "amp")) return '&';
        if (Ascii.Equals(buffer, offset, count, "lt")) return '<';
        if (Ascii.Equals(buffer, offset, count, "gt")) return '>';
        if (Ascii.Equals(buffer, offset, count, "quot")) return '"';
        if (Ascii.Equals(buffer, offset, count, "apos")) return '\'';
        bool isNumber = count > 1 && buffer[offset] == '#' && Ascii.TryParseUInt32(buffer, offset + 1, count - 1, out uint number) && number > 0 && number < 127;
        return isNumber && Ascii.TryParseUInt32(buffer, offset + 1, count - 1, out number) ? (int)number : -1;
    }

    private bool ReadEnd(int start, int close)
    {
        if (Depth == 0) return Fail();
        SetName(start, close);
        IsStart = false;
        Depth--;
        return true;
    }

    private bool ReadStart(int start, int close)
    {
        _isEmpty = Buffer[close - 1] == '/';
        int end = _isEmpty ? close - 1 : close;
        int nameEnd = start;
        while (nameEnd < end && Buffer[nameEnd] > ' ') nameEnd++;
        if (nameEnd == start || Depth == MaximumDepth) return Fail();
        SetName(start, nameEnd);
        _attributes = nameEnd;
        _attributesEnd = end;
        IsStart = true;
        Depth++;
        int next = Ascii.IndexOf(Buffer, _position, _end - _position, '<');
        TextOffset = _position;
        TextCount = _isEmpty || next < 0 ? 0 : next - _position;
        return true;
    }

    private void SetName(int start, int end)
    {
        while (end > start && Buffer[end - 1] <= ' ') end--;
        int colon = Ascii.IndexOf(Buffer, start, end - start, ':');
        NameOffset = colon < 0 ? start : colon + 1;
        NameCount = end - NameOffset;
    }

    private bool Fail()
    {
        IsBad = true;
        return false;
    }
}
