using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Wire;

/// <summary>
/// Nicks and names as they stand in an argument: UTF-8 in which blanks, percent signs, control characters and backslashes are %XX. This form is also what is
/// kept: it is one argument whatever it says, and fits into key-value text.
/// </summary>
public static class MsnText
{
    /// <summary>Longest nick or name of a group in this form.</summary>
    public const int MaximumBytes = 387;

    /// <summary>
    /// Undoes %XX and does it anew, so that every text has one form. Gives its bytes at the target's start, or -1 when it is too long or is not UTF-8.
    /// </summary>
    public static int Normalize(byte[] source, int offset, int count, byte[] target, int limit)
    {
        int plain = Decode(source, offset, count, target, limit);
        if (plain < 0 || !IsUtf8(target, plain)) return -1;
        // From behind, as it grows.
        int size = plain;
        for (int i = 0; i < plain; i++)
        {
            if (IsEscaped(target[i])) size += 2;
        }
        if (size > limit) return -1;
        int at = size;
        for (int i = plain - 1; i >= 0; i--)
        {
            int c = target[i];
            if (!IsEscaped(c))
            {
                target[--at] = (byte)c;
                continue;
            }
            target[--at] = Upper(c & 15);
            target[--at] = Upper(c >> 4);
            target[--at] = (byte)'%';
        }
        return size;
    }

    /// <summary>Undoes %XX; what is no such thing stays. Gives the bytes at the target's start, or -1 when they do not fit.</summary>
    public static int Decode(byte[] source, int offset, int count, byte[] target, int limit)
    {
        int end = offset + count;
        int written = 0;
        for (int i = offset; i < end; i++)
        {
            int c = source[i];
            if (c == '%' && end - i > 2 && Hex.Value(source[i + 1]) >= 0 && Hex.Value(source[i + 2]) >= 0)
            {
                c = (Hex.Value(source[i + 1]) << 4) | Hex.Value(source[i + 2]);
                i += 2;
            }
            if (written == limit) return -1;
            target[written++] = (byte)c;
        }
        return written;
    }

    private static bool IsEscaped(int c) => c <= ' ' || c == '%' || c == '\\' || c == 0x7F;

    private static bool IsUtf8(byte[] buffer, int count)
    {
        for (int i = 0; i < count;)
        {
            int length = Utf8.LengthAt(buffer, i, count);
            if (length == 0 || buffer[i] == 0) return false;
            i += length;
        }
        return true;
    }

    private static byte Upper(int value) => (byte)(value < 10 ? '0' + value : 'A' - 10 + value);
}
