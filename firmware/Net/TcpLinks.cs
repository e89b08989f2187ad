using System;
using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// The TCP links of the <see cref="SocketLoop"/>: takes them in, reads, drains, cuts and removes them. A failing client is dropped alone. Who is
/// taken in, and who gives way to whom, <see cref="Admission"/> decides.
/// </summary>
internal sealed class TcpLinks
{
    // People who poll the page do not fill the event log.
    private const int RefusalSilence = 10_000;

    private readonly IEventSink _events;
    private readonly SocketBudget _budget;
    private readonly Refusal _refusal;
    private readonly TcpConnection[] _links;
    private long _toldAt = -RefusalSilence;

    internal TcpLinks(IClock clock, IEventSink events, SocketBudget budget, TcpLimits limits, ISocketCalls calls)
    {
        Clock = clock;
        _events = events;
        _budget = budget;
        Limits = limits;
        Calls = calls;
        _refusal = new Refusal(calls);
        _links = new TcpConnection[limits.Sockets];
        Admission = new Admission(this, _links);
    }

    internal readonly IClock Clock;

    /// <summary>What a link may cost.</summary>
    internal readonly TcpLimits Limits;

    /// <summary>How bytes are moved.</summary>
    internal readonly ISocketCalls Calls;

    /// <summary>Decides who is taken in and who gives way.</summary>
    internal readonly Admission Admission;

    /// <summary>Links that are open now.</summary>
    internal int Count { get; private set; }

    /// <summary>Ports that are open now: they share the limit with the links.</summary>
    internal int Ports { get; private set; }

    /// <summary>Makes durable what answers speak of; null when nothing has to be.</summary>
    internal ICommit Commits;

    /// <summary>Whether answers have to wait for <see cref="Commit"/>.</summary>
    internal bool MustHold => Commits is not null && Commits.IsDue;

    /// <summary>The listeners, which may give way as well.</summary>
    internal TcpPorts Listeners;

    /// <summary>One link. Only the loop's thread adds and removes any.</summary>
    internal TcpConnection At(int place) => _links[place];

    /// <summary>Pays for a port. False when there is no socket left.</summary>
    internal bool TryTakePort()
    {
        if (!TryTake(SocketKind.Port)) return false;
        Ports++;
        return true;
    }

    /// <summary>Takes a port's socket back.</summary>
    internal void ReleasePort()
    {
        Ports--;
        _budget.Release(SocketKind.Port);
    }

    /// <summary>Takes in a client that was accepted, or turns it away.</summary>
    internal void Welcome(TcpPort port, Socket socket, long from)
    {
        if (!Admission.Admits(port, EndPoints.Address(from), out string why))
        {
            _budget.CountRefused();
            TellRefusal(port.Kind, from, why);
            _refusal.Run(port.Service, socket);
            return;
        }
        TcpConnection connection;
        try
        {
            connection = new TcpConnection(socket, port, EndPoints.Address(from), this);
        }
        catch (OutOfMemoryException)
        {
            _budget.Release(port.Kind);
            SocketCut.Close(socket, true);
            return;
        }
        _links[Count++] = connection;
        port.Links++;
        port.LastUse = Clock.Milliseconds;
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            connection.Session = port.Service.Accept(from, connection);
        }
        catch (Exception exception)
        {
            Trouble.Tell(_events, "a client was dropped, its greeting failed: ", exception);
        }
        if (connection.Session is null) connection.Abort();
    }

    /// <summary>Hands what a link has sent to its session; nothing when it only goes on with what it has.</summary>
    internal void Handle(TcpConnection connection, byte[] buffer, int count)
    {
        if (count > 0) connection.LastInput = Clock.Milliseconds;
        if (connection.Closing || connection.Dead) return;
        connection.IsBusy = false;
        try
        {
            connection.Session.Receive(buffer, count);
        }
        catch (Exception exception)
        {
            connection.Abort();
            Trouble.Tell(_events, "a client was dropped, its message failed: ", exception);
        }
    }

    /// <summary>
    /// Makes all changes durable and lets the answers go that waited for it. When that fails the links that have answers waiting are cut: those clients
    /// would take for kept what is not, so they have to ask again.
    /// </summary>
    internal bool Commit()
    {
        bool isKept = Commits.Commit();
        for (int i = 0; i < Count; i++)
        {
            if (_links[i].Dead || _links[i].Pending == 0) continue;
            if (isKept) _links[i].Drain();
            else _links[i].Abort();
        }
        return isKept;
    }

    /// <summary>Cuts those whose time is up, and removes all that are dead.</summary>
    internal void Check(long now)
    {
        for (int i = 0; i < Count; i++) _links[i].Check(now);
        Reap();
    }

    /// <summary>Cuts and removes all.</summary>
    internal void Clear()
    {
        for (int i = 0; i < Count; i++) _links[i].Abort();
        Reap();
    }

    /// <summary>Whether a socket is free.</summary>
    internal bool HasRoom => Ports + Count < Limits.Sockets && _budget.Free > 0;

    /// <summary>Cuts a link, unless it is null, so that its place is free.</summary>
    internal bool TryCut(TcpConnection leaver)
    {
        if (leaver is null) return false;
        if (!leaver.Answered) _budget.CountEvicted();
        leaver.Abort();
        Reap();
        return true;
    }

    private void TellRefusal(SocketKind kind, long from, string why)
    {
        long now = Clock.Milliseconds;
        if (kind == SocketKind.Http && now - _toldAt < RefusalSilence) return;
        _toldAt = now;
        try
        {
            _events.Write(EndPoints.AddressText(EndPoints.Address(from)) + why);
        }
        catch (Exception)
        {
            // No memory for a line.
        }
    }

    /// <summary>Takes a socket. False when there is none.</summary>
    internal bool TryTake(SocketKind kind) => Ports + Count < Limits.Sockets && _budget.TryTake(kind);

    /// <summary>Removes all that are dead. The order of the rest does not matter.</summary>
    internal void Reap()
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            TcpConnection connection = _links[i];
            if (!connection.Dead) continue;
            Count--;
            _links[i] = _links[Count];
            _links[Count] = null;
            connection.Port.Links--;
            _budget.Release(connection.Kind);
            SocketCut.Close(connection.Socket, !connection.Closing && !connection.InputEnded);
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
            Trouble.Tell(_events, "a client's farewell failed: ", exception);
        }
    }
}
