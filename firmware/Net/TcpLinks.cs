using System;
using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// The TCP links of the <see cref="SocketLoop"/>: takes them in, reads, drains, cuts and removes them. A failing client is dropped alone. Who comes is
/// served by room; else somebody gives way (<see cref="Eviction"/>); else the newcomer is told why not.
/// </summary>
internal sealed class TcpLinks
{
    // People who poll the page do not fill the event log.
    private const int RefusalSilence = 10_000;

    private readonly IEventSink _events;
    private readonly SocketBudget _budget;
    private readonly Eviction _eviction;
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
        _eviction = new Eviction(_links);
    }

    internal readonly IClock Clock;

    /// <summary>What a link may cost.</summary>
    internal readonly TcpLimits Limits;

    /// <summary>How bytes are moved.</summary>
    internal readonly ISocketCalls Calls;

    /// <summary>Tells how much memory is free; null when that is not known.</summary>
    internal IHeap Heap;

    /// <summary>Links that are open now.</summary>
    internal int Count { get; private set; }

    /// <summary>Ports that are open now: they share the limit with the links.</summary>
    internal int Ports { get; private set; }

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

    /// <summary>
    /// Whether a client that stands at a port is not to be accepted yet. Who a client is shows only in what it sends, so a newcomer that finds all
    /// places taken waits a moment for one that just came, which is answered soon or turns out to be worth less, before anybody is cut or
    /// turned away. To another web client pages do not give way before that.
    /// </summary>
    internal bool MustWait(TcpPort port)
    {
        bool wait = (port.HeldUntil == 0 || Clock.Milliseconds < port.HeldUntil) && (IsWorthWaiting(port) || IsWorthWaiting(null, port.Kind));
        if (!wait) port.HeldUntil = 0;
        else if (port.HeldUntil == 0) port.HeldUntil = Clock.Milliseconds + Eviction.GraceMilliseconds;
        port.Rests = wait;
        return wait;
    }

    /// <summary>Takes in a client that was accepted, or turns it away.</summary>
    internal void Welcome(TcpPort port, Socket socket, long from)
    {
        if (!Admits(port, EndPoints.Address(from), out string why))
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

    /// <summary>
    /// Frees a socket for a newcomer: of a link that is done, of a listener that nobody used for a while, of a link that has not shown what it is, of a
    /// listener that nobody is connected to, of a link that stands idle, and at last of an address that holds more than half. False when nobody gives way.
    /// </summary>
    internal bool TryEvict(SocketKind newcomer, uint address)
    {
        long now = Clock.Milliseconds;
        _eviction.Among();
        if (TryCut(_eviction.Done(Count, true))) return true;
        if (Listeners.TryShutOne(now, Limits.PortRestMilliseconds)) return true;
        if (TryCut(_eviction.Unproven(Count, now))) return true;
        if (Listeners.TryShutOne(now, 0)) return true;
        return TryCut(_eviction.Idle(Count, newcomer, now)) || (address != 0 && TryCut(_eviction.OfGreedy(Count, address)));
    }

    private bool HasRoom => Ports + Count < Limits.Sockets && _budget.Free > 0;

    private bool IsWorthWaiting(TcpPort port) => port.MostLinks > 0 && port.Links >= port.MostLinks && IsWorthWaiting(port, port.Kind);

    // For the places of a port, or for a socket when that is null.
    private bool IsWorthWaiting(TcpPort port, SocketKind newcomer)
    {
        if (port is null && HasRoom) return false;
        long now = Clock.Milliseconds;
        if (port is null) _eviction.Among();
        else _eviction.Among(port);
        if (!_eviction.HasPassing(Count, now) || _eviction.Done(Count, newcomer != SocketKind.Http) is not null) return false;
        if (_eviction.Unproven(Count, now) is not null || _eviction.Idle(Count, newcomer, now) is not null) return false;
        return port is not null || !Listeners.CanShutOne(now, 0);
    }

    // By the shares of the port's places, by its places, by memory, and by sockets.
    private bool Admits(TcpPort port, uint address, out string why)
    {
        long now = Clock.Milliseconds;
        Reap();
        why = " was turned away: it holds its share of the places";
        if (port.MostLinks > 0)
        {
            _eviction.Among(port, address);
            if (_eviction.Count(Count) >= FairShare.Of(port.MostLinks) && !TryCutAmong(port.Kind, now)) return false;
            why = " was turned away: all places are taken";
            _eviction.Among(port);
            if (_eviction.Count(Count) >= port.MostLinks && !TryCutAmong(port.Kind, now)) return false;
        }
        why = " was turned away: memory is short";
        if (!HasMemory(port.Kind, now)) return false;
        why = " was turned away: all sockets are taken";
        return TryTake(port.Kind) || (TryEvict(port.Kind, address) && TryTake(port.Kind));
    }

    private bool TryCutAmong(SocketKind newcomer, long now) =>
        TryCut(_eviction.Done(Count, true)) || TryCut(_eviction.Unproven(Count, now)) || TryCut(_eviction.Idle(Count, newcomer, now));

    // Memory counts like a table: when it is short, whoever has not shown what it is makes room once.
    private bool HasMemory(SocketKind newcomer, long now)
    {
        int wanted = newcomer == SocketKind.OlderBrowser ? HeapReserve.ForPcTitles : HeapReserve.ForConsoles;
        if (HeapReserve.Has(Heap, wanted)) return true;
        _eviction.Among();
        if (!TryCut(_eviction.Done(Count, true)) && !TryCut(_eviction.Unproven(Count, now))) return false;
        Heap.Collect();
        return HeapReserve.Has(Heap, wanted);
    }

    private bool TryCut(TcpConnection leaver)
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

    private bool TryTake(SocketKind kind) => Ports + Count < Limits.Sockets && _budget.TryTake(kind);

    // The order of the rest does not matter.
    private void Reap()
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
