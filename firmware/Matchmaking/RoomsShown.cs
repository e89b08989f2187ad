using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Wire.Json;

namespace PocketSpy.Matchmaking;

/// <summary>What the lobby page and the metrics show of matchmaking, and what other modules may ask of it: the games that are hosted.</summary>
public sealed class RoomsShown : PageSource, IHostedGames
{
    private readonly HostTable _hosts;
    private readonly NatNegService _negotiation;
    private readonly ServerBrowserService _browser;
    private readonly ServiceTools _tools;

    /// <param name="hosts">The hosts.</param>
    /// <param name="negotiation">Counts the negotiations.</param>
    /// <param name="browser">Counts the server browsers.</param>
    /// <param name="tools">What all services share.</param>
    public RoomsShown(HostTable hosts, NatNegService negotiation, ServerBrowserService browser, ServiceTools tools)
    {
        _hosts = hosts;
        _negotiation = negotiation;
        _browser = browser;
        _tools = tools;
    }

    /// <inheritdoc />
    public override string ListName => "rooms";

    /// <inheritdoc />
    public override int Rows => _hosts.Capacity;

    /// <inheritdoc />
    public override bool IsBusy => _hosts.Count > 0;

    /// <inheritdoc />
    public override bool Write(int row, JsonWriter json)
    {
        if (!_hosts.IsListed(row) || !RoomFacts.IsRoom(_hosts, row)) return false;
        json.BeginObject();
        json.Member("game", GameOf(row));
        json.Name("title");
        int at = RoomFacts.TitleOf(_hosts, row, out int count);
        if (count == 0) json.Text("");
        else json.Text(_hosts.DataOf(row), at, count);
        json.Name("host");
        WriteHost(row, json);
        json.Member("players", RoomFacts.PlayersIn(_hosts, row));
        json.Member("places", RoomFacts.PlacesOf(_hosts, row));
        json.Member("open", RoomFacts.IsOpen(_hosts, row));
        json.EndObject();
        return true;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "hosts";
                help = "Game hosts, those that have yet to prove themselves too.";
                return _hosts.Count;
            case 1:
                name = "hosts_limit";
                help = "Game hosts at once.";
                return _hosts.Capacity;
            case 2:
                name = "host_key_bytes";
                help = "Bytes that the keys of game hosts take.";
                return _hosts.Bytes;
            case 3:
                name = "negotiations";
                help = "NAT negotiations, those that were over just now too.";
                return _negotiation.Count;
            case 4:
                name = "server_browsers";
                help = "Server browsers that are connected, but for those of older PC titles.";
                return _browser.Count;
            default:
                name = null;
                help = null;
                return 0;
        }
    }

    /// <inheritdoc />
    public byte[] GameAt(uint address)
    {
        int row = RoomFacts.FindAt(_hosts, address);
        return row < 0 ? null : GameOf(row);
    }

    private byte[] GameOf(int row) => _hosts.Games.NameOf(_hosts.GameOf(row));

    // The player's nick; the address of one who is not signed in.
    private void WriteHost(int row, JsonWriter json)
    {
        uint address = EndPoints.Address(_hosts.EndPointOf(row));
        byte[] nick = _tools.Players is null ? null : _tools.Players.NickOf(RoomFacts.ProfileOf(_hosts, row), address);
        if (nick is null) json.Text(EndPoints.AddressText(address));
        else json.Text(nick, 0, nick.Length);
    }
}
