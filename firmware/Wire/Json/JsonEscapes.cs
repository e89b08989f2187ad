using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Json;

/// <summary>The escapes in JSON strings (RFC 8259, 7).</summary>
internal static class JsonEscapes
{
    private const int HighSurrogate = 0xD800;
    private const int LowSurrogate = 0xDC00;
    private const int AfterSurrogates = 0xE000;
    private const int Replacement = 0xFFFD;

    /// <summary>Bytes of the escape at a backslash, 0 when it is none.</summary>
    public static int LengthAt(byte[] buffer, int position, int end)
    {
        if (position + 1 >= end) return 0;
        int c = buffer[position + 1];
        if (c == 'u') return Unit(buffer, position, end) < 0 ? 0 : 6;
        return c == '"' || c == '\\' || c == '/' || Control(c) != 0 ? 2 : 0;
    }

    /// <summary>Copies checked text with its escapes resolved, in UTF-8. Gives the bytes, or -1 when there are more than the limit.</summary>
    public static int Resolve(byte[] buffer, int offset, int count, byte[] target, int targetOffset, int limit)
    {
        int end = offset + count;
        int to = targetOffset;
        int last = targetOffset + limit;
        for (int i = offset; i < end; i++)
        {
            int c = buffer[i];
            if (c != '\\')
            {
                if (to == last) return -1;
                target[to++] = (byte)c;
                continue;
            }
            c = buffer[++i];
            if (c == 'u')
            {
                c = Unit(buffer, i - 1, end);
                i += 4;
                if (c >= HighSurrogate && c < AfterSurrogates) c = Pair(buffer, c, ref i, end);
            }
            else if (Control(c) != 0)
            {
                c = Control(c);
            }
            int length = Utf8.Write(c, target, to, last);
            if (length == 0) return -1;
            to += length;
        }
        return to - targetOffset;
    }

    // A half without its other half stands for nothing.
    private static int Pair(byte[] buffer, int high, ref int i, int end)
    {
        int low = high < LowSurrogate && i + 1 < end && buffer[i + 1] == '\\' ? Unit(buffer, i + 1, end) : -1;
        if (low < LowSurrogate || low >= AfterSurrogates) return Replacement;
        i += 6;
        return 0x10000 + ((high - HighSurrogate) << 10) + (low - LowSurrogate);
    }

    // The four digits of an escape that begins at a backslash; -1 when it is none of this kind.
    private static int Unit(byte[] buffer, int position, int end)
    {
        if (position + 6 > end || buffer[position + 1] != 'u') return -1;
        int unit = 0;
        for (int i = position + 2; i < position + 6; i++)
        {
            int digit = Hex.Value(buffer[i]);
            if (digit < 0) return -1;
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private static int Control(int letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => 0,
    };
}
