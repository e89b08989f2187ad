using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Wire;

/// <summary>UUIDs as texts (RFC 9562, version 4).</summary>
public static class Uuid
{
    /// <summary>Bytes of one.</summary>
    public const int Size = 16;

    /// <summary>Characters of one.</summary>
    public const int TextSize = 36;

    /// <summary>Sets the bits that say version 4.</summary>
    public static void Mark(byte[] bytes)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
    }

    /// <summary>A new one.</summary>
    public static string Draw(IRandom random)
    {
        byte[] bytes = new byte[Size];
        random.Fill(bytes, 0, Size);
        Mark(bytes);
        return ToText(bytes);
    }

    /// <summary>The text of 16 bytes: small letters, hyphens in four places.</summary>
    public static string ToText(byte[] bytes)
    {
        byte[] text = new byte[TextSize];
        int at = 0;
        for (int i = 0; i < Size; i++)
        {
            if (i == 4 || i == 6 || i == 8 || i == 10) text[at++] = (byte)'-';
            text[at++] = (byte)Hex.Digit(bytes[i] >> 4);
            text[at++] = (byte)Hex.Digit(bytes[i] & 15);
        }
        return Ascii.ToText(text, 0, TextSize);
    }

    /// <summary>Reads a text. False when it is no UUID.</summary>
    public static bool TryRead(byte[] buffer, int offset, int count, byte[] bytes)
    {
        if (count != TextSize) return false;
        int at = offset;
        for (int i = 0; i < Size; i++)
        {
            if ((i == 4 || i == 6 || i == 8 || i == 10) && buffer[at++] != '-') return false;
            if (!Hex.TryDecode(buffer, at, 2, bytes, i)) return false;
            at += 2;
        }
        return true;
    }
}
