namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The challenge for a host: 6 characters, then 14 hexadecimal digits that hosts read whenever the text is that long: 2 of backend
/// options, 8 of the host's public address, 4 of its public port, high digits first. So no free text may stand there, and this is how a
/// host learns its public address. Example: ABCDEF00C0A801010BB8. Public GameSpy SDK (2011), qr2.
/// </summary>
public static class Qr2ChallengeText
{
    /// <summary>Characters, without the NUL.</summary>
    public const int Size = FreeCharacters + 14;

    private const int FreeCharacters = 6;
    private const string Digits = "0123456789ABCDEF";

    /// <summary>Writes the <see cref="Size"/> characters; the lowest 30 bits of the seed give the free ones.</summary>
    public static void Write(byte[] target, int offset, int seed, int options, uint address, int port)
    {
        for (int i = 0; i < FreeCharacters; i++)
        {
            int five = (seed >> (i * 5)) & 0x1F;
            target[offset + i] = (byte)(five < 26 ? 'A' + five : '0' + five - 26);
        }
        WriteHex(target, offset + FreeCharacters, (uint)options, 2);
        WriteHex(target, offset + FreeCharacters + 2, address, 8);
        WriteHex(target, offset + FreeCharacters + 10, (uint)port, 4);
    }

    private static void WriteHex(byte[] target, int offset, uint value, int digits)
    {
        for (int i = digits - 1; i >= 0; i--)
        {
            target[offset + i] = (byte)Digits[(int)(value & 0xF)];
            value >>= 4;
        }
    }
}
