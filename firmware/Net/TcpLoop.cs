using System;
using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Services;

namespace PocketSpy.Net;

/// <summary>
/// All TCP of the box on one thread: accepts, reads, drains, cuts idle links, and calls the timed services.
/// A failing client is dropped alone; nothing ends the loop but <see cref="Stop"/>.
/// </summary>
public sealed class TcpLoop
{
    private const int RestAfterError = 50;

    private readonly object _lobby;
    private readonly IClock _clock;
    private readonly IEventSink _events;
    private readonly ISocketWaiter _waiter;
    private readonly SocketBudget _budget;
    private readonly TcpLimits _limits;
    private readonly EvictionRule[] _rules;
    private readonly TcpPorts _ports;
    private readonly ArrayList _timed = new();
    private readonly TcpConnection[] _connections;
    private readonly Socket[] _sockets;
    private readonly bool[] _wantsWrite;
    private readonly bool[] _ready;
    private readonly byte[] _buffer;
    private Thread _thread;
    private long _nextTick;
    private bool _stopped;

    /// <param name="lobby">The one lock.</param>
    /// <param name="clock">For idle and other time-outs.</param>
    /// <param name="events">Takes a line when something fails.</param>
    /// <param name="waiter">How this runtime waits for sockets.</param>
    /// <param name="budget">Pays for the sockets.</param>
    /// <param name="limits">What a link may cost.</param>
    public TcpLoop(object lobby, IClock clock, IEventSink events, ISocketWaiter waiter, SocketBudget budget, TcpLimits limits)
    {
        _lobby = lobby;
        _clock = clock;
        _events = events;
        _waiter = waiter;
        _budget = budget;
        _limits = limits;
        _rules = EvictionRule.Standard();
        _connections = new TcpConnection[limits.Sockets];
        _ports = new TcpPorts(budget, limits);
        _sockets = new Socket[limits.Sockets];
        _wantsWrite = new bool[limits.Sockets];
        _ready = new bool[limits.Sockets];
        _buffer = new byte[limits.ReadBytes];
    }

    /// <summary>Links that are open now.</summary>
    public int Connections { get; private set; }

    /// <summary>Opens a port (number 0: any free one). Before or after <see cref="Start"/>.</summary>
    public OpenResult Open(TcpPort port, IPAddress address, int number)
    {
        lock (_lobby)
        {
            return _ports.Open(port, address, number, Connections, _clock.Milliseconds);
        }
    }

    /// <summary>
    /// Somebody is about to look for a port that gave way: it opens at once when sockets are free, else as soon as others give
    /// way. For any thread that holds the lobby lock.
    /// </summary>
    public void Wake(TcpPort port) => _ports.Wake(port, Connections, _clock.Milliseconds);

    /// <summary>Adds a service that wants to be called for its time-outs.</summary>
    public void Add(ITimed timed)
    {
        lock (_lobby) _timed.Add(timed);
    }

    /// <summary>Starts the thread.</summary>
    public void Start()
    {
        _thread = new Thread(Run);
        _thread.Start();
    }

    /// <summary>Ends the thread and closes every link and port.</summary>
    public void Stop()
    {
        _stopped = true;
        if (_thread is not null) _thread.Join(5_000);
        lock (_lobby)
        {
            for (int i = 0; i < Connections; i++) _connections[i].Abort();
            Reap();
            _ports.Clear();
        }
    }

    private void Run()
    {
        while (!_stopped)
        {
            try
            {
                Pass();
            }
            catch (Exception exception)
            {
                lock (_lobby) _events.Write("the TCP loop stumbled: " + exception.Message);
                Thread.Sleep(RestAfterError);
            }
        }
    }

    private void Pass()
    {
        int links;
        int count;
        lock (_lobby)
        {
            links = Connections;
            count = Gather();
        }
        _waiter.Wait(_sockets, count, _wantsWrite, _ready, _limits.TickMilliseconds);

        // Links are only added and removed by this thread, so the places found above still hold, links first.
        for (int i = 0; i < links; i++)
        {
            if (!_ready[i]) continue;
            if (_wantsWrite[i]) Drain(_connections[i]);
            else Read(_connections[i]);
        }
        for (int i = links; i < count; i++)
        {
            if (_ready[i] && _ports.At(i - links).IsOpen) Accept(_ports.At(i - links));
        }
        Tick();
    }

    // A client that does not take its answers is not read from either: it can neither ask for more nor, having ended, wake the loop.
    private int Gather()
    {
        int count = 0;
        for (int i = 0; i < Connections; i++)
        {
            _wantsWrite[count] = _connections[i].Pending > 0;
            _sockets[count++] = _connections[i].Socket;
        }
        return _ports.Gather(_sockets, _wantsWrite, count);
    }

    private void Drain(TcpConnection connection)
    {
        lock (_lobby)
        {
            if (!connection.Dead && connection.Pending > 0) connection.Drain();
        }
    }

