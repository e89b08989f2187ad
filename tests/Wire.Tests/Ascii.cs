namespace PocketSpy.Wire.Tests;

/// <summary>Text and hexadecimal digits to bytes and back, for the tests.</summary>
internal static class Ascii
{
    internal static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return bytes;
    }

    internal static string Text(byte[] bytes, int offset, int count)
    {
        char[] text = new char[count];
        for (int i = 0; i < count; i++) text[i] = (char)bytes[offset + i];
        return new string(text);
    }

    /// <summary>Spaces between the digits do not count.</summary>
    internal static byte[] FromHex(string hex)
    {
        int digits = 0;
        for (int i = 0; i < hex.Length; i++)
        {
            if (hex[i] != ' ') digits++;
        }
        byte[] bytes = new byte[digits / 2];
        int at = 0;
        for (int i = 0; i < hex.Length; i++)
        {
            if (hex[i] == ' ') continue;
            bytes[at / 2] = (byte)((bytes[at / 2] << 4) | Digit(hex[i]));
            at++;
        }
        return bytes;
    }

    /// <summary>One after the other in one array.</summary>
    internal static byte[] Join(byte[] first, byte[] second)
    {
        byte[] both = new byte[first.Length + second.Length];
        first.CopyTo(both, 0);
        second.CopyTo(both, first.Length);
        return both;
    }

    internal static string Hex(byte[] bytes, int offset, int count)
    {
        char[] text = new char[2 * count];
        for (int i = 0; i < count; i++)
        {
            text[2 * i] = "0123456789abcdef"[bytes[offset + i] >> 4];
            text[2 * i + 1] = "0123456789abcdef"[bytes[offset + i] & 15];
        }
        return new string(text);
    }

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
