using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Presence.Wire;

/// <summary>
/// The two texts by which a GameSpy client and the connection manager prove to each other that they know the password:
/// md5hex(H + 48 spaces + user + first + second + H), H = md5hex(password). Behaviour of the public GameSpy SDK (2011), GP.
/// </summary>
/// <remarks>
/// The client's <c>response</c> has its own challenge first and the server's second; the server's <c>proof</c> has them
/// exchanged. In a login by authtoken, H = md5hex(partner challenge), for Nintendo titles the challenge that NAS gave.
/// </remarks>
public sealed class LoginProof
{
    /// <summary>Bytes of a response or a proof: lower-case hexadecimal ASCII.</summary>
    public const int Size = Md5.HexSize;

    private const int Space = 0x20;
    private const int SpaceCount = 48;

    private readonly Md5 _md5;

    /// <summary>With an MD5 of its own.</summary>
    public LoginProof()
        : this(new Md5())
    {
    }

    /// <param name="md5">Works; others may use it between two calls.</param>
    public LoginProof(Md5 md5)
    {
        _md5 = md5;
    }

    /// <summary>Writes the 32 digits of a response or proof at <paramref name="targetOffset"/>.</summary>
    /// <param name="passwordHashHex">Holds H, 32 lower-case hexadecimal digits in ASCII, at <paramref name="hashOffset"/>.</param>
    /// <param name="user">
    /// The user as the login named it: the authtoken, or uniquenick, or nick@email; the last two with <c>partnerid@</c> before
    /// them if the partner id is not 0.
    /// </param>
    /// <param name="first">The challenge of the side that proves.</param>
    /// <param name="second">The challenge of the other side.</param>
    public void Compute(byte[] passwordHashHex, int hashOffset, byte[] user, int userOffset, int userCount,
        byte[] first, int firstOffset, int firstCount, byte[] second, int secondOffset, int secondCount,
        byte[] target, int targetOffset)
    {
        _md5.Reset();
        _md5.Append(passwordHashHex, hashOffset, Md5.HexSize);
        _md5.AppendRepeated(Space, SpaceCount);
        _md5.Append(user, userOffset, userCount);
        _md5.Append(first, firstOffset, firstCount);
        _md5.Append(second, secondOffset, secondCount);
        _md5.Append(passwordHashHex, hashOffset, Md5.HexSize);
        _md5.FinishHex(target, targetOffset);
    }
}
