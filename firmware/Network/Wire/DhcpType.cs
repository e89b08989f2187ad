namespace PocketSpy.Network.Wire;

/// <summary>Kinds of DHCP message: the value of option 53 (RFC 2132, 9.6).</summary>
public static class DhcpType
{
    /// <summary>A client looks for servers.</summary>
    public const int Discover = 1;

    /// <summary>A server offers an address.</summary>
    public const int Offer = 2;

    /// <summary>A client takes an offer, asks for its old address again, or renews.</summary>
    public const int Request = 3;

    /// <summary>A client found its address in use by another.</summary>
    public const int Decline = 4;

    /// <summary>The address is the client's.</summary>
    public const int Ack = 5;

    /// <summary>The client must start anew.</summary>
    public const int Nak = 6;

    /// <summary>A client gives its address back.</summary>
    public const int Release = 7;

    /// <summary>A client that has an address asks for the rest.</summary>
    public const int Inform = 8;
}
