namespace PocketSpy.Net;

/// <summary>What one TCP link may cost, as data; the board class decides.</summary>
public sealed class TcpLimits
{
    /// <summary>Most links and ports at once; sizes the loop's tables.</summary>
    public int Sockets = 16;

    /// <summary>Connects that may wait to be accepted.</summary>
    public int Backlog = 4;

    /// <summary>Whether UDP ports queue few datagrams (the device: 6): then they are emptied after each link too, not only before all of them.</summary>
    public bool HasShortQueues;

    /// <summary>Bytes read at once, into one buffer that all links and ports share.</summary>
    public int ReadBytes = 1_408;

    /// <summary>Bytes that may wait for a client that does not take them; more, and it is dropped.</summary>
    public int PendingBytes = 4_096;

    /// <summary>Milliseconds that bytes may wait for a client before it is dropped.</summary>
    public int StallMilliseconds = 10_000;

    /// <summary>Milliseconds that a client gets to close first after the last answer.</summary>
    public int LingerMilliseconds = 200;

    /// <summary>Milliseconds for which nobody must have used a listener that gives way; and that it stays shut at least, unless it is asked for.</summary>
    public int PortRestMilliseconds = 60_000;

    /// <summary>Milliseconds between two calls of the timed services.</summary>
    public int TickMilliseconds = 100;
}
