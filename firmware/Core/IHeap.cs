namespace PocketSpy.Core;

/// <summary>
/// The runtime's memory. On the device two things fail though there is room: the frame of a method that is called, when what is free lies in pieces that
/// are too small (only arrays make the runtime move things together), and an object with a finalizer (a socket, a file), for which garbage is not
/// collected. So garbage is collected and the rest moved together before there is much of it, and before a client is accepted, whose socket would be
/// lost; other sockets and files are tried again.
/// </summary>
public interface IHeap
{
    /// <summary>Bytes that were free after the last collection; -1 when that is not known.</summary>
    long Free { get; }

    /// <summary>Collects what nobody uses any more, and moves the rest together.</summary>
    void Collect();
}
