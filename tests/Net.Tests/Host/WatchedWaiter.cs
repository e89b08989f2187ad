using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace PocketSpy.Net.Tests;

/// <summary>Counts the waits of another waiter, and those in which nothing came.</summary>
internal sealed class WatchedWaiter(ISocketWaiter inner) : ISocketWaiter
{
    private int _waits;
    private int _quiet;

    public int Waits => Volatile.Read(ref _waits);

    public int Quiet => Volatile.Read(ref _quiet);

    public void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready, int milliseconds)
    {
        inner.Wait(sockets, count, wantsWrite, ready, milliseconds);
        bool any = false;
        for (int i = 0; i < count; i++) any |= ready[i];
        if (!any) Interlocked.Increment(ref _quiet);
        Interlocked.Increment(ref _waits);
    }

    public IPAddress PrepareBroadcast(Socket socket, IPAddress address) => inner.PrepareBroadcast(socket, address);

    public void PrepareAccept() => inner.PrepareAccept();
}
