using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// Asks each socket in turn and sleeps a little when none is ready. Made for the device's 16 sockets. A box where nobody is and nothing happened for a
/// while rests instead in the runtime, at the socket where strangers knock first (DNS): that costs no instructions, and who knocks there is heard at
/// once; the others wait up to <see cref="RestMilliseconds"/>.
/// </summary>
public sealed class PollingWaiter : ISocketWaiter
{
    /// <summary>How long the other sockets may wait while the box rests.</summary>
    public const int RestMilliseconds = 25;

    /// <summary>Quiet for as long, a box where nobody is begins to rest.</summary>
    public const int QuietMilliseconds = 2_000;

    // A box where nobody is calls its time-outs less often.
    private const int TicksAtRest = 4;

    private const int Nap = 5;

    // Garbage is collected after some six messages, or two seconds without any: see IHeap.
    private const int MessageWeight = 350;
    private const int CollectAt = 2_000;

    private readonly IHeap _heap;
    private int _garbage;
    private int _quiet;

    /// <param name="heap">Where room has to be made in time; null where that is not needed.</param>
    public PollingWaiter(IHeap heap)
    {
        _heap = heap;
    }

    /// <inheritdoc />
    public void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready, int first, int milliseconds)
    {
        if (_heap is not null && _garbage >= CollectAt) Collect();
        bool rests = first >= 0 && _quiet >= QuietMilliseconds;
        int found = 0;
        int waited = 0;
        if (rests) waited = RestUntil(sockets, count, first, milliseconds * TicksAtRest);
        while (true)
        {
            found = Look(sockets, count, wantsWrite, ready);
            if (found > 0 || rests || waited >= milliseconds) break;
            Thread.Sleep(Nap);
            waited += Nap;
        }
        _garbage += found * MessageWeight + waited;
        if (found > 0) _quiet = 0;
        else if (_quiet < QuietMilliseconds) _quiet += waited;
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

    // A broken socket is ready: the read or send that follows tells what is wrong with it. One region of code for all of them: each costs instructions.
    private static int Look(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready)
    {
        int found = 0;
        int i = 0;
        while (i < count)
        {
            try
            {
                while (i < count)
                {
                    bool isReady = sockets[i].Poll(0, wantsWrite[i] ? SelectMode.SelectWrite : SelectMode.SelectRead);
                    ready[i] = isReady;
                    if (isReady) found++;
                    i++;
                }
            }
            catch (SocketException)
            {
                ready[i] = true;
                found++;
                i++;
            }
        }
        return found;
    }

    // Blocks in the runtime until somebody knocks or the time is over, as nobody is here who waits for anything. Gives how long that was.
    private static int RestUntil(Socket[] sockets, int count, int first, int milliseconds)
    {
        int waited = 0;
        while (waited < milliseconds && !Rest(sockets[first]))
        {
            waited += RestMilliseconds;
            try
            {
                for (int i = 0; i < count; i++)
                {
                    if (sockets[i].Poll(0, SelectMode.SelectRead)) return waited;
                }
            }
            catch (SocketException)
            {
                return waited;
            }
        }
        return waited;
    }

    // A method of its own, static and with hardly anything on its stack: so the interpreter does not put Poll in line with it, and a collection of garbage
    // while this thread is blocked in there reads a stack that is one (docs/device-build.md).
    private static bool Rest(Socket socket)
    {
        try
        {
            return socket.Poll(RestMilliseconds * 1_000, SelectMode.SelectRead);
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
