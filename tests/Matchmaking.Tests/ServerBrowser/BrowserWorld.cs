using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>A server browser and the tables under it. Hosts are put straight into the table, as the master would after their challenge.</summary>
internal sealed class BrowserWorld
{
    internal const string Game = "racer";

    private readonly byte[] _scratch = new byte[8_192];

    internal BrowserWorld()
        : this(BoxSize.Small(), 20, 12, "")
    {
    }

    internal BrowserWorld(BoxSize size, int hosts, int games, string rooms)
    {
        Events = new EventLog(64, null);
        Clients = new ClientNames(size.KnownClients);
        Games = new GameTable(games, new FakeGameKeys());
        Hosts = new HostTable(hosts, 1024 * 1024, Games);
        Messenger = new FakeMessenger(Hosts);
        Tools = new ServiceTools { Clock = Clock, Random = Random, Events = Events, Clients = Clients, Reply = new byte[size.ReplyBytes] };
        GroupRooms groups = new(Raw.Bytes(rooms), rooms.Length);
        Browser = new ServerBrowserService(Hosts, Messenger, groups, Tools, size);
    }

    internal FakeClock Clock { get; } = new();

    internal FakeRandom Random { get; } = new(1);

    internal EventLog Events { get; }

    internal ServiceTools Tools { get; }

    internal ClientNames Clients { get; }

    internal GameTable Games { get; }

    internal HostTable Hosts { get; }

    internal FakeMessenger Messenger { get; }

    internal ServerBrowserService Browser { get; }

    /// <summary>192.168.4.number : port.</summary>
    internal static long At(int number, int port) => EndPoints.Of(0xC0A80400u + (uint)number, port);

    /// <summary>A PC's host that answers strangers and has no other address.</summary>
    internal int Add(long at, string keys) => Add(Game, at, keys, null, 0, 0);

    /// <summary>A console's host.</summary>
    internal int AddConsole(string game, long at, string keys) => Add(game, at, keys, null, HostTraits.Dwc | HostTraits.NatNegotiation, at);

    /// <summary>A host, with keys as \name\value and, behind them, players and teams.</summary>
    internal int Add(string game, long at, string keys, byte[] rosters, int traits, long home)
    {
        byte[] name = Raw.Bytes(game);
        int row = Hosts.Add(at, 7, Games.Claim(name, 0, name.Length), traits, Clock.Milliseconds);
        if (!TrySet(row, keys, rosters)) throw new InvalidOperationException("no room for " + keys);
        Hosts.NoteTraits(row, traits, home);
        Hosts.List(row, HostState.Listed);
        return row;
    }

    /// <summary>A heartbeat with other keys.</summary>
    internal void Change(int row, string keys)
    {
        if (TrySet(row, keys, null)) Hosts.NoteChange(row);
    }

    internal void Remove(int row) => Hosts.Remove(row);

    /// <summary>Lets time pass and calls what the box calls.</summary>
    internal void Pass(int milliseconds)
    {
        Clock.Pass(milliseconds);
        Events.Tick(Clock.Milliseconds);
        Browser.Tick(Clock.Milliseconds);
    }

    /// <summary>How many lines of the event log have these words in them.</summary>
    internal int LinesWith(string words)
    {
        int count = 0;
        for (int i = 0; i < Events.Count; i++)
        {
            if (Events[i].Contains(words)) count++;
        }
        return count;
    }

    private bool TrySet(int row, string keys, byte[] rosters)
    {
        int count = 0;
        for (int i = 1; i < keys.Length; i++) _scratch[count++] = (byte)(keys[i] == '\\' ? 0 : keys[i]);
        if (count > 0) _scratch[count++] = 0;
        _scratch[count++] = 0;
        for (int i = 0; rosters is not null && i < rosters.Length; i++) _scratch[count++] = rosters[i];
        return Hosts.TrySetKeys(row, _scratch, 0, count, out bool _);
    }
}
