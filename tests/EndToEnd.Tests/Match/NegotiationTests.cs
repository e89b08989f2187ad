using System;
using System.Collections.Generic;
using System.Net;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>The simulated negotiation against three servers in the hands of the test.</summary>
[TestClass]
public class NegotiationTests
{
    private const string Magic = "fdfc1e666ab203";
    private const string Cookie = "12345678";

    [TestMethod]
    public void The_INITs_are_those_of_the_SDK_byte_for_byte()
    {
        using Table table = new();
        table.Guest.Begin();
        string port = table.GuestGame.Port.ToString("x4");
        Assert.AreEqual($"{Magic}00{Cookie}000001000000000000676d7465737400", table.Receive(0, out IPEndPoint from));
        Assert.AreEqual(table.GuestGame.Port, from.Port, "the first leaves from the game's socket");
        Assert.AreEqual($"{Magic}00{Cookie}010001000000000000676d7465737400", table.Receive(0, out from));
        Assert.AreNotEqual(table.GuestGame.Port, from.Port);
        Assert.AreEqual($"{Magic}00{Cookie}02000100000000{port}676d7465737400", table.Receive(1, out _));
        Assert.AreEqual($"{Magic}00{Cookie}03000100000000{port}676d7465737400", table.Receive(2, out _));
    }

    [TestMethod]
    public void Two_negotiate_ping_each_other_and_report()
    {
        using Table table = new();
        IPEndPoint guest = table.BeginAndAck(table.Guest);
        IPEndPoint host = table.BeginAndAck(table.Host);
        Assert.AreEqual(NegotiationStage.Waiting, table.Guest.Stage);
        table.Connect(guest, table.HostGame.Port);
        table.Connect(host, table.GuestGame.Port);
        table.Until(() => table.Guest.Stage == NegotiationStage.Joined && table.Host.Stage == NegotiationStage.Joined);
        StringAssert(table.Receive(0, out _), $"{Magic}06{Cookie}");
        StringAssert(table.Receive(0, out _), $"{Magic}06{Cookie}");
        table.Guest.Report();
        Assert.AreEqual($"{Magic}0d{Cookie}cc00010600000000000000676d74657374{new string('0', 88)}", table.Receive(0, out guest));
        table.Send(0, guest, $"{Magic}0e{Cookie}000000000000000000");
        table.Until(() => table.Guest.Stage == NegotiationStage.Done);
    }

    [DataRow("fdfc1e666ab202011234567800000000000000000000", "a packet has version 2")]
    [DataRow("fdfc1e666ab203011234567900000000000000000000", "the cookie of another session")]
    [DataRow("fdfc1e666ab2030112345678010000000000000000", "INITACK came from 127.0.0.1:1")]
    [DataRow("fdfc1e666ab20301123456780100000000000000", "has 20 bytes, and one below 21 is ignored")]
    [DataRow("fdfc1e666ab2030112345678040000000000000000", "INITACK of port type 4")]
    [DataRow("fdfc1e666ab2030112345678000000000000000000", "port type 0 came to the wrong socket")]
    [DataRow("fdfc1e666ab20305123456787f0000011e6142", "has 19 bytes, and one below 20 is ignored")]
    [DataRow("fdfc1e666ab20305123456787f0000011e614201", "the partner did not come")]
    [DataRow("fdfc1e666ab20305123456787f0000011e614202", "CONNECT with error 2")]
    [DataRow("fdfc1e666ab2030512345678000000001e614200", "the partner is at 0.0.0.0:7777")]
    [DataRow("fdfc1e666ab20305123456787f00000100004200", "the partner is at 127.0.0.1:0")]
    [DataRow("fdfc1e666ab20307123456787f0000011e610000", "ping came to the wrong socket")]
    [DataRow("fdfc1e666ab2030e123456780000000000000000", "has 20 bytes, and one below 21 is ignored")]
    [DataRow("fdfc1e666ab203041234567800000000000000000000", "a packet of type 4")]
    [DataRow("fdfc1e666ab3030112345678000000000000000000", "this is not a packet of it")]
    [TestMethod]
    public void What_a_game_would_pass_over_is_an_error(string packet, string told)
    {
        using Table table = new();
        table.Guest.Begin();
        Expect.Refused(told, () => table.Guest.Receive(Convert.FromHexString(packet), new IPEndPoint(IPAddress.Loopback, 1), isGameSocket: false));
    }

