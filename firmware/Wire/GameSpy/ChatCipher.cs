using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.GameSpy;

/// <summary>
/// The stream cipher of peerchat after <c>CRYPT</c>: RC4 whose state starts from 255 down to 0, with the random text of reply 705
/// XOR the game's secret key. One instance for each direction; the state runs over the whole link, line ends included.
/// Public GameSpy SDK (2011), Chat.
/// </summary>
public sealed class ChatCipher
{
    /// <summary>The longest random text, in characters; 16 is usual.</summary>
    public const int MaxRandom = 64;

    private readonly Rc4 _rc4 = new Rc4();
    private readonly byte[] _key = new byte[MaxRandom];

    /// <summary>
    /// Starts a stream. False if the random text is empty or longer than <see cref="MaxRandom"/>, or the secret key is empty.
    /// </summary>
    public bool Load(byte[] random, int randomOffset, int randomCount, byte[] secretKey, int keyOffset, int keyCount)
    {
        if (randomCount <= 0 || randomCount > MaxRandom || keyCount <= 0) return false;
        for (int i = 0; i < randomCount; i++)
        {
            _key[i] = (byte)(random[randomOffset + i] ^ secretKey[keyOffset + i % keyCount]);
        }
        _rc4.LoadDescending(_key, 0, randomCount);
        return true;
    }

    /// <summary>Enciphers or deciphers the next <paramref name="count"/> bytes of the stream in place.</summary>
    public void Apply(byte[] data, int offset, int count)
    {
        _rc4.Apply(data, offset, count);
    }
}
