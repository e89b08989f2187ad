using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.EndToEnd.Tests;

namespace PocketSpy.Pages.Tests;

/// <summary>A box and those who play at it.</summary>
internal sealed class Party : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConsoleMemory _memory;
    private readonly Stack<IDisposable> _guests = new();
    private readonly string _modules;

    /// <param name="modules">Names of the box's modules with commas between them; null for all.</param>
    public Party(string modules = null)
    {
        _modules = modules;
        _memory = ConsoleMemory.Load(Path.Combine(_folder.Path, "memory.json"));
        Box = RunningTestBox.Start(Path.Combine(_folder.Path, "data"), _modules);
    }

    public RunningTestBox Box { get; private set; }

    /// <summary>The box is switched off and on again.</summary>
    public void Restart()
    {
        while (_guests.TryPop(out IDisposable guest)) guest.Dispose();
        Box.Dispose();
        Box = RunningTestBox.Start(Path.Combine(_folder.Path, "data"), _modules);
    }

    /// <summary>A console signs in, the whole way.</summary>
    public Player SignIn(ConsoleKind kind, int number)
    {
        SimulatedConsole console = new(kind, number);
        return Keep(new ConsolePlayer(console, Box.Address, _memory.Of(console.ToString())).SignIn());
    }

    /// <summary>Somebody at a PC makes an account.</summary>
    public Player Register(int number, string nick) => Keep(PcAtHome.Begin(new SimulatedPc(number, "guest") { Nick = nick }, Box.Address));

    /// <summary>A game is hosted on a PC.</summary>
    public PcHost Host(string name)
    {
        PcHost host = Keep(new PcHost(NetworkPlace.Here, new IPEndPoint(IPAddress.Loopback, Box.Address.HostPort), name, IPAddress.Loopback));
        host.Announce();
        return host;
    }

    /// <summary>A console waits for others.</summary>
    public MatchPlayer Wait(int number, int joined)
    {
        SimulatedConsole console = new(ConsoleKind.Wii, number);
        MatchPlayer player = Keep(new MatchPlayer(console, MatchTitle.MarioKartWii, Box.Address, _memory.Of(console.ToString()), NetworkPlace.Here, playsApart: false));
        player.SignIn(number);
        player.Keys.IsHost = true;
        player.Keys.Joined = joined;
        int before = player.Qr2.Challenges;
        player.Qr2.SendHeartbeat(Qr2Client.First);
        Pump.Until([player], () => player.Qr2.Challenges > before, () => "no challenge came");
        return player;
    }

    public void Dispose()
    {
        while (_guests.TryPop(out IDisposable guest)) guest.Dispose();
        Box.Dispose();
        _folder.Dispose();
    }

    private T Keep<T>(T guest)
        where T : IDisposable
    {
        _guests.Push(guest);
        return guest;
    }
}