    [TestMethod]
    public void CONNECT_to_the_socket_of_the_game_is_an_error()
    {
        using Table table = new();
        byte[] connect = Convert.FromHexString("fdfc1e666ab20305123456787f0000011e614200");
        Expect.Refused("CONNECT came to the game's socket", () => table.Guest.Receive(connect, table.Servers[0], isGameSocket: true));
    }

    [TestMethod]
    public void CONNECT_is_acknowledged_each_time_but_for_those_that_get_lost()
    {
        using Table table = new();
        IPEndPoint guest = table.BeginAndAck(table.Guest);
        table.Guest.AcksToLose = 1;
        for (int i = 1; i <= 3; i++)
        {
            table.Connect(guest, table.HostGame.Port);
            table.Until(() => table.Guest.Connects == i);
        }
        string ack = $"{Magic}06{Cookie}";
        StringAssert(table.Receive(0, out _), ack);
        StringAssert(table.Receive(0, out _), ack);
        Assert.AreEqual("", table.Receive(0, out _), "the first one was lost");
    }

    private static void StringAssert(string text, string start) => Assert.IsTrue(text.StartsWith(start, StringComparison.Ordinal), text);

    // Two sides with their games' sockets, and three servers.
    private sealed class Table : IDisposable
    {
        private const int Patience = 50_000;

        private readonly GameSocket[] _servers = [new(NetworkPlace.Here), new(NetworkPlace.Here), new(NetworkPlace.Here)];

        public Table()
        {
            Servers = Array.ConvertAll(_servers, server => new IPEndPoint(IPAddress.Loopback, server.Port));
            Guest = Create(GuestGame, 0);
            Host = Create(HostGame, 1);
        }

        public IPEndPoint[] Servers { get; }

        public GameSocket GuestGame { get; } = new(NetworkPlace.Here);

        public GameSocket HostGame { get; } = new(NetworkPlace.Here);

        public Negotiation Guest { get; }

        public Negotiation Host { get; }

        public string Receive(int server, out IPEndPoint from)
        {
            from = null;
            if (!_servers[server].Socket.Poll(Patience, System.Net.Sockets.SelectMode.SelectRead)) return "";
            return Convert.ToHexStringLower(_servers[server].Receive(out from));
        }

        public void Send(int server, IPEndPoint to, string packet) => _servers[server].Send(Convert.FromHexString(packet), to);

        // Gives where the negotiation's own socket is.
        public IPEndPoint BeginAndAck(Negotiation side)
        {
            side.Begin();
            IPEndPoint own = null;
            foreach (int server in (int[])[0, 0, 1, 2])
            {
                string init = Receive(server, out IPEndPoint from);
                Send(server, from, $"{Magic}01{Cookie}{init[24..28]}ffff6d16b57dea");
                own = from;
            }
            Until(() => side.Stage == NegotiationStage.Waiting);
            return own;
        }

        public void Connect(IPEndPoint to, int port) => Send(0, to, $"{Magic}05{Cookie}7f000001{port:x4}4200");

        public void Until(Func<bool> isDone)
        {
            Pump.Until([Guest, Host, new Game(GuestGame, Guest), new Game(HostGame, Host)], isDone, () => $"{Guest.Stage}, {Host.Stage}");
        }

        public void Dispose()
        {
            foreach (GameSocket socket in (GameSocket[])[.. _servers, GuestGame, HostGame]) socket.Dispose();
            Guest.Dispose();
            Host.Dispose();
        }

        private Negotiation Create(GameSocket game, int index) =>
            new(NetworkPlace.Here, game, Servers, "gmtest", IPAddress.Loopback) { Cookie = 0x12345678, ClientIndex = index };
    }

    // Hands on what comes to the game's socket.
    private sealed class Game(GameSocket socket, Negotiation side) : IThinker
    {
        public void Think()
        {
            while (socket.Receive(out IPEndPoint from) is byte[] packet) side.Receive(packet, from, isGameSocket: true);
        }

        public void AddSockets(List<System.Net.Sockets.Socket> sockets) => sockets.Add(socket.Socket);
    }
}
