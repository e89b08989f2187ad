namespace PocketSpy.Matchmaking.Wire;

/// <summary>The first byte of a host in a list: what follows and how to reach it. Public GameSpy SDK (2011), serverbrowsing.</summary>
public static class HostFlags
{
    /// <summary>It answers UDP of strangers.</summary>
    public const int Unsolicited = 0x01;

    /// <summary>Its private address follows.</summary>
    public const int PrivateAddress = 0x02;

    /// <summary>It is reached through NAT negotiation.</summary>
    public const int NatNegotiation = 0x04;

    /// <summary>An address for ICMP follows.</summary>
    public const int IcmpAddress = 0x08;

    /// <summary>Its port follows; else it is the default port.</summary>
    public const int Port = 0x10;

    /// <summary>Its private port follows; else it is the default port.</summary>
    public const int PrivatePort = 0x20;

    /// <summary>The values of the requested fields follow, in their order.</summary>
    public const int Keys = 0x40;

    /// <summary>Pairs of all its keys follow.</summary>
    public const int FullRules = 0x80;
}
