namespace PocketSpy.Matchmaking.Wire;

/// <summary>The option bits of a list request. Public GameSpy SDK (2011), serverbrowsing.</summary>
public static class ListOptions
{
    /// <summary>Fields also for hosts that the client could ask itself.</summary>
    public const int FieldsForAll = 1;

    /// <summary>No list, only the link.</summary>
    public const int NoList = 2;

    /// <summary>The client wants to be told of changes from now on.</summary>
    public const int PushUpdates = 4;

    /// <summary>4 bytes of address follow: where the client wants to be seen.</summary>
    public const int AlternateSource = 8;

    /// <summary>Group rooms instead of hosts.</summary>
    public const int Groups = 32;

    /// <summary>No list that was made for somebody else.</summary>
    public const int NoCache = 64;

    /// <summary>4 bytes follow, low byte first: how many hosts at most.</summary>
    public const int Limit = 128;
}
