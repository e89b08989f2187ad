using PocketSpy.Core;
using PocketSpy.Network.Dhcp;
using PocketSpy.Network.Dns;

namespace PocketSpy.Network;

/// <summary>What the lobby page and the metrics show of DNS and DHCP.</summary>
public sealed class NetworkShown : PageSource
{
    private readonly DnsService _dns;
    private readonly DhcpService _dhcp;

    /// <param name="dns">Answers for names.</param>
    /// <param name="dhcp">Lends addresses; null for nobody.</param>
    public NetworkShown(DnsService dns, DhcpService dhcp)
    {
        _dns = dns;
        _dhcp = dhcp;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        name = null;
        help = null;
        if (index == 0)
        {
            name = "dns_names_total";
            help = "Questions of DNS for names of games.";
            return _dns.GameNames;
        }
        if (_dhcp is null) return 0;
        switch (index)
        {
            case 1:
                name = "leases";
                help = "Addresses that are lent to devices.";
                return _dhcp.Leases;
            case 2:
                name = "leases_limit";
                help = "Addresses that can be lent.";
                return _dhcp.Capacity;
            default:
                return 0;
        }
    }
}
