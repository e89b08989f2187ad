namespace PocketSpy.Wire.Nintendo;

/// <summary>
/// The first nine characters of the unique nick of a DS or Wii profile: the user id of the console as a number in base 32,
/// digits 0-9 a-v, most significant first, always nine digits (45 bits). Custom Mario Kart wiki, "Friend Code".
/// </summary>
public static class Base32
{
    /// <summary>Digits of an encoded user id.</summary>
    public const int Size = 9;

    /// <summary>The largest number that nine digits can hold, 2^45 - 1.</summary>
    public const long MaxValue = (1L << 45) - 1;

    // The upper and lower digits of a number fit an int each, and int arithmetic is the cheapest that the device has.
    private const int LowerDigits = 5;
    private const int LowerBits = 25;
    private const int LowerMask = (1 << LowerBits) - 1;

    /// <summary>Writes nine ASCII digits of <paramref name="userId"/> (0 to <see cref="MaxValue"/>; higher bits are not seen).</summary>
    public static void Encode(long userId, byte[] target, int offset)
    {
        EncodeDigits((int)(userId >> LowerBits), Size - LowerDigits, target, offset);
        EncodeDigits((int)userId & LowerMask, LowerDigits, target, offset + Size - LowerDigits);
    }

    /// <summary>Reads nine ASCII digits. False, and 0, if one of them is not 0-9 or a-v or the array ends before them.</summary>
    public static bool TryDecode(byte[] source, int offset, out long userId)
    {
        userId = 0;
        if (offset < 0 || offset > source.Length - Size) return false;
        int upper = DecodeDigits(source, offset, Size - LowerDigits);
        int lower = DecodeDigits(source, offset + Size - LowerDigits, LowerDigits);
        if (upper < 0 || lower < 0) return false;
        userId = ((long)upper << LowerBits) | (uint)lower;
        return true;
    }

    private static void EncodeDigits(int value, int digits, byte[] target, int offset)
    {
        for (int at = offset + digits - 1; at >= offset; at--)
        {
            int digit = value & 31;
            target[at] = (byte)(digit < 10 ? '0' + digit : 'a' - 10 + digit);
            value >>= 5;
        }
    }

    private static int DecodeDigits(byte[] source, int offset, int digits)
    {
        int value = 0;
        for (int end = offset + digits; offset < end; offset++)
        {
            int digit = source[offset];
            if (digit >= '0' && digit <= '9') digit -= '0';
            else if (digit >= 'a' && digit <= 'v') digit -= 'a' - 10;
            else return -1;
            value = (value << 5) | digit;
        }
        return value;
    }
}
