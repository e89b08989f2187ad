using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Core;
using PocketSpy.Net;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>Somebody fills the tables of a small board from many addresses; the next two consoles play all the same, and soon.</summary>
[TestClass]
public class FairShareStoryTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [TestMethod]
    public void After_twenty_hosts_of_invented_games_a_console_hosts_and_another_finds_and_joins_it()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new PollingWaiter(null));
        for (int i = 0; i < 20; i++) Invent(box.Address, i);
        AssertTwoPlay(box.Address);
    }

    [TestMethod]
    public void After_600_lone_INITs_of_600_addresses_a_console_hosts_and_another_finds_and_joins_it()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new PollingWaiter(null));
        for (int i = 0; i < 600; i++)
        {
            using Socket socket = Open($"127.0.{1 + i / 200}.{1 + i % 200}", box.Address.NatNegPort);
            socket.Send(NatNegPackets.Init(3, 10_000 + i, 1, i % 2, false, IPAddress.Loopback, 0, "flood"));
        }
        AssertTwoPlay(box.Address);
    }

    private static void AssertTwoPlay(BoxAddress box)
    {
        using ConsolesAtHome consoles = new(ConsoleKind.Wii, 1, 2, box);
        MatchPlayer host = consoles.All[0];
        MatchPlayer guest = consoles.All[1];
        MatchRoom own = new(host);
        MatchRoom room = new(host, guest);
        AssertSoon("to be listed", () =>
        {
            own.Announce(host);
            own.FindItself(host);
        });
        room.Announce(guest);
        room.FindItself(guest);
        ListedServer found = null;
        AssertSoon("to find it", () => found = room.FindHost(guest));
        room.Reserve(guest, found, loseAck: false);
        room.Agree(guest);
        AssertSoon("to be connected", () => room.Connect(guest, found, loseAck: false));
    }

    private static void AssertSoon(string what, Action step)
    {
        Stopwatch watch = Stopwatch.StartNew();
        step();
        Assert.IsTrue(watch.Elapsed < Soon, $"it took {watch.Elapsed} {what}");
    }

    // A host whose game's key nobody knows answers its challenge with anything.
    private static void Invent(BoxAddress box, int number)
    {
        using Socket socket = Open($"127.0.0.{10 + number}", box.HostPort);
        socket.ReceiveTimeout = 10_000;
        byte[] packet = new byte[256];
        socket.Send(Encoding.ASCII.GetBytes($"\u0003key{number % 10}gamename\0invented{number % 15}\0\0"));
        socket.Receive(packet);
        Assert.AreEqual(1, packet[2], "a challenge");
        socket.Send(Encoding.ASCII.GetBytes($"\u0001key{number % 10}anything\0"));
        socket.Receive(packet);
        Assert.AreEqual(10, packet[2], "it is listed");
    }

    private static Socket Open(string from, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }
}
