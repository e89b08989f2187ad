namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The messages of the server list, version 2, byte 2 behind their length (2 bytes, high first, itself included). Public GameSpy SDK (2011),
/// serverbrowsing.
/// </summary>
public static class ListMessageType
{
    /// <summary>From the client: a list, please.</summary>
    public const int ListRequest = 0;

    /// <summary>From the client: all keys of one host.</summary>
    public const int InfoRequest = 1;

    /// <summary>From the client: a message to a host; its data may come later.</summary>
    public const int SendMessage = 2;

    /// <summary>From the client: it is still there, the echo of <see cref="KeepAlive"/>.</summary>
    public const int KeepAliveReply = 3;

    /// <summary>From the client: which maps a host plays.</summary>
    public const int MapLoopRequest = 4;

    /// <summary>From the client: where a player is.</summary>
    public const int PlayerSearchRequest = 5;

    /// <summary>To the client: the keys of hosts that follow.</summary>
    public const int PushKeys = 1;

    /// <summary>To the client: a host that is new or has changed, or all its keys.</summary>
    public const int PushServer = 2;

    /// <summary>To the client, which echoes it.</summary>
    public const int KeepAlive = 3;

    /// <summary>To the client: a host is gone.</summary>
    public const int DeleteServer = 4;

    /// <summary>To the client: the maps of a host.</summary>
    public const int MapLoop = 5;

    /// <summary>To the client: players that were found.</summary>
    public const int PlayerSearch = 6;
}
