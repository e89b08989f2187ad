using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>Asks each socket in turn and sleeps a little when none is ready. Made for the device's 16 sockets.</summary>
public sealed class PollingWaiter : ISocketWaiter
{
    private const int Nap = 5;

    // Garbage is collected after some six messages, or two seconds without any: see IHeap.
    private const int MessageWeight = 350;
    private const int CollectAt = 2_000;

    private readonly IHeap _heap;
    private int _garbage;

    /// <param name="heap">Where room has to be made in time; null where that is not needed.</param>
    public PollingWaiter(IHeap heap)
    {
        _heap = heap;
    }

    /// <inheritdoc />
    public void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready, int milliseconds)
    {
        if (_heap is not null && _garbage >= CollectAt) Collect();
        int waited = 0;
        while (true)
        {
            int found = 0;
            for (int i = 0; i < count; i++)
            {
                ready[i] = IsReady(sockets[i], wantsWrite[i] ? SelectMode.SelectWrite : SelectMode.SelectRead);
                if (ready[i]) found++;
            }
            if (found > 0 || waited >= milliseconds)
            {
                _garbage += found * MessageWeight + waited;
                return;
            }
            Thread.Sleep(Nap);
            waited += Nap;
        }
    }

    // lwIP sends by the network that has the address of the socket. A broadcast to all comes to the socket from every network (udp_input);
    // what it answers to those of another one stays on its own, where nobody waits for it.
    /// <inheritdoc />
    public IPAddress PrepareBroadcast(Socket socket, IPAddress address) => address;

    /// <inheritdoc />
    public void PrepareAccept()
    {
        if (_heap is not null) Collect();
    }

    private void Collect()
    {
        _heap.Collect();
        _garbage = 0;
    }

    // A broken socket is ready: the read or send that follows tells what is wrong with it.
    private static bool IsReady(Socket socket, SelectMode mode)
    {
        try
        {
            return socket.Poll(0, mode);
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
