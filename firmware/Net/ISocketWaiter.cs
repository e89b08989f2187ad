using System.Net.Sockets;

namespace PocketSpy.Net;

/// <summary>
/// How the one TCP thread waits: the only place of Net that differs by runtime. The device polls, the PC selects,
/// so that 1,000 links do not cost 1,000 polls.
/// </summary>
public interface ISocketWaiter
{
    /// <summary>
    /// Waits until a socket is ready or <paramref name="milliseconds"/> have passed. Entries of <paramref name="sockets"/> are
    /// not null. Sets <paramref name="readable"/>[i] and, where <paramref name="wantsWrite"/>[i], <paramref name="writable"/>[i].
    /// A socket in error counts as readable.
    /// </summary>
    void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] readable, bool[] writable, int milliseconds);
}
