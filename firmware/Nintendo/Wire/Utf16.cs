namespace PocketSpy.Nintendo.Wire;

/// <summary>Names as consoles keep them, UTF-16 of either byte order, to UTF-8. The device's library knows UTF-8 alone.</summary>
public static class Utf16
{
    private const int Replacement = '?';

    /// <summary>
    /// Converts up to the first NUL character. Gives the UTF-8 bytes written; a character that no longer fits whole ends the text.
    /// Half a surrogate pair and an odd last byte become '?' and nothing.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="offset">Its start.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="bigEndian">Wii: true, DS: false.</param>
    /// <param name="target">Takes the UTF-8 bytes.</param>
    /// <param name="targetOffset">From here on.</param>
    /// <param name="limit">Most bytes to write.</param>
    public static int ToUtf8(byte[] source, int offset, int count, bool bigEndian, byte[] target, int targetOffset, int limit)
    {
        int written = 0;
        int i = 0;
        while (i + 1 < count)
        {
            int unit = Unit(source, offset + i, bigEndian);
            i += 2;
            if (unit == 0) break;
            if (unit >= 0xD800 && unit <= 0xDFFF)
            {
                int low = unit < 0xDC00 && i + 1 < count ? Unit(source, offset + i, bigEndian) : 0;
                if (low >= 0xDC00 && low <= 0xDFFF)
                {
                    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                    i += 2;
                }
                else
                {
                    unit = Replacement;
                }
            }
            int size = unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit < 0x10000 ? 3 : 4;
            if (written + size > limit) break;
            Put(unit, size, target, targetOffset + written);
            written += size;
        }
        return written;
    }

    private static int Unit(byte[] source, int offset, bool bigEndian) =>
        bigEndian ? (source[offset] << 8) | source[offset + 1] : source[offset] | (source[offset + 1] << 8);

    private static void Put(int character, int size, byte[] target, int offset)
    {
        if (size == 1)
        {
            target[offset] = (byte)character;
            return;
        }
        for (int i = size - 1; i > 0; i--)
        {
            target[offset + i] = (byte)(0x80 | (character & 0x3F));
            character >>= 6;
        }
        target[offset] = (byte)((0xF00 >> size) | character);
    }
}
