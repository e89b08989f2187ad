using System;
using System.Globalization;

namespace PocketSpy.Box.Replay;

/// <summary>Packets that were written down as text: a byte that is not a character stands there as <c>\x9a</c>.</summary>
public static class EscapedText
{
    private const int EscapeBytes = 4;

    /// <summary>The packet that was meant; null when nothing is escaped in it.</summary>
    public static byte[] Undo(byte[] bytes)
    {
        byte[] meant = new byte[bytes.Length];
        int count = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (TryRead(bytes.AsSpan(i), out meant[count])) i += EscapeBytes - 1;
            else meant[count] = bytes[i];
            count++;
        }
        return count == bytes.Length ? null : meant[..count];
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, out byte value)
    {
        value = 0;
        return bytes.Length >= EscapeBytes && bytes[0] == '\\' && bytes[1] == 'x' && byte.TryParse(bytes.Slice(2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
