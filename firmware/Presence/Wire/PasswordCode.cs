using System;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Wire;

/// <summary>
/// The veil over passwords and CD keys on the wire (<c>passenc</c>, <c>passwordenc</c>, <c>cdkeyenc</c>): each byte XOR the next
/// number of <see cref="GameSpyRandom"/> modulo 255 (not 256), then base64 with <c>[ ] _</c> for <c>+ / =</c>.
/// Public GameSpy SDK (2011), GP.
/// </summary>
public static class PasswordCode
{
    private const int Range = 255;

    /// <summary>Characters that <paramref name="count"/> bytes take when encoded.</summary>
    public static int EncodedCount(int count) => Base64.GameSpy.EncodedCount(count);

    /// <summary>
    /// Encodes <paramref name="count"/> bytes into <see cref="EncodedCount"/> characters at <paramref name="targetOffset"/> and
    /// returns their number.
    /// </summary>
    public static int Encode(byte[] source, int offset, int count, byte[] target, int targetOffset)
    {
        // Veiled at the end of the room that the text will take, which grows over it from the start.
        int veiledAt = targetOffset + EncodedCount(count) - count;
        Array.Copy(source, offset, target, veiledAt, count);
        Veil(target, veiledAt, count);
        return Base64.GameSpy.Encode(target, veiledAt, count, target, targetOffset);
    }

    /// <summary>
    /// Decodes <paramref name="count"/> characters into <paramref name="decoded"/> bytes at <paramref name="targetOffset"/>.
    /// False, and 0, if they are not base64 of this alphabet or the target is too short; the padding may be missing.
    /// </summary>
    public static bool TryDecode(byte[] source, int offset, int count, byte[] target, int targetOffset, out int decoded)
    {
        if (!Base64.GameSpy.TryDecode(source, offset, count, target, targetOffset, out decoded)) return false;
        Veil(target, targetOffset, decoded);
        return true;
    }

    private static void Veil(byte[] data, int offset, int count)
    {
        int random = GameSpyRandom.PasswordSeed;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            random = GameSpyRandom.Next(random);
            data[i] = (byte)(data[i] ^ (random % Range));
        }
    }
}
