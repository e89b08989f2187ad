using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Page;

/// <summary>GET /api/lobby: the box, who is here, which rooms there are, how full it is.</summary>
internal sealed class LobbyBody : RowBody
{
    // A page shows no more; the numbers tell of all.
    private const int MostElements = 100;

    private readonly PageSources _sources;
    private readonly long _from;

    public LobbyBody(PageSources sources, long from, WireWriter writer, JsonWriter json)
        : base(writer, json)
    {
        _sources = sources;
        _from = from;
    }

    protected override bool Write(int row)
    {
        if (row == 0)
        {
            WriteBox();
            return true;
        }
        row--;
        int sessions = _sources.Sessions.Length;
        if (row < sessions)
        {
            GpcmSession session = _sources.Sessions[row];
            if (session is not null && session.IsLoggedIn && Elements < MostElements) WritePlayer(session);
            return true;
        }
        row -= sessions;
        if (row == 0)
        {
            Writer.WriteText("],\"rooms\":[");
            Elements = 0;
            return true;
        }
        row--;
        if (row < _sources.HostRows)
        {
            if (_sources.Hosts.IsListed(row) && RoomFacts.IsRoom(_sources.Hosts, row) && Elements < MostElements) WriteRoom(row);
            return true;
        }
        WriteNumbers();
        return false;
    }

    private void WriteBox()
    {
        IBoxFacts facts = _sources.Facts;
        Json.Load(Writer);
        Json.BeginObject();
        Json.Name("box");
        Json.BeginObject();
        Text("name", facts.Text(BoxFact.BoxName));
        Text("address", _sources.AddressFor(_from));
        Text("version", facts.Text(BoxFact.Version));
        Text("board", facts.Text(BoxFact.Board));
        Number("uptimeSeconds", _sources.Seconds);
        Number("pollSeconds", _sources.Pace.PollSeconds);
        Json.EndObject();
        Json.Name("wifi");
        Json.BeginObject();
        Text("name", facts.Text(BoxFact.WifiName));
        Json.Name("open");
        Json.Flag(facts.Number(BoxFact.WifiIsOpen) != 0);
        Number("channel", facts.Number(BoxFact.WifiChannel));
        Json.EndObject();
        Json.Name("players");
        Json.BeginArray();
    }

    private void WritePlayer(GpcmSession session)
    {
        BeginElement();
        Number("id", session.ProfileId);
        Text("name", session.Nick);
        Json.Name("game");
        WriteGame(session);
        Text("console", PlayerFacts.ConsoleOf(session));
        Json.Name("friendCode");
        int count = PlayerFacts.FriendCode(session, _sources.Scratch);
        Json.Text(_sources.Scratch, 0, count);
        Text("status", PlayerFacts.StatusOf(session));
        Number("since", session.LoggedInSeconds - _sources.StartSeconds);
        Json.EndObject();
    }

    // A console's four letters; the game that a PC hosts.
    private void WriteGame(GpcmSession session)
    {
        byte[] letters = _sources.Scratch;
        if (session.GameCode != 0)
        {
            PlayerFacts.GameCode(session, letters);
            Json.Text(letters, 0, PlayerFacts.GameCodeBytes);
            return;
        }
        int row = _sources.Hosts is null ? -1 : RoomFacts.FindAt(_sources.Hosts, EndPoints.Address(session.From));
        if (row < 0) Json.Text("");
        else WriteGameOf(row);
    }

    private void WriteGameOf(int row)
    {
        byte[] name = _sources.Hosts.Games.NameOf(_sources.Hosts.GameOf(row));
        Json.Text(name, 0, name.Length);
    }

    private void WriteRoom(int row)
    {
        HostTable hosts = _sources.Hosts;
        BeginElement();
        Json.Name("game");
        WriteGameOf(row);
        Json.Name("title");
        int at = RoomFacts.TitleOf(hosts, row, out int count);
        if (count == 0) Json.Text("");
        else Json.Text(hosts.DataOf(row), at, count);
        GpcmSession host = RoomFacts.PlayerOf(hosts, row, _sources.Sessions);
        if (host is not null && host.Nick is not null) Text("host", host.Nick);
        else Text("host", EndPoints.AddressText(EndPoints.Address(hosts.EndPointOf(row))));
        Number("players", RoomFacts.PlayersIn(hosts, row));
        Number("places", RoomFacts.PlacesOf(hosts, row));
        Json.Name("open");
        Json.Flag(RoomFacts.IsOpen(hosts, row));
        Json.EndObject();
    }

    private void WriteNumbers()
    {
        IBoxFacts facts = _sources.Facts;
        Writer.WriteText("],\"full\":");
        Json.Load(Writer);
        Json.BeginObject();
        Pair("sockets", facts.Number(BoxFact.Sockets), facts.Number(BoxFact.SocketLimit));
        Number("heapFree", facts.Number(BoxFact.HeapFree));
        Pair("flash", facts.Number(BoxFact.FlashUsed), facts.Number(BoxFact.FlashLimit));
        Pair("players", _sources.PlayerCount(), _sources.Sessions.Length);
        Pair("hosts", _sources.HostCount, _sources.HostRows);
        Json.EndObject();
        Writer.WriteText(",\"events\":{\"next\":");
        Writer.WriteDecimal(_sources.Events.Written);
        Writer.WriteText("}}");
    }
}
