namespace PocketSpy.Nintendo.Nas;

/// <summary>The actions of POST /ac. To add one: a constant, its name, a case in <see cref="NasAccountHandler"/>, a golden packet.</summary>
public static class NasActions
{
    /// <summary>Gives the token and challenge for presence.</summary>
    public const int Login = 0;

    /// <summary>Gives a new console its user id.</summary>
    public const int CreateAccount = 1;

    /// <summary>Tells where a further service is.</summary>
    public const int LocateService = 2;

    /// <summary>The names, by action; consoles write them in any case.</summary>
    public const string Names = "login acctcreate svcloc";
}
