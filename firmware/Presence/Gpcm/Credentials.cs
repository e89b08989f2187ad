namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// What a login is checked with: the profile it is for, H of the response (MD5 of a password or of the challenge of NAS), and
/// the text that names the user in response and proof.
/// </summary>
public sealed class Credentials
{
    /// <summary>Longest text that names a user: partner, '@', nick, '@', address, or a token.</summary>
    public const int UserBytes = 192;

    /// <param name="user">Room for the text that names the user, <see cref="UserBytes"/> at least.</param>
    public Credentials(byte[] user)
    {
        User = user;
    }

    /// <summary>H: 32 hexadecimal digits.</summary>
    public readonly byte[] Hash = new byte[32];

    /// <summary>The text that names the user, <see cref="UserCount"/> bytes of it.</summary>
    public readonly byte[] User;

    /// <summary>Bytes in <see cref="User"/>.</summary>
    public int UserCount;

    /// <summary>What the client is told when the response is wrong, a number of <see cref="GpError"/>.</summary>
    public int WrongResponse;
}
