using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>The commands of presence, by the key that a message begins with. To add one: a name here, a line in <see cref="GpcmService"/>.</summary>
public static class GpcmCommands
{
    /// <summary>Not in the table.</summary>
    public const int Unknown = WordList.None;

    /// <summary>\ka\: the client is still there. The very first message of the SDK, before its login.</summary>
    public const int KeepAlive = 0;

    /// <summary>\login\: signs in, with a token of NAS or with a password.</summary>
    public const int Login = 1;

    /// <summary>\newuser\: makes a user and its first profile; the login follows on the same link.</summary>
    public const int NewUser = 2;

    /// <summary>\logout\: ends the link.</summary>
    public const int Logout = 3;

    /// <summary>\status\: what the player does, for buddies.</summary>
    public const int Status = 4;

    /// <summary>\statusinfo\: the same, in the newer form.</summary>
    public const int StatusInfo = 5;

    /// <summary>\getprofile\: asks for anybody's profile.</summary>
    public const int GetProfile = 6;

    /// <summary>\updatepro\: changes the player's own profile.</summary>
    public const int UpdateProfile = 7;

    /// <summary>\updateui\: changes address or password of the user.</summary>
    public const int UpdateUser = 8;

    /// <summary>\newprofile\: one more profile of the user, or a new nick for one.</summary>
    public const int NewProfile = 9;

    /// <summary>\delprofile\: deletes the profile that is logged in.</summary>
    public const int DeleteProfile = 10;

    /// <summary>\registernick\: a unique nick for the profile.</summary>
    public const int RegisterNick = 11;

    /// <summary>\registercdkey\: a CD key for the profile.</summary>
    public const int RegisterCdKey = 12;

    /// <summary>\addbuddy\: asks somebody to be a buddy.</summary>
    public const int AddBuddy = 13;

    /// <summary>\authadd\: says yes to one who asked.</summary>
    public const int AuthAdd = 14;

    /// <summary>\delbuddy\: takes a buddy off the own list.</summary>
    public const int DeleteBuddy = 15;

    /// <summary>\revoke\: takes oneself off somebody's list.</summary>
    public const int Revoke = 16;

    /// <summary>\bm\: a message to a buddy.</summary>
    public const int BuddyMessage = 17;

    /// <summary>\addblock\: wants nothing more of somebody.</summary>
    public const int AddBlock = 18;

    /// <summary>\removeblock\: takes a block back.</summary>
    public const int RemoveBlock = 19;

    /// <summary>\inviteto\: the products for which invitations are welcome.</summary>
    public const int InviteTo = 20;

    /// <summary>\pinvite\: invites a buddy to a product.</summary>
    public const int PlayerInvite = 21;

    /// <summary>\quiet\: what the client does not want to receive.</summary>
    public const int Quiet = 22;

    /// <summary>\lt\: asks for a new login ticket.</summary>
    public const int LoginTicket = 23;

    /// <summary>The names, in the order of the numbers above.</summary>
    public const string Names =
        "ka login newuser logout status statusinfo getprofile updatepro updateui newprofile delprofile " +
        "registernick registercdkey addbuddy authadd delbuddy revoke bm addblock removeblock inviteto " +
        "pinvite quiet lt";

    /// <summary>
    /// What a client is told when a command would write to the drive too often, <see cref="GpError.None"/> for one that writes nothing by itself.
    /// </summary>
    public static int RefusalOf(int command) => command switch
    {
        UpdateProfile => GpError.UpdateProfile,
        UpdateUser => GpError.UpdateUser,
        NewProfile => GpError.NewProfile,
        DeleteProfile => GpError.DeleteProfile,
        RegisterNick => GpError.RegisterNick,
        RegisterCdKey => GpError.RegisterCdKey,
        AddBuddy => GpError.AddBuddy,
        AuthAdd => GpError.AuthAdd,
        DeleteBuddy => GpError.DeleteBuddy,
        Revoke => GpError.Revoke,
        AddBlock => GpError.AddBlock,
        RemoveBlock => GpError.RemoveBlock,
        _ => GpError.None,
    };

    /// <summary>Whether a command is taken before the login. All others are gated in one place by this.</summary>
    public static bool IsOpen(int command) => command >= KeepAlive && command <= Logout;
}
