using System.Collections.Generic;
using System.Linq;
using PocketSpy.Core;

namespace PocketSpy.Box.Run;

/// <summary>What somebody who has just started a box does next: the page to open, the DNS server to type into a console.</summary>
public static class Directions
{
    private const int WebPort = 80;
    private const int DnsPort = 53;

    /// <summary>The lines.</summary>
    /// <param name="addresses">Where the box can be reached, first byte highest; those that only this PC reaches count only when there are no others.</param>
    /// <param name="web">The port of the page, 0 for none.</param>
    /// <param name="dns">The port of DNS, 0 for none.</param>
    public static IReadOnlyList<string> For(IReadOnlyList<uint> addresses, int web, int dns)
    {
        uint[] outside = [.. addresses.Where(address => address >> 24 != 127)];
        string[] texts = [.. (outside.Length > 0 ? outside : addresses).Select(EndPoints.AddressText).Distinct()];
        List<string> lines = [];
        if (texts.Length == 0) return lines;
        if (web != 0) lines.Add("open in a browser, and set the owner's PIN there: " + string.Join(" or ", texts.Select(text => $"http://{text}{(web == WebPort ? "" : $":{web}")}/")));
        if (dns == DnsPort && outside.Length > 0) lines.Add("DNS server to type into a console: " + string.Join(" or ", texts) + (texts.Length > 1 ? ", the one on its network" : ""));
        else if (dns == DnsPort) lines.Add("no console reaches this box: it listens for this PC alone");
        else if (dns != 0) lines.Add($"no console finds this box: DNS is at port {dns}, and consoles ask at {DnsPort}");
        return lines;
    }
}
