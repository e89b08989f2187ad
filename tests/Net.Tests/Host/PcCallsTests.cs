using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Box.Host;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>What a PC does otherwise: answers from the address that was asked, and the limits of a board.</summary>
[TestClass]
public class PcCallsTests
{
    [TestMethod]
    public void A_datagram_is_answered_from_the_address_that_was_asked_and_so_is_what_comes_later()
    {
        if (!OperatingSystem.IsLinux()) Assert.SkipTest("elsewhere the system chooses the address");
        using LoopRig rig = new(true, null, null, new SourceCalls());
        ScriptedDatagrams service = new();
        UdpPort port = new(service, 512);
        Assert.AreEqual(OpenResult.Opened, rig.Loop.Open(port, IPAddress.Any, 0));
        foreach (string asked in new[] { "127.0.0.1", "127.0.0.2", "127.0.0.3" })
        {
            // Connected, it hears nobody else.
            using Socket client = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = Deadline.Milliseconds };
            client.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            client.Connect(new IPEndPoint(IPAddress.Parse(asked), port.Port));
            client.Send([1, 2, 3]);
            Assert.AreEqual(3, client.Receive(new byte[10]));
            using (Socket other = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = Deadline.Milliseconds })
            {
                other.Connect(new IPEndPoint(IPAddress.Loopback, port.Port));
                other.Send([9]);
                Assert.AreEqual(1, other.Receive(new byte[10]));
            }
            lock (rig.Lobby) service.Outbox.Send([7, 7], 0, 2, EndPoints.Of(0x7F000001, ((IPEndPoint)client.LocalEndPoint).Port));
            Assert.AreEqual(2, client.Receive(new byte[10]));
        }
    }

    [TestMethod]
    public void A_boards_UDP_port_queues_six_datagrams_and_loses_the_rest()
    {
        BoardCalls calls = new(() => 0);
        using LoopRig rig = new(false, new TcpLimits { Sockets = 16, HasShortQueues = true }, null, calls);
        ScriptedDatagrams service = new();
        int port = rig.Open(service, 512);
        using Socket client = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = Deadline.Milliseconds };
        client.Connect(new IPEndPoint(IPAddress.Loopback, port));
        using ManualResetEventSlim held = new();
        rig.Waiter.Hold(held);
        for (int i = 0; i < 14; i++) client.Send([(byte)i]);
        held.Set();
        for (int i = 0; i < 6; i++)
        {
            byte[] got = new byte[1];
            client.Receive(got);
            Assert.AreEqual((byte)i, got[0]);
        }
        rig.Settle();
        Assert.AreEqual(6, service.Received);
        Assert.AreEqual(8, calls.Lost);
    }

    [TestMethod]
    public void A_boards_link_takes_its_send_buffer_at_once_and_more_when_that_was_acknowledged()
    {
        long now = 0;
        BoardCalls calls = new(() => Interlocked.Read(ref now));
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        using Socket client = Client.Connect(((IPEndPoint)listener.LocalEndPoint).Port);
        using Socket link = listener.Accept();
        byte[] much = new byte[1_024];
        int taken = 0;
        while (calls.CanSend(link)) taken += calls.Send(link, much, 0, much.Length);
        Assert.AreEqual(BoardCalls.SendBufferBytes, taken);
        Assert.IsFalse(calls.CanSend(link));
        Interlocked.Add(ref now, 5);
        Assert.IsTrue(calls.CanSend(link));
    }

    [TestMethod]
    public void All_UDP_ports_are_empty_before_a_link_is_served_and_again_before_the_next()
    {
        BoardCalls calls = new(() => 0);
        using LoopRig rig = new(false, new TcpLimits { Sockets = 16, HasShortQueues = true }, null, calls);
        ScriptedDatagrams first = new();
        ScriptedDatagrams second = new();
        int[] ports = [rig.Open(first, 512), rig.Open(second, 512)];
        using Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        string order = "";
        ScriptedService service = new();
        service.OnReceive = (session, buffer, count) =>
        {
            order += $"link {first.Received}+{second.Received};";
            foreach (int port in ports)
            {
                for (int i = 0; i < 5; i++) udp.SendTo([1], new IPEndPoint(IPAddress.Loopback, port));
            }
            session.Outbox.Send(buffer, 0, count);
        };
        int page = rig.Open(service);
        using Socket one = Client.Connect(page);
        using Socket two = Client.Connect(page);
        Deadline.Until(() => rig.Connections == 2, "both links");
        using ManualResetEventSlim held = new();
        rig.Waiter.Hold(held);
        one.Send([1]);
        two.Send([1]);
        foreach (int port in ports) udp.SendTo([1], new IPEndPoint(IPAddress.Loopback, port));
        held.Set();
        Client.Read(one, 1);
        Client.Read(two, 1);
        rig.Settle();
        Assert.AreEqual("link 1+1;link 6+6;", order);
        Assert.AreEqual(0, calls.Lost);
    }
}
