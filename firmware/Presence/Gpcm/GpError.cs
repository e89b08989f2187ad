namespace PocketSpy.Presence.Gpcm;

/// <summary>Error numbers of presence and its search. On the wire they are decimal. Source: the public GameSpy SDK (2011), GP.</summary>
public static class GpError
{
    /// <summary>No error.</summary>
    public const int None = -1;

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

    /// <summary>The user has no profile with this nick.</summary>
    public const int LoginBadNick = 0x0102;

    /// <summary>There is no user with this address.</summary>
    public const int LoginBadEmail = 0x0103;

    /// <summary>The password is wrong.</summary>
    public const int LoginBadPassword = 0x0104;

    /// <summary>Nobody has this unique nick here.</summary>
    public const int LoginBadUniqueNick = 0x0109;

    /// <summary>The token, or the response to its challenge, is wrong.</summary>
    public const int LoginBadPreAuth = 0x010A;

    /// <summary>The user could not be made for another reason.</summary>
    public const int NewUser = 0x0200;

    /// <summary>The nick cannot be used, or the user has it already: then the error carries its profile.</summary>
    public const int NewUserBadNick = 0x0201;

    /// <summary>The address is a user's with another password.</summary>
    public const int NewUserBadPassword = 0x0202;

    /// <summary>The unique nick cannot be used.</summary>
    public const int NewUserUniqueNickInvalid = 0x0203;

    /// <summary>Somebody else has the unique nick.</summary>
    public const int NewUserUniqueNickInUse = 0x0204;

    /// <summary>The user could not be changed.</summary>
    public const int UpdateUser = 0x0300;

    /// <summary>The new address cannot be used or is somebody else's.</summary>
    public const int UpdateUserBadEmail = 0x0301;

    /// <summary>The profile could not be made for another reason.</summary>
    public const int NewProfile = 0x0400;

    /// <summary>The nick cannot be used or the user has it already.</summary>
    public const int NewProfileBadNick = 0x0401;

    /// <summary>The user has no profile with the nick that is to be replaced.</summary>
    public const int NewProfileBadOldNick = 0x0402;

    /// <summary>The profile could not be changed.</summary>
    public const int UpdateProfile = 0x0500;

    /// <summary>The new nick cannot be used or is another profile's of the user.</summary>
    public const int UpdateProfileBadNick = 0x0501;

    /// <summary>The buddy could not be added.</summary>
    public const int AddBuddy = 0x0600;

    /// <summary>There is no such profile to add.</summary>
    public const int AddBuddyBadNew = 0x0602;

    /// <summary>It is a buddy already.</summary>
    public const int AddBuddyAlready = 0x0603;

    /// <summary>The authorization could not be saved.</summary>
    public const int AuthAdd = 0x0700;

    /// <summary>That profile did not ask.</summary>
    public const int AuthAddBadFrom = 0x0701;

    /// <summary>The signature is not that of the request.</summary>
    public const int AuthAddBadSignature = 0x0702;

    /// <summary>The status cannot be read.</summary>
    public const int Status = 0x0800;

    /// <summary>The message cannot be sent.</summary>
    public const int BuddyMessage = 0x0900;

    /// <summary>The receiver is no buddy.</summary>
    public const int BuddyMessageNotBuddy = 0x0901;

    /// <summary>The receiver's software does not know this kind of message.</summary>
    public const int BuddyMessageUnsupported = 0x0902;

    /// <summary>The receiver is not here and the message cannot wait.</summary>
    public const int BuddyMessageOffline = 0x0903;

    /// <summary>The profile asked for is not there.</summary>
    public const int GetProfileBadProfile = 0x0A01;

    /// <summary>The buddy could not be deleted.</summary>
    public const int DeleteBuddy = 0x0B00;

    /// <summary>It is no buddy.</summary>
    public const int DeleteBuddyNotBuddy = 0x0B01;

    /// <summary>The profile could not be deleted.</summary>
    public const int DeleteProfile = 0x0C00;

    /// <summary>It is the user's last profile.</summary>
    public const int DeleteProfileLast = 0x0C01;

    /// <summary>The search cannot be read.</summary>
    public const int Search = 0x0D00;

    /// <summary>The check could not be made for another reason.</summary>
    public const int Check = 0x0E00;

    /// <summary>There is no user with this address.</summary>
    public const int CheckBadEmail = 0x0E01;

    /// <summary>The user has no profile with this nick.</summary>
    public const int CheckBadNick = 0x0E02;

    /// <summary>The password is wrong.</summary>
    public const int CheckBadPassword = 0x0E03;

    /// <summary>The revocation could not be saved.</summary>
    public const int Revoke = 0x0F00;

    /// <summary>That profile does not have this one as a buddy.</summary>
    public const int RevokeNotBuddy = 0x0F01;

    /// <summary>The unique nick cannot be used.</summary>
    public const int RegisterNick = 0x1000;

    /// <summary>Somebody else has the unique nick.</summary>
    public const int RegisterNickTaken = 0x1001;

    /// <summary>The unique nick is kept for the box itself.</summary>
    public const int RegisterNickReserved = 0x1002;

    /// <summary>There are no unique nicks in this namespace.</summary>
    public const int RegisterNickBadNamespace = 0x1003;

    /// <summary>The CD key could not be saved.</summary>
    public const int RegisterCdKey = 0x1100;

    /// <summary>The CD key cannot be read.</summary>
    public const int RegisterCdKeyBad = 0x1101;

    /// <summary>The profile has another CD key already.</summary>
    public const int RegisterCdKeyAlreadySet = 0x1102;

    /// <summary>Another profile has the CD key.</summary>
    public const int RegisterCdKeyTaken = 0x1103;

    /// <summary>The block could not be saved.</summary>
    public const int AddBlock = 0x1200;

    /// <summary>It is blocked already.</summary>
    public const int AddBlockAlready = 0x1201;

    /// <summary>The block could not be taken back.</summary>
    public const int RemoveBlock = 0x1300;

    /// <summary>It is not blocked.</summary>
    public const int RemoveBlockNotBlocked = 0x1301;
}
