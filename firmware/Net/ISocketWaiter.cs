using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// What sockets do by runtime, and the only place of Net that differs. The device polls, the PC selects, so that 1,000 links do not cost
/// 1,000 polls; and each has its own way to keep broadcasts on one network.
/// </summary>
public interface ISocketWaiter
{
    /// <summary>
    /// Waits until a socket is ready or <paramref name="milliseconds"/> have passed. The first <paramref name="count"/> entries of
    /// <paramref name="sockets"/> are not null; count may be 0. Sets <paramref name="ready"/>[i]: the socket can be written to where
    /// <paramref name="wantsWrite"/>[i], else read from. A socket in error counts as ready. While nobody is here, <paramref name="first"/> is the
    /// place of the socket at which strangers knock first, and the others may be looked at less often; else it is -1.
    /// </summary>
    void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready, int first, int milliseconds);

    /// <summary>
    /// Called before a socket for broadcasts is bound: it must hear and reach everybody on the network where <paramref name="address"/> is the
    /// box's, and nobody elsewhere. Gives the address to bind it to.
    /// </summary>
    IPAddress PrepareBroadcast(Socket socket, IPAddress address);

    /// <summary>Called before a client is accepted: the device makes room for the socket, see <see cref="IHeap"/>.</summary>
    void PrepareAccept();
}
