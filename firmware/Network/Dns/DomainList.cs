using System.Text;
using PocketSpy.Wire;

namespace PocketSpy.Network.Dns;

/// <summary>Domains, looked up by their end: "gs.nintendowifi.net" is in "nintendowifi.net". A look-up allocates nothing.</summary>
public sealed class DomainList
{
    private const int MaximumDomains = 64;

    private static readonly char[] LineEnd = new char[] { '\n' };

    // "*.example.org", ".example.org" and "example.org." are the same; editors put a byte order mark before the first line.
    private static readonly char[] NoPart = new char[] { ' ', '\t', '\r', '*', '.', '\uFEFF' };

    private readonly ShortList _domains = new();

    /// <summary>Number of domains.</summary>
    public int Count => _domains.Count;

    /// <summary>Adds the domains of a text, one a line; blanks and lines that begin with # do not count. More than 64 are not taken.</summary>
    public void Add(string lines)
    {
        foreach (string line in lines.Split(LineEnd))
        {
            string domain = line.Trim(NoPart).ToLower();
            if (domain.Length == 0 || domain[0] == '#' || _domains.Count == MaximumDomains) continue;
            _domains.Add(Encoding.UTF8.GetBytes(domain));
        }
    }

    /// <summary>Whether a name (lower case, with dots) is one of the domains or in one.</summary>
    public bool Contains(byte[] name, int count)
    {
        for (int i = 0; i < _domains.Count; i++)
        {
            if (EndsWith(name, count, (byte[])_domains[i])) return true;
        }
        return false;
    }

    private static bool EndsWith(byte[] name, int count, byte[] domain)
    {
        int start = count - domain.Length;
        if (start < 0 || (start > 0 && name[start - 1] != '.')) return false;
        for (int i = domain.Length - 1; i >= 0; i--)
        {
            if (name[start + i] != domain[i]) return false;
        }
        return true;
    }
}
