using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>PC players: hosts with players and teams, and one who looks around in the server list: fields, rules, changes as they happen.</summary>
public sealed class BrowseStory : IStory
{
    private const int Hosts = 3;
    private const int QueryChallenge = 0x80;

    private static readonly string[] Fields = ["hostname", "gamever", "numplayers", "maxplayers", "gamemode", "mapname"];

    private readonly LegList _legs = new();
    private readonly NetworkPlace _place = NetworkPlace.Here;
    private readonly BoxAddress _box;
    private readonly string _word;
    private readonly List<PcHost> _hosts = [];
    private readonly List<IThinker> _thinkers = [];
    private MatchServers _servers;

    /// <summary>The story of a number; its hosts carry it in their names.</summary>
    public BrowseStory(int number, BoxAddress box)
    {
        _box = box;
        _word = string.Create(CultureInfo.InvariantCulture, $"story {number} ");
        Title = string.Create(CultureInfo.InvariantCulture, $"PC {number}: hosts and a browser");
    }

    /// <inheritdoc />
    public string Title { get; }

    /// <inheritdoc />
    public IReadOnlyList<Leg> Legs => _legs.Legs;

    /// <inheritdoc />
    public bool Passed { get; private set; }

    private string Mine => $"hostname like '{_word}%'";

    /// <inheritdoc />
    public void Play()
    {
        try
        {
            _legs.Try("PC: finds the servers, title is available", FindServers);
            _legs.Try("hosts: heartbeats with players and teams", Announce);
            _legs.Try("browser: a list with fields", ReadList);
            _legs.Try("browser: filters", ReadFiltered);
            _legs.Try("browser: another source, not more than two", ReadLimited);
            _legs.Try("browser: group rooms", ReadGroups);
            _legs.Try("browser: all rules of a host", ReadRules);
            _legs.Try("browser: changes as they happen", ReadPushes);
            Passed = true;
        }
        catch (LegException)
        {
            // Told in the legs.
        }
        finally
        {
            foreach (PcHost host in _hosts) host.Dispose();
        }
    }

    private void FindServers()
    {
        _servers = MatchServers.Find(_box, MatchTitle.Test, MatchServers.PcDomain);
        AvailabilityCheck.Do(_place, _servers.Available, MatchTitle.Test.GameName);
    }

    private void Announce()
    {
        using Socket toBox = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        toBox.Connect(_servers.Master);
        IPAddress local = ((IPEndPoint)toBox.LocalEndPoint).Address;
        for (int i = 0; i < Hosts; i++)
        {
            PcHost host = new(_place, _servers.Master, $"{_word}{(char)('a' + i)}", local) { Players = 2 * i };
            _hosts.Add(host);
            _thinkers.Add(host);
            host.Announce();
        }
    }

    private void ReadList()
    {
        using ServerListLink link = ReadUntil(Mine, Hosts);
        foreach (PcHost host in _hosts)
        {
            ListedServer listed = Find(link, host);
            if (!listed.TakesQueries || listed.Negotiates) throw new LegException($"{host.Name} can be asked directly, and has the flags {listed.Flags:x2}");
            foreach ((string key, string value) in host.Keys().Where(pair => Fields.Contains(pair.Key))) listed.Check(key, value);
        }
        if ((link.List.BackendFlags & QueryChallenge) != (_hosts[0].Qr2.Options & QueryChallenge)) throw new LegException("the list and the challenge differ in whether players have to prove their address");
    }

    private void ReadFiltered()
    {
        foreach ((string filter, int expected) in ((string, int)[])[($"{Mine} and numplayers>0", 2), ($"({Mine}) and (numplayers = 4 or gamever='2.0')", 1), ($"{Mine} and gamemode != 'openplaying'", 0)])
        {
            using ServerListLink link = Read(new ServerListRequest(MatchTitle.Test, filter, Fields));
            if (link.List.Servers.Count != expected) throw new LegException($"{link.List.Servers.Count} hosts and not {expected}: {filter}");
        }
    }

