namespace PocketSpy.Wire.Text;

/// <summary>Hexadecimal digits in ASCII.</summary>
public static class Hex
{
    // "0123456789abcdef"; a look-up costs less than a call for each digit.
    private static readonly byte[] Digits =
    {
        0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66,
    };

    /// <summary>
    /// Writes two lower-case digits a byte. Each byte is read before its digits are written, so the source may be the second half
    /// of the target.
    /// </summary>
    public static void Encode(byte[] source, int offset, int count, byte[] target, int targetOffset)
    {
        byte[] digits = Digits;
        int end = offset + count;
        while (offset < end)
        {
            int value = source[offset++];
            target[targetOffset++] = digits[value >> 4];
            target[targetOffset++] = digits[value & 15];
        }
    }

    /// <summary>Reads two digits a byte, letters in any case. False for an odd number of digits, another character, or a target too small.</summary>
    public static bool TryDecode(byte[] source, int offset, int count, byte[] target, int targetOffset)
    {
        if ((count & 1) != 0 || count / 2 > target.Length - targetOffset) return false;
        int end = offset + count;
        while (offset < end)
        {
            int high = Value(source[offset]);
            int low = Value(source[offset + 1]);
            if ((high | low) < 0) return false;
            target[targetOffset++] = (byte)((high << 4) | low);
            offset += 2;
        }
        return true;
    }

    /// <summary>Reads a number of one to eight digits.</summary>
    public static bool TryParseUInt32(byte[] source, int offset, int count, out uint value)
    {
        value = 0;
        if (count < 1 || count > 8) return false;
        uint sum = 0;
        for (int i = 0; i < count; i++)
        {
            int digit = Value(source[offset + i]);
            if (digit < 0) return false;
            sum = (sum << 4) | (uint)digit;
        }
        value = sum;
        return true;
    }

    /// <summary>The lower-case digit of a value from 0 to 15.</summary>
    public static int Digit(int value) => Digits[value];

    /// <summary>The value of a digit, or -1.</summary>
    public static int Value(int character)
    {
        if (character >= '0' && character <= '9') return character - '0';
        character |= 0x20;
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }
}