    private void Read(TcpConnection connection)
    {
        if (connection.Dead || connection.InputEnded) return;
        int count;
        try
        {
            count = connection.Socket.Receive(_buffer, 0, _buffer.Length, SocketFlags.None);
        }
        catch (SocketException)
        {
            count = -1;
        }
        lock (_lobby)
        {
            if (count < 0) connection.Abort();
            else if (count == 0) connection.EndInput();
            else Handle(connection, count);
        }
    }

    private void Handle(TcpConnection connection, int count)
    {
        connection.LastInput = _clock.Milliseconds;
        if (connection.Closing || connection.Dead) return;
        try
        {
            connection.Session.Receive(_buffer, count);
        }
        catch (Exception exception)
        {
            _events.Write("a client was dropped, its message failed: " + exception.Message);
            connection.Abort();
        }
    }

    private void Accept(TcpPort port)
    {
        Socket socket;
        long from;
        try
        {
            _waiter.PrepareAccept();
            socket = port.Socket.Accept();
        }
        catch (SocketException)
        {
            // The client is gone again, or the runtime has no socket left: the next pass tries once more.
            Thread.Sleep(RestAfterError);
            return;
        }
        try
        {
            from = SocketAddresses.EndPointOf(socket.RemoteEndPoint);
        }
        catch (SocketException)
        {
            socket.Close();
            return;
        }
        lock (_lobby) Welcome(port, socket, from);
    }

    private void Welcome(TcpPort port, Socket socket, long from)
    {
        if (!TryTake(port.Kind) && !TryMakeRoom(port.Kind))
        {
            _budget.CountRefused();
            _events.Write(EndPoints.AddressText(EndPoints.Address(from)) + " was turned away: all sockets are taken");
            SocketCut.Close(socket);
            return;
        }
        TcpConnection connection = new(socket, port, _limits, _clock);
        _connections[Connections++] = connection;
        port.Links++;
        port.LastUse = _clock.Milliseconds;
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            connection.Session = port.Service.Accept(from, connection);
        }
        catch (Exception exception)
        {
            _events.Write("a client was dropped, its greeting failed: " + exception.Message);
        }
        if (connection.Session is null) connection.Abort();
    }

    private bool TryTake(SocketKind kind) => _ports.Count + Connections < _limits.Sockets && _budget.TryTake(kind);

    // A link that ended in this very pass still holds its socket; only then somebody must give way.
    private bool TryMakeRoom(SocketKind newcomer)
    {
        Reap();
        return TryTake(newcomer) || (TryEvict(newcomer) && TryTake(newcomer));
    }

    // A listener that nobody uses is worth less than a client, but more than a link that is done.
    private bool TryEvict(SocketKind newcomer)
    {
        long now = _clock.Milliseconds;
        TcpConnection leaver = Eviction.Choose(_connections, Connections, _rules, newcomer, now);
        if ((leaver is null || !leaver.Answered) && _ports.TryShutOne(now)) return true;
        if (leaver is null) return false;
        if (!leaver.Answered) _budget.CountEvicted();
        leaver.Abort();
        Reap();
        return true;
    }

    private void OpenPortsAgain(long now)
    {
        for (TcpPort port = _ports.NextToOpen(now); port is not null; port = _ports.NextToOpen(now))
        {
            while (port.Wanted && _budget.Free < TcpPorts.SocketsToOpen && TryEvict(port.Kind))
            {
            }
            if (_budget.Free >= TcpPorts.SocketsToOpen && _ports.TryTake(Connections)) _ports.OpenTaken(port, now);
        }
    }

    private void Tick()
    {
        lock (_lobby)
        {
            long now = _clock.Milliseconds;
            for (int i = 0; i < Connections; i++) _connections[i].Check(now);
            Reap();
            if (now < _nextTick) return;
            OpenPortsAgain(now);
            _nextTick = now + _limits.TickMilliseconds;
            foreach (ITimed timed in _timed)
            {
                try
                {
                    timed.Tick(now);
                }
                catch (Exception exception)
                {
                    _events.Write("a time-out failed: " + exception.Message);
                }
            }
        }
    }

    // Removes what is dead; the order of the rest does not matter.
    private void Reap()
    {
        for (int i = Connections - 1; i >= 0; i--)
        {
            TcpConnection connection = _connections[i];
            if (!connection.Dead) continue;
            Connections--;
            _connections[i] = _connections[Connections];
            _connections[Connections] = null;
            connection.Port.Links--;
            _budget.Release(connection.Kind);
            if (connection.Closing || connection.InputEnded) connection.Socket.Close();
            else SocketCut.Close(connection.Socket);
            End(connection);
        }
    }

    private void End(TcpConnection connection)
    {
        try
        {
            if (connection.Session is not null) connection.Session.Closed();
        }
        catch (Exception exception)
        {
            _events.Write("a client's farewell failed: " + exception.Message);
        }
    }
}
