using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Simulate.Hold;

/// <summary>
/// Players who stay: each signs in under a name of its own, rooms are opened and wait, and all of it says again and again that it is there.
/// For whoever wants to see a page, a TV or another client with people in the lobby.
/// </summary>
public sealed class HeldLobby : IDisposable
{
    // Consoles tell presence and hosts the list about as often.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    // How often it is looked whether it is to end.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    private static readonly string[] RoomNames = ["Capture the flag", "Friday night", "Arena of the north", "Beginners welcome"];

    private readonly StoryPlan _plan;
    private readonly BoxAddress _box;
    private readonly ConsoleMemory _memory;
    private readonly List<MatchPlayer> _consoles = [];
    private readonly List<PcHost> _hosts = [];

    /// <summary>The players of a plan; nobody is there before <see cref="Enter"/>.</summary>
    public HeldLobby(StoryPlan plan, BoxAddress box, ConsoleMemory memory)
    {
        _plan = plan;
        _box = box;
        _memory = memory;
    }

    /// <summary>Who is there, as the lobby names them.</summary>
    public IEnumerable<string> Names => _consoles.Select(console => console.PlayerName).Concat(_hosts.Select(host => host.Name));

    private IReadOnlyCollection<IThinker> Thinkers => [.. _consoles, .. _hosts];

    /// <summary>All come in. Throws <see cref="LegException"/> when one of them cannot.</summary>
    public void Enter()
    {
        switch (_plan.Kind)
        {
            case StoryKind.Match:
                foreach ((int first, int size) in _plan.Rooms()) OpenRoom(first, size);
                break;
            case StoryKind.Browse:
                for (int i = 0; i < _plan.Consoles; i++) Host(_plan.Number + i);
                break;
            case StoryKind.Friends:
                for (int i = 0; i < _plan.Consoles; i++)
                {
                    SignIn(ConsoleKind.Ds, MatchTitle.MarioKartDs, _plan.Number + i, 0);
                    SignIn(ConsoleKind.Wii, MatchTitle.MarioKartWii, _plan.Number + i, 0);
                }
                break;
            default:
                for (int i = 0; i < _plan.Consoles; i++) SignIn(_plan.Console, MatchTitle.Of(_plan.Console), _plan.Number + i, 0);
                break;
        }
    }

    /// <summary>Stays until the time is over or it is told to stop. Throws <see cref="LegException"/> when the box turns somebody out or is gone.</summary>
    public void Stay(TimeSpan time, CancellationToken stop)
    {
        long end = Environment.TickCount64 + (long)time.TotalMilliseconds;
        long next = Environment.TickCount64 + (long)Between.TotalMilliseconds;
        while (!stop.IsCancellationRequested && Environment.TickCount64 < end)
        {
            if (Thinkers.Count > 0) Pump.For(Thinkers, Slice, () => stop.IsCancellationRequested);
            if (Environment.TickCount64 < next) continue;
            next += (long)Between.TotalMilliseconds;
            SayHello();
        }
    }

    /// <summary>Everybody says once more that it is there.</summary>
    public void SayHello()
    {
        foreach (MatchPlayer console in _consoles) console.StayOn();
        foreach (PcHost host in _hosts) host.Qr2.SendHeartbeat(0);
    }

    /// <summary>All go as players do, so that nothing of them stays in the lobby.</summary>
    public void Leave()
    {
        foreach (MatchPlayer console in _consoles)
        {
            console.StayOn();
            console.Leave();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (MatchPlayer console in _consoles) console.Dispose();
        foreach (PcHost host in _hosts) host.Dispose();
    }

    private void OpenRoom(int first, int size)
    {
        MatchPlayer[] players = [.. Enumerable.Range(first, size).Select(number => SignIn(_plan.Console, _plan.Played, number, first))];
        MatchRoom room = new(players);
        players[0].Keys.IsHost = true;
        players[0].Keys.Joined = size - 1;
        room.Announce(players[0]);
    }

    private MatchPlayer SignIn(ConsoleKind kind, MatchTitle title, int number, int room)
    {
        SimulatedConsole console = new(kind, number);
        MatchPlayer player = new(console, title, _box, _memory.Of(console.ToString()), NetworkPlace.Here, playsApart: false);
        _consoles.Add(player);
        player.SignIn(room);
        return player;
    }

    private void Host(int number)
    {
        MatchServers servers = MatchServers.Find(_box, MatchTitle.Test, MatchServers.PcDomain);
        string name = RoomNames[(number - 1) % RoomNames.Length];
        PcHost host = new(NetworkPlace.Here, servers.Master, number > RoomNames.Length ? $"{name} {number}" : name, IPAddress.Loopback);
        _hosts.Add(host);
        host.Announce();
    }
}
