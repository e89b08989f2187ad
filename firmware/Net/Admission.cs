using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// Who comes is served by room; else by turning out who has shown nothing or stands idle (<see cref="Eviction"/>); else the newcomer is told why not. No address
/// holds more than its share of a service's places, and memory counts like a table.
/// </summary>
internal sealed class Admission
{
    private readonly TcpLinks _links;
    private readonly Eviction _eviction;

    internal Admission(TcpLinks links, TcpConnection[] all)
    {
        _links = links;
        _eviction = new Eviction(all);
    }

    /// <summary>Tells how much memory is free; null when that is not known.</summary>
    internal IHeap Heap;

    /// <summary>
    /// Whether a client that stands at a port is not to be accepted yet. Who a client is shows only in what it sends, so a newcomer that finds all
    /// places taken waits a moment for one that just came, which is answered soon or turns out to be worth less, before anybody is cut or
    /// turned away. To another web client pages do not give way before that.
    /// </summary>
    internal bool MustWait(TcpPort port)
    {
        bool wait = (port.HeldUntil == 0 || _links.Clock.Milliseconds < port.HeldUntil) && (IsWorthWaiting(port) || IsWorthWaiting(null, port.Kind));
        if (!wait) port.HeldUntil = 0;
        else if (port.HeldUntil == 0) port.HeldUntil = _links.Clock.Milliseconds + Eviction.GraceMilliseconds;
        port.Rests = wait;
        return wait;
    }

    /// <summary>
    /// Frees a socket for a newcomer: of a link that is done, of a listener that nobody used for a while, of a link that has not shown what it is, of a
    /// listener that nobody is connected to, of a link that stands idle, and at last of an address that holds more than half. False when nobody gives way.
    /// </summary>
    internal bool TryEvict(SocketKind newcomer, uint address)
    {
        long now = _links.Clock.Milliseconds;
        _eviction.Among();
        if (_links.TryCut(_eviction.Done(_links.Count, true))) return true;
        if (_links.Listeners.TryShutOne(now, _links.Limits.PortRestMilliseconds)) return true;
        if (_links.TryCut(_eviction.Unproven(_links.Count, now))) return true;
        if (_links.Listeners.TryShutOne(now, 0)) return true;
        return _links.TryCut(_eviction.Idle(_links.Count, newcomer, now)) || (address != 0 && _links.TryCut(_eviction.OfGreedy(_links.Count, address)));
    }

    private bool IsWorthWaiting(TcpPort port) => port.MostLinks > 0 && port.Links >= port.MostLinks && IsWorthWaiting(port, port.Kind);

    // For the places of a port, or for a socket when that is null.
    private bool IsWorthWaiting(TcpPort port, SocketKind newcomer)
    {
        if (port is null && _links.HasRoom) return false;
        long now = _links.Clock.Milliseconds;
        if (port is null) _eviction.Among();
        else _eviction.Among(port);
        if (!_eviction.HasPassing(_links.Count, now) || _eviction.Done(_links.Count, newcomer != SocketKind.Http) is not null) return false;
        if (_eviction.Unproven(_links.Count, now) is not null || _eviction.Idle(_links.Count, newcomer, now) is not null) return false;
        return port is not null || !_links.Listeners.CanShutOne(now, 0);
    }

    /// <summary>Whether a newcomer has a place: by the share of its address, by the places of the port, by memory, and by sockets. Says why not.</summary>
    internal bool Admits(TcpPort port, uint address, out string why)
    {
        long now = _links.Clock.Milliseconds;
        _links.Reap();
        why = " was turned away: it holds its share of the places";
        if (port.MostLinks > 0)
        {
            _eviction.Among(port, address);
            if (_eviction.Count(_links.Count) >= FairShare.Of(port.MostLinks) && !TryCutAmong(port.Kind, now)) return false;
            why = " was turned away: all places are taken";
            _eviction.Among(port);
            if (_eviction.Count(_links.Count) >= port.MostLinks && !TryCutAmong(port.Kind, now)) return false;
        }
        why = " was turned away: memory is short";
        if (!HasMemory(port.Kind, now)) return false;
        why = " was turned away: all sockets are taken";
        return _links.TryTake(port.Kind) || (TryEvict(port.Kind, address) && _links.TryTake(port.Kind));
    }

    private bool TryCutAmong(SocketKind newcomer, long now) =>
        _links.TryCut(_eviction.Done(_links.Count, true)) || _links.TryCut(_eviction.Unproven(_links.Count, now)) || _links.TryCut(_eviction.Idle(_links.Count, newcomer, now));

    // Memory counts like a table: when it is short, whoever has not shown what it is makes room once.
    private bool HasMemory(SocketKind newcomer, long now)
    {
        int wanted = newcomer == SocketKind.OlderBrowser ? HeapReserve.ForPcTitles : HeapReserve.ForConsoles;
        if (HeapReserve.Has(Heap, wanted)) return true;
        _eviction.Among();
        if (!_links.TryCut(_eviction.Done(_links.Count, true)) && !_links.TryCut(_eviction.Unproven(_links.Count, now))) return false;
        Heap.Collect();
        return HeapReserve.Has(Heap, wanted);
    }
}
