using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class PollingWaiterTests
{
    [TestMethod]
    public void Garbage_is_collected_after_some_messages_and_before_each_client()
    {
        CountingHeap heap = new();
        PollingWaiter waiter = new(heap);
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.SendTo([1], socket.LocalEndPoint);
        bool[] ready = new bool[1];
        for (int i = 0; i < 6; i++)
        {
            Deadline.Until(() => Look(waiter, socket, ready), "the datagram");
            Assert.AreEqual(0, heap.Collections);
        }
        Look(waiter, socket, ready);
        Assert.AreEqual(1, heap.Collections);
        Look(waiter, socket, ready);
        Assert.AreEqual(1, heap.Collections);
        waiter.PrepareAccept();
        Assert.AreEqual(2, heap.Collections);
    }

    [TestMethod]
    public void Garbage_is_collected_every_two_seconds_when_nobody_comes()
    {
        CountingHeap heap = new();
        PollingWaiter waiter = new(heap);
        for (int i = 0; i < 21; i++) waiter.Wait([], 0, [], [], -1, 100);
        Assert.AreEqual(1, heap.Collections);
    }

    [TestMethod]
    public void A_box_that_rests_hears_who_knocks_first_and_soon_after_everybody_else()
    {
        PollingWaiter waiter = new(null);
        for (int waited = 0; waited < PollingWaiter.QuietMilliseconds; waited += 100) waiter.Wait([], 0, [], [], -1, 100);
        using Socket first = NewSocket();
        using Socket other = NewSocket();
        using Socket sender = NewSocket();
        bool[] ready = [true, true];

        waiter.Wait([other, first], 2, [false, false], ready, 1, PollingWaiter.RestMilliseconds);
        CollectionAssert.AreEqual(new[] { false, false }, ready, "nobody came");

        sender.SendTo([1], first.LocalEndPoint!);
        Deadline.Until(() => Look(waiter, [other, first], ready), "the datagram at the first socket");
        CollectionAssert.AreEqual(new[] { false, true }, ready);

        sender.SendTo([1], other.LocalEndPoint!);
        Deadline.Until(() => Look(waiter, [other, first], ready) && ready[0], "the datagram at the other socket");
    }

    private static Socket NewSocket()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    // At both, resting at the second. Gives whether one of them is ready.
    private static bool Look(PollingWaiter waiter, Socket[] sockets, bool[] ready)
    {
        waiter.Wait(sockets, 2, [false, false], ready, 1, 0);
        return ready[0] || ready[1];
    }

    private static bool Look(PollingWaiter waiter, Socket socket, bool[] ready)
    {
        waiter.Wait([socket], 1, [false], ready, -1, 0);
        return ready[0];
    }

    private sealed class CountingHeap : IHeap
    {
        public int Collections { get; private set; }

        public long Free => -1;

        public void Collect() => Collections++;
    }
}
