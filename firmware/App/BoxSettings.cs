using PocketSpy.Core;
using PocketSpy.Matchmaking.ListV1;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Network.Dns;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;

namespace PocketSpy.App;

/// <summary>What the owner can choose. What is not set is what a box at a party needs.</summary>
public sealed class BoxSettings
{
    /// <summary>Address to listen at, first byte highest; 0 for all.</summary>
    public uint Bind { get; set; }

    /// <summary>Address that DNS gives out for the games' servers; 0 for the box's own on the asker's network.</summary>
    public uint Address { get; set; }

    /// <summary>What DNS does with names that are none of the games'.</summary>
    public OtherNames OtherNames { get; set; } = OtherNames.Refuse;

    /// <summary>
    /// The server asked for other names, an <see cref="EndPoints">end point</see>; for <see cref="Network.Dns.OtherNames.Forward"/>. 0 while there
    /// is none, see <see cref="Box.SetHome"/>.
    /// </summary>
    public long Upstream { get; set; }

    /// <summary>The box's own name: lower-case letters, digits and hyphens, at most 60; null for the one that the owner set on the box.</summary>
    public string Name { get; set; }

    /// <summary>DHCP, UDP 67; 0 for no DHCP server. Only for a network that has no other.</summary>
    public int DhcpPort { get; set; }

    /// <summary>The box's address on the network whose addresses DHCP gives out.</summary>
    public uint DhcpAddress { get; set; } = 0xC0A80401;

    /// <summary>The mask of that network.</summary>
    public uint DhcpMask { get; set; } = 0xFFFFFF00;

    /// <summary>Multicast DNS, UDP 5353, for the box's name on a home network; 0 for none.</summary>
    public int MdnsPort { get; set; }

    /// <summary>DNS, UDP.</summary>
    public int DnsPort { get; set; } = 53;

    /// <summary>DNS, when the first port cannot be had; 0 for none.</summary>
    public int DnsPortElse { get; set; }

    /// <summary>HTTP, TCP.</summary>
    public int HttpPort { get; set; } = 80;

    /// <summary>HTTP, when the first port cannot be had; 0 for none.</summary>
    public int HttpPortElse { get; set; }

    /// <summary>Presence, TCP.</summary>
    public int PresencePort { get; set; } = GpcmService.Port;

    /// <summary>Search of presence, TCP.</summary>
    public int SearchPort { get; set; } = GpspService.Port;

    /// <summary>Game hosts, UDP.</summary>
    public int HostPort { get; set; } = Qr2Service.Port;

    /// <summary>Server browser, TCP.</summary>
    public int ListPort { get; set; } = ServerBrowserService.Port;

    /// <summary>NAT negotiation, UDP.</summary>
    public int NatNegPort { get; set; } = NatNegService.Port;

    /// <summary>Server list of older PC titles, TCP.</summary>
    public int OlderListPort { get; set; } = ListV1Service.Port;

    /// <summary>What becomes of hosts of games whose key is not known.</summary>
    public UnknownGames UnknownGames { get; set; } = UnknownGames.Accept;
}
