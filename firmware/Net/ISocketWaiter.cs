using System.Net.Sockets;

namespace PocketSpy.Net;

/// <summary>
/// How the one TCP thread waits: the only place of Net that differs by runtime. The device polls, the PC selects,
/// so that 1,000 links do not cost 1,000 polls.
/// </summary>
public interface ISocketWaiter
{
    /// <summary>
    /// Waits until a socket is ready or <paramref name="milliseconds"/> have passed. The first <paramref name="count"/> entries of
    /// <paramref name="sockets"/> are not null; count may be 0. Sets <paramref name="ready"/>[i]: the socket can be written to where
    /// <paramref name="wantsWrite"/>[i], else read from. A socket in error counts as ready.
    /// </summary>
    void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready, int milliseconds);

    /// <summary>Called before a client is accepted: the device makes room for the socket, see <see cref="IHeap"/>.</summary>
    void PrepareAccept();
}
