using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Doctor;

/// <summary>Whether this PC itself finds the box by the games' names, as a game on this PC needs it.</summary>
public static class DnsCheck
{
    private const int Patience = 5_000;
    private const string Subject = "DNS of this PC";

    /// <summary>Asks the operating system; <paramref name="wanted"/> is the box.</summary>
    public static Finding Look(IPAddress wanted)
    {
        string remedy = $"Consoles do not mind. For a game on this PC set its DNS server to {wanted}: docs/join-pc.md.";
        IPAddress[] found;
        try
        {
            Task<IPAddress[]> question = Dns.GetHostAddressesAsync(ConnectionTest.Host, AddressFamily.InterNetwork);
            if (!question.Wait(Patience)) return Finding.Note(Subject, $"no answer for {ConnectionTest.Host}", remedy);
            found = question.Result;
        }
        catch (System.AggregateException)
        {
            return Finding.Note(Subject, $"does not know {ConnectionTest.Host}", remedy);
        }
        return found.Any(address => address.Equals(wanted))
            ? Finding.Ok(Subject, $"{ConnectionTest.Host} is at {wanted}, the box")
            : Finding.Note(Subject, $"{ConnectionTest.Host} is at {string.Join(", ", found.Select(address => address.ToString()))}, which is not the box", remedy);
    }
}
