namespace PocketSpy.Services.Nas;

/// <summary>The returncd values of NAS; the console shows failures as 20000 + the number. Source: public servers, seen in the field.</summary>
public static class NasResult
{
    /// <summary>Login: let in.</summary>
    public const string Ok = "001";

    /// <summary>acctcreate: a user id was given out.</summary>
    public const string Created = "002";

    /// <summary>svcloc: here is the service.</summary>
    public const string Located = "007";

    /// <summary>The service has no room for another console.</summary>
    public const string Busy = "100";

    /// <summary>The request is not understood.</summary>
    public const string BadRequest = "103";
}
