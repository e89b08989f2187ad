using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace PocketSpy.Net.Tests;

/// <summary>Counts the waits of another waiter, and those in which nothing came.</summary>
internal sealed class WatchedWaiter(ISocketWaiter inner) : ISocketWaiter
{
    private int _waits;
    private int _quiet;
    private int _holding;
    private ManualResetEventSlim _until;

    public int Waits => Volatile.Read(ref _waits);

    public int Quiet => Volatile.Read(ref _quiet);

    /// <summary>Threads that stand still in a wait.</summary>
    public int Holding => Volatile.Read(ref _holding);

    /// <summary>Lets the next wait stand still until the event is set, and waits until it does.</summary>
    public void Hold(ManualResetEventSlim until)
    {
        Volatile.Write(ref _until, until);
        Deadline.Until(() => Holding > 0, "a wait that stands still");
    }

    public void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready, int first, int milliseconds)
    {
        if (Interlocked.Exchange(ref _until, null) is ManualResetEventSlim until)
        {
            Interlocked.Increment(ref _holding);
            until.Wait(Deadline.Milliseconds);
            Interlocked.Decrement(ref _holding);
            return;
        }
        inner.Wait(sockets, count, wantsWrite, ready, first, milliseconds);
        bool any = false;
        for (int i = 0; i < count; i++) any |= ready[i];
        if (!any) Interlocked.Increment(ref _quiet);
        Interlocked.Increment(ref _waits);
    }

    public IPAddress PrepareBroadcast(Socket socket, IPAddress address) => inner.PrepareBroadcast(socket, address);

    public void PrepareAccept() => inner.PrepareAccept();
}
