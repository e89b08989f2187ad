namespace PocketSpy.Services.Gpcm;

/// <summary>Error numbers of the presence protocol. On the wire they are decimal. Source: the public GameSpy SDK (2011), GP.</summary>
public static class GpError
{
    /// <summary>Anything that has no number of its own.</summary>
    public const int General = 0x0000;

    /// <summary>A message that cannot be read.</summary>
    public const int Parse = 0x0001;

    /// <summary>A command that needs a login first.</summary>
    public const int NotLoggedIn = 0x0002;

    /// <summary>The session key is not this session's.</summary>
    public const int BadSessionKey = 0x0003;

    /// <summary>The server's storage failed.</summary>
    public const int Database = 0x0004;

    /// <summary>The same profile logged in elsewhere.</summary>
    public const int ForcedDisconnect = 0x0006;

    /// <summary>The login failed for another reason.</summary>
    public const int Login = 0x0100;

    /// <summary>The login took too long.</summary>
    public const int LoginTimeout = 0x0101;

    /// <summary>The token, or the response to its challenge, is wrong.</summary>
    public const int LoginBadPreAuth = 0x010A;

    /// <summary>The profile could not be changed.</summary>
    public const int UpdateProfile = 0x0500;

    /// <summary>The profile asked for is not there.</summary>
    public const int GetProfileBadProfile = 0x0A01;
}
