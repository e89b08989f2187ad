using PocketSpy.Wire;

namespace PocketSpy.Messenger.Wire;

/// <summary>
/// One command line of MSNP: three letters, arguments between blanks, CR LF. Arguments are ranges of the buffer; blanks, percent signs and line ends inside one
/// are %XX. One instance is reused.
/// </summary>
public sealed class MsnLine
{
    /// <summary>Longest line; the longest that clients send holds a picture's object and a nick.</summary>
    public const int MaximumBytes = 2_048;

    private const int MostArguments = 16;

    private readonly int[] _starts = new int[MostArguments];
    private readonly int[] _counts = new int[MostArguments];
    private int _offset;

    /// <summary>The buffer.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Number of arguments, without the command itself.</summary>
    public int Count { get; private set; }

    /// <summary>Start of the three letters.</summary>
    public int CommandOffset => _offset;

    /// <summary>Splits a line without its end. False when it is none: no three letters, more than 16 arguments, control characters.</summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        Buffer = buffer;
        Count = 0;
        _offset = offset;
        int end = offset + count;
        if (count < 3) return false;
        int at = offset;
        for (; at < offset + 3; at++)
        {
            if (buffer[at] < 'A' || buffer[at] > 'Z') return false;
        }
        if (at < end && buffer[at] != ' ') return false;
        while (at < end)
        {
            while (at < end && buffer[at] == ' ') at++;
            if (at == end) break;
            int start = at;
            while (at < end && buffer[at] != ' ')
            {
                if (buffer[at] < ' ' || buffer[at] == 0x7F) return false;
                at++;
            }
            if (Count == MostArguments) return false;
            _starts[Count] = start;
            _counts[Count++] = at - start;
        }
        return true;
    }

    /// <summary>Whether the command is this one.</summary>
    public bool Is(string command) => Ascii.Equals(Buffer, _offset, 3, command);

    /// <summary>Whether there is such an argument and it is this one, in any case.</summary>
    public bool ArgumentIs(int index, string text) => index < Count && Ascii.EqualsIgnoreCase(Buffer, _starts[index], _counts[index], text);

    /// <summary>Start of an argument.</summary>
    public int OffsetOf(int index) => _starts[index];

    /// <summary>Bytes of an argument; 0 when there is none.</summary>
    public int CountOf(int index) => index < Count ? _counts[index] : 0;

    /// <summary>An argument as a number without sign. False when there is none.</summary>
    public bool TryNumber(int index, out uint value)
    {
        value = 0;
        return index >= 0 && index < Count && Ascii.TryParseUInt32(Buffer, _starts[index], _counts[index], out value);
    }
}
