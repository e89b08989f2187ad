namespace PocketSpy.Net;

/// <summary>What one TCP link may cost, as data; the board class decides.</summary>
public sealed class TcpLimits
{
    /// <summary>Most links and ports at once; sizes the loop's tables.</summary>
    public int Sockets { get; set; } = 16;

    /// <summary>Connects that may wait to be accepted.</summary>
    public int Backlog { get; set; } = 4;

    /// <summary>Bytes read at once, into one buffer that all links and ports share.</summary>
    public int ReadBytes { get; set; } = 1_408;

    /// <summary>Bytes that may wait for a client that does not take them; more, and it is dropped.</summary>
    public int PendingBytes { get; set; } = 4_096;

    /// <summary>Milliseconds that bytes may wait for a client before it is dropped.</summary>
    public int StallMilliseconds { get; set; } = 10_000;

    /// <summary>Milliseconds that a client gets to close first after the last answer.</summary>
    public int LingerMilliseconds { get; set; } = 200;

    /// <summary>Milliseconds for which nobody must have used a listener that gives way; and that it stays shut at least, unless it is asked for.</summary>
    public int PortRestMilliseconds { get; set; } = 60_000;

    /// <summary>Milliseconds between two calls of the timed services.</summary>
    public int TickMilliseconds { get; set; } = 100;
}
