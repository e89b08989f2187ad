namespace PocketSpy.Matchmaking.Hosts;

/// <summary>What is known of a host, bits.</summary>
public static class HostTraits
{
    /// <summary>It wants NAT negotiation.</summary>
    public const int NatNegotiation = 1;

    /// <summary>A title of Nintendo Wi-Fi Connection.</summary>
    public const int Dwc = 2;

    /// <summary>It speaks the older protocol, QR1.</summary>
    public const int Older = 4;

    /// <summary>It reads its public address low byte first: a DS.</summary>
    public const int LittleEndian = 8;

    /// <summary>It reads its public address high byte first: a Wii.</summary>
    public const int BigEndian = 16;
}
