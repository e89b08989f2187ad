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
        for (int i = 0; i < 21; i++) waiter.Wait([], 0, [], [], 100);
        Assert.AreEqual(1, heap.Collections);
    }

    private static bool Look(PollingWaiter waiter, Socket socket, bool[] ready)
    {
        waiter.Wait([socket], 1, [false], ready, 0);
        return ready[0];
    }

    private sealed class CountingHeap : IHeap
    {
        public int Collections { get; private set; }

        public long Free => -1;

        public void Collect() => Collections++;
    }
}
