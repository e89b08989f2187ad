using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Core;
using PocketSpy.Wire;

namespace PocketSpy.Net;

/// <summary>
/// All sockets of the box on one thread: reads datagrams and links, accepts, drains, and calls the timed services. A UDP port with a thread
/// of its own would cost 1.4 KB more of the device's heap. Nothing ends the loop but <see cref="Stop"/>.
/// </summary>
public sealed class SocketLoop
{
    private const int RestAfterError = 50;

    // So many passes may share a flush while clients go on to ask: with one each, a flush would cost every client the time of all others'.
    private const int PassesPerCommit = 32;

    // How long answers wait for more that share their flush.
    private const int HoldMilliseconds = 1;

    private readonly object _lobby;
    private readonly IEventSink _events;
    private readonly ISocketWaiter _waiter;
    private readonly TcpLinks _links;
    private readonly TcpPorts _ports;
    private readonly UdpPorts _udpPorts;
    private readonly ShortList _timed = new();
    private readonly Socket[] _sockets;
    private readonly bool[] _wantsWrite;
    private readonly bool[] _ready;
    private readonly byte[] _buffer;
    private Thread _thread;
    private long _nextTick;
    private bool _stopped;
    private int _held;

    // Counts the threads that serve: one that comes back after another took its place finds that its time is over.
    private int _turn;

    /// <param name="lobby">The one lock.</param>
    /// <param name="clock">For idle and other time-outs.</param>
    /// <param name="events">Takes a line when something fails.</param>
    /// <param name="waiter">How this runtime waits for sockets.</param>
    /// <param name="budget">Pays for the sockets.</param>
    /// <param name="limits">What a link may cost.</param>
    /// <param name="calls">How this runtime moves bytes.</param>
    public SocketLoop(object lobby, IClock clock, IEventSink events, ISocketWaiter waiter, SocketBudget budget, TcpLimits limits, ISocketCalls calls)
    {
        _lobby = lobby;
        _events = events;
        _waiter = waiter;
        _links = new TcpLinks(clock, events, budget, limits, calls);
        _ports = new TcpPorts(_links, budget, limits);
        _udpPorts = new UdpPorts(lobby, _links, events);
        _sockets = new Socket[limits.Sockets];
        _wantsWrite = new bool[limits.Sockets];
        _ready = new bool[limits.Sockets];
        _buffer = new byte[limits.ReadBytes];
    }

    /// <summary>Makes durable what answers speak of: a few passes share it, and the answers wait. Null when nothing has to be.</summary>
    public ICommit Commits
    {
        set => _links.Commits = value;
    }

    /// <summary>Counts up as long as sockets are served.</summary>
    public int Passes { get; private set; }

    /// <summary>Counts the passes that failed.</summary>
    public int Stumbles { get; private set; }

    /// <summary>Tells how much memory is free, for admission; null when that is not known.</summary>
    public IHeap Heap
    {
        set => _links.Admission.Heap = value;
    }

    /// <summary>Links that are open now.</summary>
    public int Connections => _links.Count;

    /// <summary>Opens a TCP port (number 0: any free one). Before or after <see cref="Start"/>.</summary>
    public OpenResult Open(TcpPort port, IPAddress address, int number)
    {
        lock (_lobby) return _ports.Open(port, address, number, _links.Clock.Milliseconds);
    }

    /// <summary>Opens a UDP port (number 0: any free one). Before or after <see cref="Start"/>.</summary>
    public OpenResult Open(UdpPort port, IPAddress address, int number) => Open(port, address, number, UdpUse.Plain);

    /// <summary>Opens a UDP port for more than plain datagrams.</summary>
    public OpenResult Open(UdpPort port, IPAddress address, int number, UdpUse use)
    {
        if (port.DatagramBytes > _buffer.Length) throw new ArgumentOutOfRangeException(nameof(port));
        lock (_lobby) return _udpPorts.Open(port, address, number, use, _waiter);
    }

    /// <summary>
    /// Somebody is about to look for a port that gave way: it opens at once when sockets are free, else as soon as others give
    /// way. The lobby lock is held.
    /// </summary>
    public void Wake(TcpPort port) => _ports.Wake(port, _links.Clock.Milliseconds);

    /// <summary>Adds a service that wants to be called for its time-outs.</summary>
    public void Add(ITimed timed)
    {
        lock (_lobby) _timed.Add(timed);
    }

    /// <summary>
    /// Serves on a thread of its own. Called again, a new thread takes the place of one that died or stands still; that one ends when it
    /// comes back.
    /// </summary>
    public void Start()
    {
        _turn++;
        _thread = new Thread(Run);
        _thread.Start();
    }

    /// <summary>Serves on the calling thread, until <see cref="Stop"/> or <see cref="Start"/> is called on another.</summary>
    public void Run()
    {
        int turn = _turn;
        while (!_stopped && turn == _turn)
        {
            try
            {
                Pass(turn);
                Passes++;
            }
            catch (Exception exception)
            {
                Stumbles++;
                lock (_lobby) Trouble.Tell(_events, "the socket loop stumbled: ", exception);
                Thread.Sleep(RestAfterError);
            }
        }
    }

    /// <summary>Ends the thread and closes every link and port.</summary>
    public void Stop()
    {
        _stopped = true;
        if (_thread is not null) _thread.Join(5_000);
        lock (_lobby)
        {
            _links.Clear();
            _ports.Clear();
            _udpPorts.Clear();
        }
    }

