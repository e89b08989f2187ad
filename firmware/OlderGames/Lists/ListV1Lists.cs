using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;

namespace PocketSpy.OlderGames.Lists;

/// <summary>
/// Answers requests for lists: hosts as 6 bytes or as text, hosts with their keys, group rooms. Every host of the box is in them, whichever protocol it
/// reports by; the port is the one for questions. Facts as in <see cref="ListV1Writer"/>.
/// </summary>
internal sealed class ListV1Lists
{
    // Clients gather a host's values in 2,048 bytes.
    private const int LongestValue = 96;
    private const int HighestByteOfLoopback = 127;

    // Pairs between bytes 1, as the original master gave for each room.
    private const string OtherOfRoom = "\u0001maxplayers\u00010";
    private const int LongestRoom = 256;

    private readonly HostTable _hosts;
    private readonly GroupRooms _rooms;
    private readonly ServiceTools _tools;
    private readonly ListV1Answer _answer;
    private readonly HostRecord _record;
    private readonly FilterCompiler _filters;
    private string[] _fields;
    private ListV1Request _request;
    private FilterProgram _filter;
    private int _game;
    private bool _any;

    internal ListV1Lists(HostTable hosts, GroupRooms rooms, FilterCompiler filters, ServiceTools tools, ListV1Answer answer)
    {
        _hosts = hosts;
        _rooms = rooms;
        _filters = filters;
        _tools = tools;
        _answer = answer;
        _record = new HostRecord(hosts);
    }

    /// <summary>Sends the list that a client asks for.</summary>
    internal void Send(ListV1Session session, ListV1Request request)
    {
        _request = request;
        _game = FindGame(session);
        _filter = ReadFilter(session);
        int measured = 0;
        if (session.Enctype == Enctype.One)
        {
            _answer.Measure(session);
            measured = Write(session);
        }
        _answer.Begin(session, measured);
        Write(session);
        _request = null;
        _filter = null;
    }

    // A game without hosts is not in the table; its rooms are there all the same.
    private int FindGame(ListV1Session session)
    {
        if (!_request.List.TryGet("gamename", out int offset, out int count) || count == 0)
        {
            return FindGame(session.Game, 0, session.Game.Length, session.From);
        }
        return FindGame(_request.List.Buffer, offset, count, session.From);
    }

    private int FindGame(byte[] name, int offset, int count, long from) =>
        _request.Mode == ListMode.Groups ? _hosts.ClaimGame(name, offset, count, EndPoints.Address(from)) : _hosts.Games.Find(name, offset, count);

    // A filter that is not understood hides nothing: these clients cannot be told.
    private FilterProgram ReadFilter(ListV1Session session)
    {
        if (!_request.List.TryGet("where", out int offset, out int count) || count == 0) return null;
        if (_filters.TryCompile(_request.List.Buffer, offset, count, out FilterProgram filter)) return filter;
        _tools.Events.Write(EventTexts.FilterNotUnderstood(_tools.Clients.NameOf(session.From), Ascii.ToText(_request.List.Buffer, offset, count)));
        return null;
    }

    private int Write(ListV1Session session)
    {
        _any = false;
        if (_request.Mode == ListMode.Groups) WriteRooms();
        else WriteHosts(session);

        // GameSpy 3D and its like count the bytes of a compact list: only an empty one has an end (public master server gsmaster).
        return _answer.End(session.Enctype != Enctype.One || _request.Mode != ListMode.Compact || !_any);
    }

