namespace PocketSpy.Wire;

/// <summary>Characters in UTF-8 (RFC 3629).</summary>
public static class Utf8
{
    /// <summary>Bytes of the character that begins here, 0 when there is no whole and well-formed one.</summary>
    public static int LengthAt(byte[] buffer, int position, int end)
    {
        int c = buffer[position];
        if (c < 0x80) return 1;
        int length = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
        if (length == 0 || position + length > end) return 0;
        int second = buffer[position + 1];
        // Overlong forms, halves of surrogate pairs, and what lies beyond U+10FFFF.
        if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) || (c == 0xF4 && second > 0x8F)) return 0;
        for (int i = 1; i < length; i++)
        {
            if ((buffer[position + i] & 0xC0) != 0x80) return 0;
        }
        return length;
    }

    /// <summary>Writes a character before <paramref name="end"/>. Gives its bytes, 0 when they do not fit.</summary>
    public static int Write(int character, byte[] target, int position, int end)
    {
        int length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        if (length > end - position) return 0;
        if (length == 1)
        {
            target[position] = (byte)character;
            return 1;
        }
        for (int i = length - 1; i > 0; i--)
        {
            target[position + i] = (byte)(0x80 | (character & 0x3F));
            character >>= 6;
        }
        int mark = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0;
        target[position] = (byte)(mark | character);
        return length;
    }
}
