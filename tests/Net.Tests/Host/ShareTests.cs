using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>Who comes is served by room, then by turning out who has shown nothing; and nobody holds more than a share of a service's places.</summary>
[TestClass]
public class ShareTests
{
    private const int Places = 10;

    // What a client that just came has to show what it is.
    private const int Grace = 250;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void The_oldest_link_that_has_shown_nothing_gives_way_whatever_its_kind(bool select)
    {
        using SmallBox box = new(select);
        Socket player = box.Connect(box.Presence);
        Socket first = Silent(box, box.Presence);
        Socket second = Silent(box, box.Browser);
        Socket third = Silent(box, box.Http);
        box.Rig.Advance(Grace);
        Assert.IsTrue(Client.Echoes(box.Connect(box.Http)));
        Assert.IsTrue(Client.Ended(first));
        Assert.IsTrue(Client.Echoes(box.Connect(box.Browser)));
        Assert.IsTrue(Client.Ended(second));
        Assert.IsTrue(Client.Echoes(box.Connect(box.Presence)));
        Assert.IsTrue(Client.Ended(third));
        Assert.IsTrue(Client.Echoes(player));
        Assert.AreEqual(3, box.Rig.Budget.Evicted);
        Assert.AreEqual(0, box.Rig.Budget.Refused);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_newcomer_waits_until_those_who_just_came_had_a_moment_to_show_what_they_are(bool select)
    {
        using SmallBox box = new(select);
        Socket[] links = new Socket[4];
        for (int i = 0; i < 4; i++) links[i] = Silent(box, box.Presence);
        Socket newcomer = box.ConnectOnly(box.Presence);
        box.Rig.Advance(0);
        box.Rig.Advance(200);
        Assert.IsTrue(Client.IsOpen(newcomer));
        foreach (Socket link in links) Assert.IsTrue(Client.IsOpen(link));
        Assert.IsTrue(Client.Echoes(links[0]));
        box.Rig.Advance(50);
        Assert.IsTrue(Client.Echoes(newcomer));
        Assert.IsTrue(Client.Ended(links[1]));
        Assert.IsTrue(Client.Echoes(links[0]));
        Assert.AreEqual(0, box.Rig.Budget.Refused);
    }

    [TestMethod]
    public void One_address_holds_half_of_the_places_and_then_its_own_oldest_that_showed_nothing_goes()
    {
        using Service box = new(Places);
        Socket honest = box.Connect("127.0.0.9", true);
        List<Socket> silent = [];
        for (int i = 0; i < 5; i++) silent.Add(box.Connect("127.0.0.2", false));
        silent.Add(box.Connect("127.0.0.2", false));
        Assert.IsTrue(Client.Ended(silent[0]));
        for (int i = 1; i < 6; i++) Assert.IsTrue(Client.IsOpen(silent[i]));
        Assert.IsTrue(Client.Echoes(honest));
        Assert.AreEqual(6, box.Rig.Connections);
    }

    [TestMethod]
    public void Who_plays_keeps_the_place_and_the_address_that_holds_its_share_is_told_so()
    {
        using Service box = new(Places);
        box.Scripted.Refusal = [7];
        List<Socket> players = [];
        for (int i = 0; i < 5; i++) players.Add(box.Connect("127.0.0.2", true));
        Socket sixth = box.Connect("127.0.0.2", false);
        Assert.AreEqual((byte)7, Client.Read(sixth, 1)[0]);
        Assert.IsTrue(Client.Ended(sixth));
        foreach (Socket player in players) Assert.IsTrue(Client.Echoes(player));
        Assert.IsTrue(Client.Echoes(box.Connect("127.0.0.3", true)));
        Assert.AreEqual(1, box.Rig.Budget.Refused);
        Assert.AreEqual(1, box.Rig.Events.CountOf("127.0.0.2 was turned away: it holds its share"));
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(6)]
    public void Four_behind_one_router_are_never_too_many(int places)
    {
        using Service box = new(places);
        for (int i = 0; i < 4; i++) Assert.IsTrue(Client.Echoes(box.Connect("127.0.0.2", true)));
        Assert.AreEqual(0, box.Rig.Budget.Refused);
    }

    [TestMethod]
    public void A_service_without_a_place_left_gives_that_of_the_oldest_who_showed_nothing()
    {
        using Service box = new(4);
        List<Socket> silent = [];
        for (int i = 0; i < 4; i++) silent.Add(box.Connect("127.0.0." + (2 + i), false));
        box.Rig.Advance(Grace);
        Assert.IsTrue(Client.Echoes(box.Connect("127.0.0.8", true)));
        Assert.IsTrue(Client.Ended(silent[0]));
        Assert.AreEqual(4, box.Rig.Connections);
    }

    [TestMethod]
    public void An_address_with_more_than_half_of_all_links_leaves_one_to_who_comes_but_nobody_who_is_logged_in()
    {
        if (!OperatingSystem.IsLinux()) Assert.SkipTest("elsewhere loopback has one address");
        using LoopRig rig = new(true, new TcpLimits { Sockets = 10 });
        int presence = rig.Open(new ScriptedService(), SocketKind.Presence);
        int browser = rig.Open(new ScriptedService(), SocketKind.Browser);
        List<Socket> links = [];
        for (int i = 0; i < 7; i++)
        {
            links.Add(Client.Connect(i == 0 ? presence : browser));
            Assert.IsTrue(Client.Echoes(links[i]));
            rig.Advance(1);
        }
        using (Socket same = Client.Connect(browser)) Assert.IsTrue(Client.Ended(same));
        using Socket newcomer = From("127.0.0.9", browser);
        Assert.IsTrue(Client.Echoes(newcomer));
        Assert.IsTrue(Client.Ended(links[1]));
        foreach (Socket link in links)
        {
            if (link != links[1]) Assert.IsTrue(Client.Echoes(link));
            link.Close();
        }
    }

    [TestMethod]
    public void While_memory_is_short_whoever_comes_is_told_so_and_PC_titles_before_consoles()
    {
        using Service box = new(Places);
        FakeHeap heap = new() { Free = HeapReserve.ForPcTitles };
        box.Rig.Loop.Heap = heap;
        box.Scripted.Refusal = [7];
        TcpPort older = new(new ScriptedService(), SocketKind.OlderBrowser, 0);
        box.Rig.Open(older);
        Assert.IsTrue(Client.Echoes(box.Connect("127.0.0.2", true)));
        using (Socket title = From("127.0.0.2", older.Port)) Assert.IsTrue(Client.Echoes(title));

        heap.Free = HeapReserve.ForPcTitles - 1;
        using (Socket title = From("127.0.0.2", older.Port)) Assert.IsTrue(Client.Ended(title));
        Assert.IsTrue(Client.Echoes(box.Connect("127.0.0.2", true)));

        heap.Free = HeapReserve.ForConsoles - 1;
        Socket refused = box.Connect("127.0.0.2", false);
        Assert.AreEqual((byte)7, Client.Read(refused, 1)[0]);
        Assert.IsTrue(Client.Ended(refused));
        Assert.AreEqual(2, box.Rig.Events.CountOf("127.0.0.2 was turned away: memory is short"));
    }

    [TestMethod]
    public void Memory_is_made_by_turning_out_who_has_shown_nothing()
    {
        using Service box = new(Places);
        FakeHeap heap = new() { Free = HeapReserve.ForConsoles, Garbage = 2_000 };
        box.Rig.Loop.Heap = heap;
        Socket player = box.Connect("127.0.0.2", true);
        Socket silent = box.Connect("127.0.0.3", false);
        box.Rig.Advance(Grace);
        heap.Free = HeapReserve.ForConsoles - 1_000;
        Assert.IsTrue(Client.Echoes(box.Connect("127.0.0.4", true)));
        Assert.IsTrue(Client.Ended(silent));
        Assert.IsTrue(Client.Echoes(player));
    }

    [TestMethod]
    public void A_handler_that_runs_out_of_memory_ends_its_link_alone_even_when_no_line_can_be_written()
    {
        using LoopRig rig = new(true);
        ScriptedService service = new();
        Action<ScriptedSession, byte[], int> echo = service.OnReceive;
        service.OnReceive = (session, buffer, count) =>
        {
            if (buffer[0] == 9) throw new InsufficientMemoryException();
            echo(session, buffer, count);
        };
        int port = rig.Open(service);
        using Socket bystander = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(bystander));
        using Socket victim = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(victim));
        lock (rig.Lobby) rig.Events.Fails = true;
        victim.Send([9]);
        Assert.IsTrue(Client.Ended(victim));
        Assert.IsTrue(Client.Echoes(bystander));
        Assert.AreEqual(0, rig.Loop.Stumbles);
        Assert.AreEqual(1, rig.Connections);
    }

    private static Socket Silent(SmallBox box, int port)
    {
        int before = box.Rig.Connections;
        Socket client = box.ConnectOnly(port);
        Deadline.Until(() => box.Rig.Connections == before + 1, "the link");
        box.Rig.Advance(1);
        return client;
    }

    private static Socket From(string address, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Deadline.Milliseconds, NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    /// <summary>One service with so many places, and sockets in plenty.</summary>
    private sealed class Service : IDisposable
    {
        private readonly List<Socket> _clients = [];
        private readonly TcpPort _port;

        internal Service(int places)
        {
            if (!OperatingSystem.IsLinux()) Assert.SkipTest("elsewhere loopback has one address");
            _port = new TcpPort(Scripted, SocketKind.Presence, 0) { MostLinks = places };
            Rig.Open(_port);
        }

        internal LoopRig Rig { get; } = new(true);

        internal ScriptedService Scripted { get; } = new();

        /// <summary>A client; one that shows what it is has been answered.</summary>
        internal Socket Connect(string address, bool proves)
        {
            Socket client = From(address, _port.Port);
            _clients.Add(client);
            if (proves) Assert.IsTrue(Client.Echoes(client));
            else Rig.Settle();
            Rig.Advance(1);
            return client;
        }

        public void Dispose()
        {
            Rig.Dispose();
            foreach (Socket client in _clients) client.Close();
        }
    }
}
