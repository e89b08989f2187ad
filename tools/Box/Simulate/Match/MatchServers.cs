using System.Net;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>Where a title finds the servers of its matchmaking.</summary>
/// <param name="Available">The availability check.</param>
/// <param name="Master">QR2.</param>
/// <param name="List">The server list.</param>
/// <param name="NatNeg">The three of the NAT negotiation.</param>
public sealed record MatchServers(IPEndPoint Available, IPEndPoint Master, IPEndPoint List, IPEndPoint[] NatNeg)
{
    /// <summary>The domain of consoles' titles.</summary>
    public const string ConsoleDomain = "gs.nintendowifi.net";

    /// <summary>The domain of titles for the PC.</summary>
    public const string PcDomain = "gamespy.com";

    /// <summary>Asks DNS for all of them.</summary>
    public static MatchServers Find(BoxAddress box, MatchTitle title, string domain)
    {
        using DnsClient dns = new(box);
        string game = title.GameName;
        dns.Find($"{game}.available.{domain}");
        return new MatchServers(
            new IPEndPoint(dns.Resolve($"{game}.available.{domain}"), box.HostPort),
            new IPEndPoint(dns.Resolve($"{game}.master.{domain}"), box.HostPort),
            new IPEndPoint(dns.Resolve($"{game}.ms{title.ListServer}.{domain}"), box.ListPort),
            [
                new IPEndPoint(dns.Resolve($"{game}.natneg1.{domain}"), box.NatNegPort),
                new IPEndPoint(dns.Resolve($"{game}.natneg2.{domain}"), box.NatNegPort),
                new IPEndPoint(dns.Resolve($"{game}.natneg3.{domain}"), box.NatNegPort),
            ]);
    }
}
