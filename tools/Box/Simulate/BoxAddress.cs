using System.Net;

namespace PocketSpy.Box.Simulate;

/// <summary>Where the box is: its DNS server's address and the ports to try, first one first.</summary>
public sealed record BoxAddress(IPAddress Server, int[] DnsPorts, int[] HttpPorts, int PresencePort, int SearchPort)
{
    /// <summary>QR2 and the availability check, UDP.</summary>
    public int HostPort { get; init; }

    /// <summary>NAT negotiation, UDP.</summary>
    public int NatNegPort { get; init; }

    /// <summary>The server list, TCP.</summary>
    public int ListPort { get; init; }

    /// <summary>The server list of older titles, TCP.</summary>
    public int OlderListPort { get; init; }

    /// <summary>Messenger, TCP.</summary>
    public int MessengerPort { get; init; }

    /// <summary>The standard ports and those to which the box moves, with what <c>box run --offset</c> adds.</summary>
    public static BoxAddress WithOffset(IPAddress server, int offset) =>
        new(server, [53 + offset, 10053 + offset], [80 + offset, 8080 + offset], 29900 + offset, 29901 + offset)
        {
            HostPort = 27900 + offset,
            NatNegPort = 27901 + offset,
            ListPort = 28910 + offset,
            OlderListPort = 28900 + offset,
            MessengerPort = 1863 + offset,
        };
}
