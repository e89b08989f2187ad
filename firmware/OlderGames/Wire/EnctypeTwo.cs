using PocketSpy.Wire.Crypto;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// Enctype 2, the cipher of server lists that games of 2001 to 2004 ask for: a header with the key, the first bytes of which are
/// hidden by the game's secret key, then the list under <see cref="Leviathan"/>. Public notes of Luigi Auriemma (enctype 2, 2004 to
/// 2014); the sources of OpenSpy and of 333networks' master server; public sources of games with GameSpy's list of 2001.
/// </summary>
/// <remarks>
/// The server chooses the key, so the box has one for all its lists: its 4 bytes again and again. The table depends on the key's
/// bytes in a circle, thus that of 4 bytes serves for 8 and for enctype 1 too.
/// </remarks>
public sealed class EnctypeTwo
{
    /// <summary>Bytes of the key that is repeated.</summary>
    public const int SeedSize = 4;

    /// <summary>The longest header: a byte and a key as long as the longest secret key that is taken.</summary>
    public const int MaximumHeader = 1 + MaximumKey;

    private const int MaximumKey = 64;
    private const int ShortestKey = 8;

    // Veils the length.
    private const int LengthMask = 0xEC;

    private readonly Leviathan _stream;

    /// <param name="stream">Has the table of the seed.</param>
    public EnctypeTwo(Leviathan stream)
    {
        _stream = stream;
    }

    /// <summary>
    /// Starts a list: writes its header and gives the header's length, 9 for the usual secret key of 6 bytes; 0 if the secret key
    /// is longer than 64 bytes. The client unveils as many bytes as the secret key has: the header must hold them. It reads the header
    /// and some of the list at once: they belong in one segment.
    /// </summary>
    public int Begin(byte[] seed, int seedOffset, byte[] secretKey, int keyOffset, int keyCount, byte[] target, int offset)
    {
        if (keyCount > MaximumKey) return 0;
        int size = ShortestKey;
        while (size < keyCount) size += SeedSize;
        target[offset] = (byte)(size ^ LengthMask);
        for (int i = 0; i < size; i++)
        {
            int veil = i < keyCount ? secretKey[keyOffset + i] : 0;
            target[offset + 1 + i] = (byte)(seed[seedOffset + (i & (SeedSize - 1))] ^ veil);
        }
        _stream.Restart();
        return size + 1;
    }

    /// <summary>Enciphers the next bytes of the list in place.</summary>
    public void Encrypt(byte[] data, int offset, int count) => _stream.Apply(data, offset, count);
}
