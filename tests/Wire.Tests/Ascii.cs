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

    internal static byte[] FromHex(string hex)
    {
        byte[] bytes = new byte[hex.Length / 2];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)((Digit(hex[2 * i]) << 4) | Digit(hex[2 * i + 1]));
        return bytes;
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
