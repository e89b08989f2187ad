using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.GameSpy;

/// <summary>
/// How a player proves to hold a CD key: md5hex(key), 8 hexadecimal digits of a random number r, and
/// md5hex(key + decimal(r mod 65535) + challenge); in a second proof the outer parts of the last text change places.
/// Public GameSpy SDK (2011), gcdkey.
/// </summary>
public sealed class CdKeyResponse
{
    /// <summary>Characters of a response.</summary>
    public const int Size = RandomAt + RandomSize + Md5.HexSize;

    // Offset 32, 8 digits, most significant first, for example 12341234.
    private const int RandomAt = Md5.HexSize;
    private const int RandomSize = 8;
    private const uint RandomModulus = 65535;

    private readonly Md5 _md5 = new Md5();
    private readonly byte[] _digits = new byte[DecimalText.MaximumCount];
    private readonly byte[] _expected = new byte[Size];
    private readonly byte[] _random = new byte[4];

    /// <summary>Writes the 72 characters of a response at <paramref name="targetOffset"/>.</summary>
    /// <param name="again">False for the first proof, true for the one that the server asked for with <c>\ison\</c>.</param>
    public void Compute(byte[] key, int keyOffset, int keyCount, byte[] challenge, int challengeOffset, int challengeCount,
        uint random, bool again, byte[] target, int targetOffset)
    {
        _md5.Reset();
        _md5.Append(key, keyOffset, keyCount);
        _md5.FinishHex(target, targetOffset);

        _random[0] = (byte)(random >> 24);
        _random[1] = (byte)(random >> 16);
        _random[2] = (byte)(random >> 8);
        _random[3] = (byte)random;
        Hex.Encode(_random, 0, _random.Length, target, targetOffset + RandomAt);

        int digits = DecimalText.WriteBefore(_digits, _digits.Length, random % RandomModulus);
        if (again) _md5.Append(challenge, challengeOffset, challengeCount);
        else _md5.Append(key, keyOffset, keyCount);
        _md5.Append(_digits, digits, _digits.Length - digits);
        if (again) _md5.Append(key, keyOffset, keyCount);
        else _md5.Append(challenge, challengeOffset, challengeCount);
        _md5.FinishHex(target, targetOffset + RandomAt + RandomSize);
    }

    /// <summary>Whether the 72 characters at <paramref name="responseOffset"/> prove the key; false if the array ends before them.</summary>
    public bool Verify(byte[] key, int keyOffset, int keyCount, byte[] challenge, int challengeOffset, int challengeCount,
        bool again, byte[] response, int responseOffset)
    {
        if (responseOffset < 0 || responseOffset > response.Length - Size) return false;
        // Capital digits are refused below: the expected response has none.
        if (!Hex.TryParseUInt32(response, responseOffset + RandomAt, RandomSize, out uint random)) return false;
        Compute(key, keyOffset, keyCount, challenge, challengeOffset, challengeCount, random, again, _expected, 0);
        return Ascii.Equal(response, responseOffset, _expected, 0, Size);
    }
}
