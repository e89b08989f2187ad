using System.Net;
using System.Net.Sockets;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>Every call to a socket may throw: then that client is gone, and nobody else notices.</summary>
[TestClass]
public class TroubledCallTests
{
    [TestMethod]
    [DataRow("CanSend")]
    [DataRow("Send")]
    [DataRow("Receive")]
    public void A_call_that_throws_ends_that_link_alone(string call)
    {
        TroubledCalls calls = new();
        using LoopRig rig = new(true, null, null, calls);
        ScriptedService service = new();
        int port = rig.Open(service);
        using Socket bystander = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(bystander));
        using Socket victim = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(victim));
        int number = ((IPEndPoint)victim.LocalEndPoint).Port;
        calls.Throws = (name, socket) => name == call && ((IPEndPoint)socket.RemoteEndPoint).Port == number;
        victim.Send([1]);
        Assert.IsTrue(Client.Ended(victim));
        Assert.IsTrue(Client.Echoes(bystander));
        Assert.AreEqual(1, service.Sessions[1].TimesClosed);
        Assert.AreEqual(1, rig.Connections);
        Assert.AreEqual(0, rig.Loop.Stumbles);
    }

    [TestMethod]
    [DataRow("HasDatagram")]
    [DataRow("ReceiveFrom")]
    public void A_UDP_port_that_throws_again_and_again_neither_ends_nor_delays_the_others(string call)
    {
        TroubledCalls calls = new();
        using LoopRig rig = new(true, null, null, calls);
        int bad = rig.Open(new ScriptedDatagrams(), 100);
        int good = rig.Open(new ScriptedDatagrams(), 100);
        int reads = 0;
        calls.Throws = (name, socket) =>
        {
            bool isBad = name == call && ((IPEndPoint)socket.LocalEndPoint).Port == bad;
            if (isBad) reads++;
            return isBad;
        };
        using Socket client = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = Deadline.Milliseconds };
        client.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        for (int i = 0; i < 20; i++)
        {
            client.SendTo([1], new IPEndPoint(IPAddress.Loopback, bad));
            client.SendTo([2], new IPEndPoint(IPAddress.Loopback, good));
            Assert.AreEqual(1, client.Receive(new byte[10]));
        }
        // The clock stands still: it was read once and is left alone since. A loop that slept would have been caught at it each time.
        Assert.AreEqual(1, reads);
        Assert.AreEqual(0, rig.Loop.Stumbles);

        calls.Throws = (_, _) => false;
        rig.Advance(50);
        Assert.AreEqual(1, client.Receive(new byte[10]));
    }

    [TestMethod]
    public void A_datagram_that_cannot_be_sent_is_lost_without_a_word()
    {
        TroubledCalls calls = new() { Throws = (name, _) => name == "SendTo" };
        using LoopRig rig = new(true, null, null, calls);
        ScriptedDatagrams service = new();
        int port = rig.Open(service, 100);
        using Socket client = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        client.SendTo([1], new IPEndPoint(IPAddress.Loopback, port));
        Deadline.Until(() => service.Received == 1, "the datagram");
        rig.Settle();
        Assert.AreEqual(0, rig.Events.CountOf("failed"));
    }
}
