using System;
using System.Globalization;
using System.Net;
using System.Text;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Replay;

/// <summary>
/// Plays filters, each in a request of its own. That a filter was understood shows when `(filter) or 1=1` lists a host that is there
/// and `(filter) and 1=2` does not.
/// </summary>
public sealed class FilterReplay
{
    private const string Row = "filter";

    private readonly IPEndPoint _server;
    private readonly PcHost _host;

    /// <param name="server">The server list.</param>
    /// <param name="host">A host that the box lists.</param>
    public FilterReplay(IPEndPoint server, PcHost host)
    {
        _server = server;
        _host = host;
    }

    /// <summary>Plays one.</summary>
    public Outcome Play(CapturedMessage message)
    {
        string captured = Encoding.Latin1.GetString(message.Bytes);
        string filter = captured.Replace("%d", "3", StringComparison.Ordinal).Replace("%u", "1", StringComparison.Ordinal).Replace("%s", "p=0", StringComparison.Ordinal);
        string mend = filter == captured ? "" : " (its places filled)";
        try
        {
            int plain = Count(filter);
            if (!Lists($"({filter})or 1=1")) return new Outcome(message, Row, Verdict.NotUnderstood, "a host is there, and `or 1=1` does not list it" + mend, filter);
            if (Lists($"({filter})and 1=2")) return new Outcome(message, Row, Verdict.NotUnderstood, "`and 1=2` lists a host" + mend, filter);
            return new Outcome(message, Row, Verdict.Answered, string.Create(CultureInfo.InvariantCulture, $"a list of {plain}{mend}"), filter);
        }
        catch (LegException exception) when (exception.Message.StartsWith(ServerListReader.RefusedText, StringComparison.Ordinal))
        {
            return new Outcome(message, Row, Verdict.Refused, exception.Message + mend, filter);
        }
    }

    private bool Lists(string filter)
    {
        using ServerListLink link = Ask(filter);
        return link.List.Servers.Exists(server => server.Public.Equals(_host.Qr2.PublicEndPoint));
    }

    private int Count(string filter)
    {
        using ServerListLink link = Ask(filter);
        return link.List.Servers.Count;
    }

    private ServerListLink Ask(string filter)
    {
        ServerListLink link = ServerListLink.Open(NetworkPlace.Here, _server, new ServerListRequest(MatchTitle.Test, filter, ["hostname"], ServerListRequest.FieldsForAll));
        try
        {
            Pump.Until([link, _host], () => link.List.IsComplete, () => "the list did not come to its end");
            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }
}
