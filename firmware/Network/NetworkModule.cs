using PocketSpy.Core;
using PocketSpy.Network.Dhcp;
using PocketSpy.Network.Dns;
using PocketSpy.Network.Mdns;
using PocketSpy.Wire;

namespace PocketSpy.Network;

/// <summary>DNS, DHCP on the box's own network, and mDNS on the home network.</summary>
public sealed partial class NetworkModule : Module
{
    private const string DomainFile = "domains.txt";
    private const int DomainFileBytes = 4_096;

    /// <inheritdoc />
    public override string Name => "network";

    /// <inheritdoc />
    public override int HeapBytes => 1_750;

    /// <inheritdoc />
    public override bool OpensInSafeMode => true;

    /// <summary>Asks on; there once the module is open, null unless other names are forwarded.</summary>
    public DnsForwarder Forwarder { get; private set; }

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size) => keeper.OwnersFile(DomainFile, DomainFileBytes);

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        NetworkSize own = NetworkSize.For(size);
        BoxSettings settings = opener.Settings;
        DhcpService dhcp = null;
        if (settings.GivesAddresses)
        {
            dhcp = new DhcpService(settings.OwnAddress, settings.OwnMask, own.Leases, tools);
            opener.Udp("DHCP: addresses for those who join", dhcp, DhcpService.Port, DhcpService.MessageBytes, UdpUse.Broadcast);
            if (tools.Writes is not null) tools.Writes.Add(dhcp);
        }

        DomainList domains = new();
        domains.Add(GameDomains.List);
        AddMore(domains);
        byte[] more = opener.OwnersText(DomainFile);
        domains.Add(Ascii.ToText(more, 0, more.Length));
        if (settings.OtherNames == OtherNames.Forward) Forwarder = new DnsForwarder(own.ForwardedQueries, tools);
        DnsService dns = new(domains, tools, settings.OtherNames, Forwarder, own.AskedNames) { OwnName = opener.BoxName };
        opener.Udp("DNS", dns, DnsService.Port, DnsService.MessageBytes, UdpUse.Plain);
        opener.Show(new NetworkShown(dns, dhcp));

        if (!settings.AnswersToName) return;
        MdnsService mdns = new(opener.BoxName, tools);
        mdns.Outbox = opener.Udp("mDNS: the name " + opener.BoxName + ".local", mdns, MdnsService.Port, MdnsService.MessageBytes, UdpUse.Group);
        opener.Timed(mdns);
    }

    // The names of modules that not every image has.
    static partial void AddMore(DomainList domains);
}