    private void Pass(int turn)
    {
        int links;
        int ports;
        int count;
        int first;
        bool mustHold;
        bool isBusy;
        lock (_lobby)
        {
            long now = _links.Clock.Milliseconds;
            mustHold = _links.MustHold;
            links = GatherLinks(mustHold, out isBusy);
            ports = _ports.Gather(_sockets, _wantsWrite, links, now);
            count = _udpPorts.Gather(_sockets, _wantsWrite, ports, now);
            first = links > 0 ? -1 : _udpPorts.FirstPlain(ports, now);
        }
        int wait = mustHold ? HoldMilliseconds : _links.Limits.TickMilliseconds;
        _waiter.Wait(_sockets, count, _wantsWrite, _ready, first, isBusy ? 0 : wait);
        if (turn != _turn) return;
        if (mustHold && CommitIfDue(count)) return;

        // Links are only added and removed by this thread, so the places found above still hold: links, TCP ports, UDP ports.
        if (IsAnyReady(ports, count)) _udpPorts.Empty(_buffer);
        for (int i = 0; i < links; i++)
        {
            if (Serve(i) && _links.Limits.HasShortQueues) _udpPorts.Empty(_buffer);
        }
        for (int i = links; i < ports; i++)
        {
            if (_ready[i] && _ports.At(i - links).IsOpen) Accept(_ports.At(i - links));
        }
        Tick();
    }

    // Answers wait: nobody else asks just now, or enough came together.
    private bool CommitIfDue(int count)
    {
        bool isQuiet = true;
        for (int i = 0; i < count; i++) isQuiet &= !_ready[i];
        if (!isQuiet && ++_held < PassesPerCommit) return false;
        _held = 0;
        lock (_lobby) _links.Commit();
        return true;
    }

    private bool IsAnyReady(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (_ready[i]) return true;
        }
        return false;
    }

    // One thing a link: what it is busy with, what waits for it, or what it has sent. Gives whether there was any.
    private bool Serve(int place)
    {
        TcpConnection connection = _links.At(place);
        int count = 0;
        if (!connection.MayGoOn)
        {
            if (!_ready[place]) return false;
            count = -1;
            if (_wantsWrite[place]) Drain(connection);
            else if (!connection.IsBusy) count = Read(connection);
        }
        if (count < 0) return true;
        lock (_lobby) _links.Handle(connection, _buffer, count);
        return true;
    }

    // A client that does not take its answers is not read from either: it can neither ask for more nor, having ended, wake the loop.
    // This comes several times a second, also when nothing else does: an enumerator would be garbage each time.
    private int GatherLinks(bool mustHold, out bool isBusy)
    {
        int count = _links.Count;
        isBusy = false;
        for (int i = 0; i < count; i++)
        {
            TcpConnection connection = _links.At(i);
            _sockets[i] = connection.Socket;
            _wantsWrite[i] = connection.Pending > 0 && !mustHold;
            isBusy |= connection.MayGoOn;
        }
        return count;
    }

    private void Drain(TcpConnection connection)
    {
        lock (_lobby)
        {
            if (!connection.Dead && connection.Pending > 0 && !_links.MustHold) connection.Drain();
        }
    }

    // What came of a link; less than 0 when nothing is to be handled. Handling is not called from here: on the device each frame below a message has 200 bytes.
    private int Read(TcpConnection connection)
    {
        // One whose answer waits for the flush is not read from, as any that has not taken its answer yet.
        if (connection.Dead || connection.InputEnded || connection.Pending > 0) return -1;
        int count;
        try
        {
            count = _links.Calls.Receive(connection.Socket, _buffer);
        }
        catch (SocketException)
        {
            count = -1;
        }
        if (count > 0) return count;
        lock (_lobby)
        {
            if (count < 0) connection.Abort();
            else connection.EndInput();
        }
        return -1;
    }

    private void Accept(TcpPort port)
    {
        Socket socket;
        long from;
        lock (_lobby)
        {
            if (_links.Admission.MustWait(port)) return;
        }
        try
        {
            _waiter.PrepareAccept();
            socket = port.Socket.Accept();
        }
        catch (SocketException)
        {
            // The client is gone again, or the runtime has no socket left: it is tried once more in a moment, and everybody else is served meanwhile.
            port.FailedUntil = _links.Clock.Milliseconds + RestAfterError;
            return;
        }
        try
        {
            from = SocketAddresses.EndPointOf(socket.RemoteEndPoint);
        }
        catch (SocketException)
        {
            SocketCut.Close(socket, true);
            return;
        }
        lock (_lobby) _links.Welcome(port, socket, from);
    }

    private void Tick()
    {
        lock (_lobby)
        {
            long now = _links.Clock.Milliseconds;
            _links.Check(now);
            if (now < _nextTick) return;
            _ports.OpenAgain(now);
            _nextTick = now + _links.Limits.TickMilliseconds;
            for (int i = 0; i < _timed.Count; i++) Tick((ITimed)_timed[i], now);
        }
    }

    private void Tick(ITimed timed, long now)
    {
        try
        {
            timed.Tick(now);
        }
        catch (Exception exception)
        {
            Trouble.Tell(_events, "a time-out failed: ", exception);
        }
    }
}
