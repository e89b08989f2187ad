namespace PocketSpy.Wire.Crypto;

/// <summary>Digests as lower-case hexadecimal text.</summary>
internal static class HexDigits
{
    private static readonly byte[] Digits =
    {
        0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66,
    };

    /// <summary>
    /// Writes two digits for each of <paramref name="count"/> bytes. Source and target may be one array if the source
    /// begins at or after the middle of what is written: each byte is read before its digits are written.
    /// </summary>
    internal static void Write(byte[] source, int offset, int count, byte[] target, int targetOffset)
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
}