    private void ReadLimited()
    {
        ServerListRequest request = new(MatchTitle.Test, Mine, ["hostname"], ServerListRequest.FieldsForAll | ServerListRequest.AlternateSource | ServerListRequest.Limited)
        {
            Source = IPAddress.Parse("192.0.2.1"),
            Limit = 2,
        };
        using ServerListLink link = Read(request);
        if (link.List.Servers.Count != 2) throw new LegException($"{link.List.Servers.Count} hosts, and two were asked for");
    }

    private void ReadGroups()
    {
        using ServerListLink link = Read(new ServerListRequest(MatchTitle.Test, "", ["hostname", "numwaiting", "maxwaiting", "numservers", "numplayers"], ServerListRequest.Groups));
        foreach (ListedServer room in link.List.Servers)
        {
            if (!room.HasKeys || room.Need("hostname").Length == 0) throw new LegException($"the group room {room.Public.Address} has no name");
        }
        _legs.Detail = string.Create(CultureInfo.InvariantCulture, $"{link.List.Servers.Count} rooms");
    }

    private void ReadRules()
    {
        PcHost host = _hosts[1];
        using ServerListLink link = Read(ServerListRequest.ForMessages(MatchTitle.Test));
        link.RequestRules(host.Qr2.PublicEndPoint);
        Until(link, () => link.Updates.Count > 0, "the rules of a host did not come");
        ListedServer rules = link.Updates.Dequeue();
        if (!rules.HasRules) throw new LegException($"the rules have the flags {rules.Flags:x2}: a browser does not take them for all");
        if (!rules.Public.Equals(host.Qr2.PublicEndPoint)) throw new LegException($"the rules are those of {rules.Public}");
        foreach ((string key, string value) in host.Keys()) rules.Check(key, value);
        rules.Check("player_1", "Player 1");
        rules.Check("team_t1", "Blue");
        // Nobody is there: a game that waits for the answer has no time-out of its own.
        IPEndPoint nobody = new(IPAddress.Parse("192.0.2.1"), 7777);
        link.RequestRules(nobody);
        Until(link, () => link.Updates.Count > 0, "there was no answer about a host that is not listed: a game would hang");
        ListedServer none = link.Updates.Dequeue();
        if (none.HasRules || none.HasKeys || !none.Public.Equals(nobody)) throw new LegException($"a host that is not listed has the flags {none.Flags:x2}");
        _legs.Detail = string.Create(CultureInfo.InvariantCulture, $"{rules.Keys.Count} keys");
    }

    private void ReadPushes()
    {
        PcHost host = _hosts[0];
        using ServerListLink link = Read(new ServerListRequest(MatchTitle.Test, Mine, Fields, ServerListRequest.PushUpdates));
        host.Players = 5;
        host.Announce();
        Until(link, () => link.Updates.Any(update => update.Public.Equals(host.Qr2.PublicEndPoint) && update.Need("numplayers") == "5"), "a change of a host was not told");
        host.Qr2.SendHeartbeat(Qr2Client.Ending);
        Until(link, () => link.Deleted.Contains(host.Qr2.PublicEndPoint), "it was not told that a host is gone");
    }

    private static ListedServer Find(ServerListLink link, PcHost host) =>
        link.List.Servers.Find(server => server.Public.Equals(host.Qr2.PublicEndPoint)) ?? throw new LegException($"{host.Name} is not in the list");

    // The response to a challenge may be on its way still.
    private ServerListLink ReadUntil(string filter, int count)
    {
        for (int attempt = 0; ; attempt++)
        {
            ServerListLink link = Read(new ServerListRequest(MatchTitle.Test, filter, Fields, ServerListRequest.FieldsForAll));
            if (link.List.Servers.Count == count) return link;
            link.Dispose();
            if (attempt == 20) throw new LegException($"{link.List.Servers.Count} hosts and not {count}: {filter}");
            Pump.For(_thinkers, TimeSpan.FromMilliseconds(50), () => false);
        }
    }

    private ServerListLink Read(ServerListRequest request)
    {
        ServerListLink link = ServerListLink.Open(_place, _servers.List, request);
        Until(link, () => link.List.IsComplete, "the list did not come to its end");
        return link;
    }

    private void Until(ServerListLink link, Func<bool> isDone, string otherwise) => Pump.Until([.. _thinkers, link], isDone, () => otherwise);
}
