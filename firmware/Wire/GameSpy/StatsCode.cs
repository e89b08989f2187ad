using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.GameSpy;

/// <summary>
/// The veil and the proofs of the statistics server (gstats, persistent storage). Public GameSpy SDK (2011), gstats.
/// An instance owns its buffers and allocates nothing after construction.
/// </summary>
public sealed class StatsCode
{
    /// <summary>Characters of a player challenge.</summary>
    public const int PlayerChallengeSize = 8;

    /// <summary>Characters of a response.</summary>
    public const int ResponseSize = Md5.HexSize;

    private const uint SessionMask = 0x38F371E6;
    private const int PlayerChallengeShift = 17;

    // "GameSpy3D"
    private static readonly byte[] Word = { 0x47, 0x61, 0x6D, 0x65, 0x53, 0x70, 0x79, 0x33, 0x44 };

    private readonly Md5 _md5 = new Md5();
    private readonly byte[] _digits = new byte[DecimalText.MaximumCount];

    /// <summary>
    /// Veils or unveils one message in place: <paramref name="count"/> bytes from its start, without the plain
    /// <c>\final\</c> that ends it.
    /// </summary>
    public static void Apply(byte[] data, int offset, int count)
    {
        RepeatingXor.Apply(Word, data, offset, count);
    }

    /// <summary>The hash of the server's challenge, as the signed number whose decimal text is hashed again.</summary>
    public static int Hash(byte[] challenge, int offset, int count)
    {
        int hash = 0;
        int end = offset + count;
        for (int i = offset; i < end; i++) hash = hash * GameSpyHash.Multiplier + (sbyte)challenge[i];
        return hash;
    }

    /// <summary>
    /// Writes the 32 digits with which a game answers the server's challenge: md5hex(decimal text of
    /// <see cref="Hash"/> + secret key).
    /// </summary>
    public void AuthResponse(byte[] challenge, int challengeOffset, int challengeCount, byte[] secretKey, int keyOffset,
        int keyCount, byte[] target, int targetOffset)
    {
        int digits = DecimalText.WriteBefore(_digits, _digits.Length, Hash(challenge, challengeOffset, challengeCount));
        _md5.Reset();
        _md5.Append(_digits, digits, _digits.Length - digits);
        _md5.Append(secretKey, keyOffset, keyCount);
        _md5.FinishHex(target, targetOffset);
    }

    /// <summary>Writes the 8 characters (ASCII, 0x41 and up) that both sides derive from the session key for players' logins.</summary>
    public static void PlayerChallenge(int sessionKey, byte[] target, int offset)
    {
        uint value = (uint)sessionKey ^ SessionMask;
        for (int i = 0; i < PlayerChallengeSize; i++)
        {
            int digit = (int)(value >> 28);
            value <<= 4;
            digit += digit < 10 ? '0' : 'a' - 10;
            target[offset + i] = (byte)(digit + PlayerChallengeShift + i);
        }
    }

    /// <summary>
    /// Writes the 32 digits with which a player answers: md5hex(password + challenge). The password is the plain one, or
    /// the partner challenge, or the CD key, by kind of login.
    /// </summary>
    public void PlayerResponse(byte[] password, int passwordOffset, int passwordCount, byte[] challenge, int challengeOffset,
        int challengeCount, byte[] target, int targetOffset)
    {
        _md5.Reset();
        _md5.Append(password, passwordOffset, passwordCount);
        _md5.Append(challenge, challengeOffset, challengeCount);
        _md5.FinishHex(target, targetOffset);
    }
}
