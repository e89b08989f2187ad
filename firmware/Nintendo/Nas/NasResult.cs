namespace PocketSpy.Nintendo.Nas;

/// <summary>The returncd values of NAS; the console shows failures as 20000 + the number. Source: public servers, seen in the field.</summary>
public static class NasResult
{
    /// <summary>Word check: here is the verdict.</summary>
    public const string Checked = "000";

    /// <summary>Login: let in.</summary>
    public const string Ok = "001";

    /// <summary>acctcreate: a user id was given out.</summary>
    public const string Created = "002";

    /// <summary>svcloc: here is the service.</summary>
    public const string Located = "007";

    /// <summary>Login: let in, although the player's name has a word in it that the owner does not want; the game may ask for another.</summary>
    public const string BadName = "040";

    /// <summary>The service has no room for another console.</summary>
    public const string Busy = "100";

    /// <summary>The request is not understood.</summary>
    public const string BadRequest = "103";

    /// <summary>The owner has turned the console away.</summary>
    public const string Banned = "3913";

    /// <summary>The console is not the one to which the user id belongs.</summary>
    public const string NotRegistered = "3921";
}
