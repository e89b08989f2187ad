namespace PocketSpy.Services.Gpcm;

/// <summary>The commands of presence, by the key that a message begins with. To add one: a name here, a line in <see cref="GpcmService"/>.</summary>
public static class GpcmCommands
{
    /// <summary>Not in the table.</summary>
    public const int Unknown = -1;

    /// <summary>\ka\: the client is still there. The very first message of the SDK, before its login.</summary>
    public const int KeepAlive = 0;

    /// <summary>\login\.</summary>
    public const int Login = 1;

    /// <summary>\logout\.</summary>
    public const int Logout = 2;

    /// <summary>\status\: what the player does, for buddies.</summary>
    public const int Status = 3;

    /// <summary>\getprofile\: asks for anybody's profile.</summary>
    public const int GetProfile = 4;

    /// <summary>\updatepro\: changes the player's own profile.</summary>
    public const int UpdateProfile = 5;

    /// <summary>The names, in the order of the numbers above.</summary>
    public static readonly string[] Names = new string[] { "ka", "login", "logout", "status", "getprofile", "updatepro" };

    /// <summary>Whether a command is taken before the login. All others are gated in one place by this.</summary>
    public static bool IsOpen(int command) => command == KeepAlive || command == Login || command == Logout;
}