    private void WriteHosts(ListV1Session session)
    {
        if (_request.Mode == ListMode.Info)
        {
            _fields ??= Fields();
            _answer.Writer.Fields(_fields);
        }
        if (_game < 0) return;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (!IsWanted(row)) continue;
            if (!_answer.MakeRoom(RoomFor(row))) return;
            _any = true;
            WriteHost(row, session.From);
        }
    }

    private int RoomFor(int row)
    {
        if (_request.Mode != ListMode.Info) return ListV1Writer.LongestText;
        int bytes = ListV1Writer.LongestText;
        for (int i = 1; i < _fields.Length; i++) bytes += 1 + CountAt(row, _hosts.ValueOf(row, _fields[i]));
        return bytes;
    }

    private void WriteHost(int row, long client)
    {
        long host = EndPointFor(row, client);
        uint address = EndPoints.Address(host);
        int port = EndPoints.Port(host);
        if (_request.Mode == ListMode.Compact)
        {
            _answer.Writer.Compact(address, port);
            return;
        }
        if (_request.Mode == ListMode.Text)
        {
            _answer.Writer.Text(address, port);
            return;
        }
        _answer.Writer.AddressValue(address, port);
        for (int i = 1; i < _fields.Length; i++)
        {
            int at = _hosts.ValueOf(row, _fields[i]);
            _answer.Writer.Value(_hosts.DataOf(row), at < 0 ? 0 : at, CountAt(row, at));
        }
    }

    private int CountAt(int row, int at)
    {
        int count = at < 0 ? 0 : KeyBlock.CountAt(_hosts.DataOf(row), at);
        return count < LongestValue ? count : LongestValue;
    }

    // Mods of Unreal ask for their own game type in a pair of its own.
    private bool IsWanted(int row)
    {
        if (!_hosts.IsListed(row) || _hosts.GameOf(row) != _game) return false;
        if (_filter is not null && !_filter.Matches(_record.At(row))) return false;
        if (!_request.List.TryGet("gametype", out int offset, out int count)) return true;
        int at = _hosts.ValueOf(row, "gametype");
        return at >= 0 && KeyBlock.CountAt(_hosts.DataOf(row), at) == count && Ascii.EqualIgnoreCase(_hosts.DataOf(row), at, _request.List.Buffer, offset, count);
    }

    // Behind one router players meet inside; a host on the box's own PC is where the box is.
    private long EndPointFor(int row, long client)
    {
        long host = _hosts.EndPointOf(row);
        long home = _hosts.PrivateOf(row);
        if (home != 0 && EndPoints.Port(home) != 0 && EndPoints.Address(host) == EndPoints.Address(client)) return home;
        if (EndPoints.Address(host) >> 24 != HighestByteOfLoopback || EndPoints.Address(client) >> 24 == HighestByteOfLoopback) return host;
        uint own = _tools.Addresses.AddressFor(client);
        return own == 0 ? host : EndPoints.Of(own, EndPoints.Port(host));
    }

    private void WriteRooms()
    {
        _answer.Writer.GroupFields();
        if (_game < 0) return;
        byte[] name = _hosts.Games.NameOf(_game);
        for (int at = 0; _rooms.TryNext(name, ref at, out uint number, out int roomAt, out int roomCount);) WriteRoom(number, roomAt, roomCount);
        if (!_any) WriteRoom(1, 0, 0);
    }

    private void WriteRoom(uint number, int roomAt, int roomCount)
    {
        if (!_answer.MakeRoom(LongestRoom)) return;
        _any = true;
        int servers = GroupRooms.CountHosts(_hosts, _game, number, out long players);
        ListV1Writer writer = _answer.Writer;
        writer.Value(number);
        if (roomCount == 0) writer.Value(GroupRooms.DefaultName);
        else writer.Value(_rooms.Text, roomAt, roomCount < LongestValue ? roomCount : LongestValue);
        writer.Value(players);
        writer.Value(GroupRooms.MostWaiting);
        writer.Value(0);
        writer.Value(servers);
        writer.Value(0);
        writer.Value(OtherOfRoom);
    }

    // Clients of 2001 take 20 fields at most (public source of OpenMoHAA). The first is no key of the host.
    private static string[] Fields() => new string[]
    {
        "ip", "hostname", "hostport", "gamename", "gamever", "mapname", "gametype", "gamevariant", "gamemode", "numplayers", "maxplayers", "password",
        "teamplay", "fraglimit", "timelimit", "groupid",
    };
}
