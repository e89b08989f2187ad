namespace PocketSpy.Wire.GameSpy;

/// <summary>
/// Base64 (RFC 4648) for the texts of this room, with the two digits and the padding that GameSpy changes as arguments.
/// A group is read before it is written, so the source may be the end of the target.
/// </summary>
internal static class Base64Digits
{
    internal static int EncodedCount(int count)
    {
        return (count + 2) / 3 * 4;
    }

    internal static int Encode(byte[] source, int offset, int count, byte[] target, int targetOffset, int digit62, int digit63, int padding)
    {
        int at = targetOffset;
        for (; count > 0; count -= 3)
        {
            int bits = source[offset] << 16;
            if (count > 1) bits |= source[offset + 1] << 8;
            if (count > 2) bits |= source[offset + 2];
            offset += 3;
            target[at] = Digit(bits >> 18, digit62, digit63);
            target[at + 1] = Digit((bits >> 12) & 63, digit62, digit63);
            target[at + 2] = count > 1 ? Digit((bits >> 6) & 63, digit62, digit63) : (byte)padding;
            target[at + 3] = count > 2 ? Digit(bits & 63, digit62, digit63) : (byte)padding;
            at += 4;
        }
        return at - targetOffset;
    }

    /// <summary>False, and 0, if the text is cut, holds a foreign character or does not fit the target.</summary>
    internal static bool TryDecode(byte[] source, int offset, int count, byte[] target, int targetOffset, int digit62, int digit63, int padding, out int decoded)
    {
        decoded = 0;
        if (count <= 0) return count == 0;
        if (count % 4 != 0 || offset < 0 || offset > source.Length - count) return false;
        int bytes = count / 4 * 3;
        if (source[offset + count - 1] == padding)
        {
            bytes--;
            count--;
            if (source[offset + count - 1] == padding)
            {
                bytes--;
                count--;
            }
        }
        if (targetOffset < 0 || targetOffset > target.Length - bytes) return false;
        int bits = 0;
        int at = targetOffset;
        for (int i = 0; i < count; i++)
        {
            int value = Value(source[offset + i], digit62, digit63);
            if (value < 0) return false;
            bits = (bits << 6) | value;
            // The second, third and fourth digit of a group each complete a byte.
            int place = i & 3;
            if (place != 0) target[at++] = (byte)(bits >> (6 - 2 * place));
        }
        decoded = bytes;
        return true;
    }

    private static byte Digit(int value, int digit62, int digit63)
    {
        if (value < 26) return (byte)('A' + value);
        if (value < 52) return (byte)('a' - 26 + value);
        if (value < 62) return (byte)('0' - 52 + value);
        return (byte)(value == 62 ? digit62 : digit63);
    }

    private static int Value(int digit, int digit62, int digit63)
    {
        if (digit >= 'a' && digit <= 'z') return digit - 'a' + 26;
        if (digit >= 'A' && digit <= 'Z') return digit - 'A';
        if (digit >= '0' && digit <= '9') return digit - '0' + 52;
        if (digit == digit62) return 62;
        return digit == digit63 ? 63 : -1;
    }
}
