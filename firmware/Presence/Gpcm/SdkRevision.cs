namespace PocketSpy.Presence.Gpcm;

/// <summary>The bits of sdkrevision in a login: what the client's SDK understands. Source: the public GameSpy SDK (2011), GP.</summary>
public static class SdkRevision
{
    /// <summary>An authorization comes as bm 4, not as a message with a text.</summary>
    public const int NewAuthorization = 1;

    /// <summary>A revocation comes as bm 6; without this bit the client is told nothing.</summary>
    public const int NewRevocation = 2;

    /// <summary>A status comes as \bsi\, not as bm 100.</summary>
    public const int NewStatus = 4;

    /// <summary>Buddies and blocks come as lists before the answer to the login; without this bit each buddy's status comes after it.</summary>
    public const int ListsAtLogin = 8;

    /// <summary>The answer to a login by token tells namespace and partner.</summary>
    public const int RemoteAuthIds = 16;

    /// <summary>A CD key belongs to a namespace, not to a product.</summary>
    public const int NewCdKey = 32;
}
