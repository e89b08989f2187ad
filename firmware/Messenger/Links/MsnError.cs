namespace PocketSpy.Messenger.Links;

/// <summary>Error numbers of MSNP that the box gives.</summary>
public static class MsnError
{
    /// <summary>All is well.</summary>
    public const int None = 0;

    /// <summary>An argument that cannot be.</summary>
    public const int Parameter = 201;

    /// <summary>No such user.</summary>
    public const int NoUser = 205;

    /// <summary>Signed in already.</summary>
    public const int SignedIn = 207;

    /// <summary>No such user, as newer versions and conversations say it.</summary>
    public const int NoPrincipal = 208;

    /// <summary>The list is full.</summary>
    public const int ListFull = 210;

    /// <summary>Is there already.</summary>
    public const int IsThere = 215;

    /// <summary>Is not on the list.</summary>
    public const int NotThere = 216;

    /// <summary>Is not signed in.</summary>
    public const int Offline = 217;

    /// <summary>The mode is set already.</summary>
    public const int SameMode = 218;

    /// <summary>Is on the list that excludes this one.</summary>
    public const int OtherList = 219;

    /// <summary>Too many groups.</summary>
    public const int TooManyGroups = 223;

    /// <summary>No such group.</summary>
    public const int NoGroup = 224;

    /// <summary>A name that is too long.</summary>
    public const int NameTooLong = 229;

    /// <summary>A list that cannot be read.</summary>
    public const int BadList = 240;

    /// <summary>There is no room for a conversation.</summary>
    public const int NoSwitchboard = 280;

    /// <summary>Not signed in.</summary>
    public const int NotSignedIn = 302;

    /// <summary>The box failed.</summary>
    public const int Server = 500;

    /// <summary>Not to be had here.</summary>
    public const int Disabled = 502;

    /// <summary>The challenge was answered wrongly.</summary>
    public const int Challenge = 540;

    /// <summary>Too many calls.</summary>
    public const int TooManyCalls = 713;

    /// <summary>Wrong password, ticket or key.</summary>
    public const int SignInFailed = 911;

    /// <summary>Not while hidden, or before the first status.</summary>
    public const int NotWhileHidden = 913;
}
