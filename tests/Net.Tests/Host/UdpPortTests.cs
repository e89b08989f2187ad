using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class UdpPortTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_datagram_is_answered_from_the_port_that_it_came_to(bool select)
    {
        ScriptedDatagrams service = new();
        using LoopRig rig = new(select);
        int port = rig.Open(service, 512);
        using Socket client = NewClient();
        byte[] sent = Client.Pattern(300);
        client.SendTo(sent, new IPEndPoint(IPAddress.Loopback, port));
        byte[] got = new byte[512];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        int count = client.ReceiveFrom(got, ref from);
        Assert.IsTrue(Client.Same(sent, got[..count]));
        Assert.AreEqual(port, ((IPEndPoint)from).Port);
        Assert.AreEqual(EndPoints.Of(0x7F000001, ((IPEndPoint)client.LocalEndPoint).Port), service.LastFrom);
    }

    [TestMethod]
    public void A_broadcast_on_the_network_of_the_port_is_heard_and_answered()
    {
        if (!OperatingSystem.IsLinux()) Assert.SkipTest("elsewhere the loopback network carries no broadcasts");
        using LoopRig rig = new(true);
        UdpPort port = new(new ScriptedDatagrams(), 512);
        Assert.AreEqual(OpenResult.Opened, rig.Loop.Open(port, IPAddress.Loopback, 0, UdpUse.Broadcast));
        using Socket client = NewClient();
        client.EnableBroadcast = true;
        client.SendTo([1, 2, 3], new IPEndPoint(IPAddress.Parse("127.255.255.255"), port.Port));
        byte[] got = new byte[512];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        Assert.AreEqual(3, client.ReceiveFrom(got, ref from));
        Assert.AreEqual(port.Port, ((IPEndPoint)from).Port);
    }

    [TestMethod]
    public void A_port_for_broadcasts_on_a_network_that_is_not_there_is_not_opened()
    {
        using LoopRig rig = new(true);
        UdpPort port = new(new ScriptedDatagrams(), 512);
        Assert.AreEqual(OpenResult.NoSuchAddress, rig.Loop.Open(port, IPAddress.Parse("203.0.113.7"), 0, UdpUse.Broadcast));
        Assert.AreEqual(0, rig.Budget.Open);
    }

    [TestMethod]
    public void A_group_is_joined_twice_without_harm_and_not_on_a_network_that_is_not_there()
    {
        using LoopRig rig = new(true);
        UdpPort port = new(new ScriptedDatagrams(), 512);
        Assert.IsFalse(port.Join(0xE00000FA, 0x7F000001), "not before it is open");
        Assert.AreEqual(OpenResult.Opened, rig.Loop.Open(port, IPAddress.Loopback, 0, UdpUse.Group));
        Assert.IsTrue(port.Join(0xE00000FA, 0x7F000001));
        Assert.IsTrue(port.Join(0xE00000FA, 0x7F000001));
        Assert.IsFalse(port.Join(0xE00000FA, 0xCB007107));
        Assert.IsFalse(port.Join(0x7F000001, 0x7F000001), "no group");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_burst_from_several_clients_is_answered_to_the_right_ones(bool select)
    {
        using LoopRig rig = new(select);
        int port = rig.Open(new ScriptedDatagrams(), 512);
        Socket[] clients = new Socket[5];
        for (int i = 0; i < clients.Length; i++)
        {
            clients[i] = NewClient();
            clients[i].Connect(new IPEndPoint(IPAddress.Loopback, port));
        }
        byte[] got = new byte[16];
        for (int burst = 0; burst < 5; burst++)
        {
            // A hundred at once: what Linux's default receive buffer holds without losing any.
            for (int i = 0; i < 100; i++) clients[i % 5].Send([(byte)burst, (byte)i]);
            for (int i = 0; i < 100; i++)
            {
                Assert.AreEqual(2, clients[i % 5].Receive(got));
                Assert.AreEqual((byte)burst, got[0]);
                Assert.AreEqual((byte)i, got[1]);
            }
        }
        foreach (Socket client in clients) client.Close();
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_datagram_longer_than_the_buffer_does_not_end_the_port(bool select)
    {
        ScriptedDatagrams service = new();
        using LoopRig rig = new(select);
        int port = rig.Open(service, 100);
        using Socket client = NewClient();
        client.Connect(new IPEndPoint(IPAddress.Loopback, port));
        client.Send(new byte[1_000]);
        client.Send([42]);
        byte[] got = new byte[2_000];
        int count;
        do count = client.Receive(got);
        while (count != 1);
        Assert.AreEqual((byte)42, got[0]);
        Assert.AreEqual(1, service.LastCount);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_empty_datagram_is_handed_on(bool select)
    {
        ScriptedDatagrams service = new();
        using LoopRig rig = new(select);
        int port = rig.Open(service, 100);
        using Socket client = NewClient();
        client.SendTo([], new IPEndPoint(IPAddress.Loopback, port));
        Deadline.Until(() => service.Received == 1, "the datagram");
        Assert.AreEqual(0, service.LastCount);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_service_that_throws_does_not_end_the_port(bool select)
    {
        ScriptedDatagrams service = new();
        Action<byte[], int, long, IDatagramOutbox> echo = service.OnReceive;
        service.OnReceive = (buffer, count, from, outbox) =>
        {
            if (buffer[0] == 0) throw new InvalidOperationException("datagram");
            echo(buffer, count, from, outbox);
        };
        using LoopRig rig = new(select);
        int port = rig.Open(service, 100);
        using Socket client = NewClient();
        client.Connect(new IPEndPoint(IPAddress.Loopback, port));
        client.Send([0]);
        client.Send([1]);
        Assert.AreEqual(1, client.Receive(new byte[10]));
        Assert.AreEqual(1, rig.Events.CountOf("a datagram failed: on port " + port + ": datagram"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void What_cannot_be_sent_is_lost_without_a_word(bool select)
    {
        ScriptedDatagrams service = new()
        {
            OnReceive = (buffer, count, from, outbox) =>
            {
                outbox.Send(buffer, 0, count, EndPoints.Of(0x7F000001, 0));
                outbox.Send(buffer, 0, count, EndPoints.Of(0xFFFFFFFF, 9));
                outbox.Send(new byte[70_000], 0, 70_000, from);
                outbox.Send(buffer, 0, count, from);
            },
        };
        using LoopRig rig = new(select);
        int port = rig.Open(service, 100);
        using Socket client = NewClient();
        client.SendTo([7], new IPEndPoint(IPAddress.Loopback, port));
        Assert.AreEqual(1, client.Receive(new byte[10]));
        Assert.AreEqual(0, rig.Events.CountOf("failed"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Clients_that_are_gone_do_not_end_the_port(bool select)
    {
        ScriptedDatagrams service = new();
        using LoopRig rig = new(select);
        int port = rig.Open(service, 100);
        for (int i = 0; i < 20; i++)
        {
            Socket gone = NewClient();
            gone.SendTo([1], new IPEndPoint(IPAddress.Loopback, port));
            gone.Close();
        }
        using Socket client = NewClient();
        client.SendTo([7], new IPEndPoint(IPAddress.Loopback, port));
        Assert.AreEqual(1, client.Receive(new byte[10]));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Stop_returns_promptly_and_the_port_opens_again(bool select)
    {
        UdpPort port = new(new ScriptedDatagrams(), 100);
        for (int i = 0; i < 5; i++)
        {
            LoopRig rig = new(select);
            Assert.IsTrue(rig.Loop.Open(port, IPAddress.Loopback, port.Port) == OpenResult.Opened);
            using Socket client = NewClient();
            client.SendTo([7], new IPEndPoint(IPAddress.Loopback, port.Port));
            Assert.AreEqual(1, client.Receive(new byte[10]));
            Stopwatch watch = Stopwatch.StartNew();
            rig.Loop.Stop();
            rig.Loop.Stop();
            Assert.IsTrue(watch.ElapsedMilliseconds < 1_500, "took " + watch.ElapsedMilliseconds + " ms");
            Assert.AreEqual(0, rig.Budget.Open);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_flooded_port_leaves_time_for_links(bool select)
    {
        using LoopRig rig = new(select);
        int port = rig.Open(new ScriptedDatagrams(), 100);
        int page = rig.Open(new ScriptedService());
        using Socket client = Client.Connect(page);
        using Socket flood = NewClient();
        for (int i = 0; i < 20; i++)
        {
            for (int j = 0; j < 200; j++) flood.SendTo([1], new IPEndPoint(IPAddress.Loopback, port));
            Assert.IsTrue(Client.Echoes(client));
        }
    }

    [TestMethod]
    public void A_port_for_longer_datagrams_than_the_loop_reads_is_a_mistake()
    {
        using LoopRig rig = new(select: true);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => rig.Loop.Open(new UdpPort(new ScriptedDatagrams(), 1_409), IPAddress.Loopback, 0));
        Assert.AreEqual(0, rig.Budget.Open);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_service_that_sends_after_the_close_harms_nobody(bool select)
    {
        ScriptedDatagrams service = new();
        using LoopRig rig = new(select);
        int port = rig.Open(service, 100);
        using Socket client = NewClient();
        client.SendTo([7], new IPEndPoint(IPAddress.Loopback, port));
        client.Receive(new byte[10]);
        rig.Loop.Stop();
        lock (rig.Lobby) service.Outbox.Send([1], 0, 1, service.LastFrom);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Handlers_of_two_ports_never_run_at_once(bool select)
    {
        int inside = 0;
        int together = 0;
        ScriptedDatagrams service = new()
        {
            OnReceive = (buffer, count, from, outbox) =>
            {
                if (Interlocked.Increment(ref inside) > 1) together++;
                Thread.SpinWait(200);
                Interlocked.Decrement(ref inside);
                outbox.Send(buffer, 0, count, from);
            },
        };
        using LoopRig rig = new(select);
        int first = rig.Open(service, 100);
        int second = rig.Open(service, 100);
        using Socket client = NewClient();
        for (int i = 0; i < 100; i++)
        {
            client.SendTo([1], new IPEndPoint(IPAddress.Loopback, first));
            client.SendTo([2], new IPEndPoint(IPAddress.Loopback, second));
        }
        for (int i = 0; i < 200; i++) client.Receive(new byte[10]);
        Assert.AreEqual(0, together);
    }

    private static Socket NewClient()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = Deadline.Milliseconds };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
