using System;
using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>The TCP links of the <see cref="SocketLoop"/>: takes them in, reads, drains, cuts and removes them. A failing client is dropped alone.</summary>
internal sealed class TcpLinks
{
    // A newcomer's wait for a link that is being answered at this moment: as long as silence makes any HTTP link give way.
    private const int HoldMilliseconds = 250;

    // People who poll the page do not fill the event log.
    private const int RefusalSilence = 10_000;

    private readonly IEventSink _events;
    private readonly SocketBudget _budget;
    private readonly EvictionRule[] _rules;
    private readonly TcpConnection[] _links;
    private long _toldAt = -RefusalSilence;

    internal TcpLinks(IClock clock, IEventSink events, SocketBudget budget, TcpLimits limits)
    {
        Clock = clock;
        _events = events;
        _budget = budget;
        Limits = limits;
        _rules = EvictionRule.Standard();
        _links = new TcpConnection[limits.Sockets];
    }

    internal readonly IClock Clock;

    /// <summary>What a link may cost.</summary>
    internal readonly TcpLimits Limits;

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

    /// <summary>
    /// Whether a client that stands at a port is not to be accepted yet. Who a web client is shows only in its request, so a newcomer that finds all
    /// places taken waits a moment for a web client that just came, which is answered soon or turns out to look at the page, before anybody is cut or
    /// turned away. To another web client pages do not give way before that.
    /// </summary>
    internal bool MustWait(TcpPort port)
    {
        long now = Clock.Milliseconds;
        int web = CountOfHttp();
        bool isFull = !HasRoom || (port.MostLinks > 0 && web >= port.MostLinks);
        bool wait = isFull && web > 0 && (port.HeldUntil == 0 || now < port.HeldUntil)
            && Eviction.Choose(_links, Count, _rules, port.Kind, port.Kind != SocketKind.Http, now) is null;
        if (!wait) port.HeldUntil = 0;
        else if (port.HeldUntil == 0) port.HeldUntil = now + HoldMilliseconds;
        port.Rests = wait;
        return wait;
    }

    /// <summary>Takes in a client that was accepted, or turns it away.</summary>
    internal void Welcome(TcpPort port, Socket socket, long from)
    {
        if (!TryTake(port.Kind) && !TryMakeRoom(port.Kind))
        {
            _budget.CountRefused();
            TellRefusal(port.Kind, from);
            SocketCut.Close(socket);
            return;
        }
        TcpConnection connection = new(socket, port, this);
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
            _events.Write("a client was dropped, its greeting failed: " + exception.Message);
        }
        if (connection.Session is null) connection.Abort();
    }

    /// <summary>Hands what a link has sent to its session.</summary>
    internal void Handle(TcpConnection connection, byte[] buffer, int count)
    {
        connection.LastInput = Clock.Milliseconds;
        if (connection.Closing || connection.Dead) return;
        try
        {
            connection.Session.Receive(buffer, count);
        }
        catch (Exception exception)
        {
            _events.Write("a client was dropped, its message failed: " + exception.Message);
            connection.Abort();
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

    /// <summary>
    /// Frees a socket for a newcomer. A listener that nobody uses is worth less than a client, but more than a link that is done. False when
    /// nobody gives way.
    /// </summary>
    internal bool TryEvict(SocketKind newcomer)
    {
        long now = Clock.Milliseconds;
        TcpConnection leaver = Eviction.Choose(_links, Count, _rules, newcomer, true, now);
        if ((leaver is null || (!leaver.Answered && !leaver.GivesWay)) && Listeners.TryShutOne(now)) return true;
        if (leaver is null) return false;
        if (!leaver.Answered) _budget.CountEvicted();
        leaver.Abort();
        Reap();
        return true;
    }

    private bool HasRoom => Ports + Count < Limits.Sockets && _budget.Free > 0;

    private int CountOfHttp()
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_links[i].Kind == SocketKind.Http) count++;
        }
        return count;
    }

    private void TellRefusal(SocketKind kind, long from)
    {
        long now = Clock.Milliseconds;
        if (kind == SocketKind.Http && now - _toldAt < RefusalSilence) return;
        _toldAt = now;
        _events.Write(EndPoints.AddressText(EndPoints.Address(from)) + " was turned away: all sockets are taken");
    }

    private bool TryTake(SocketKind kind) => Ports + Count < Limits.Sockets && _budget.TryTake(kind);

    // A link that ended in this very pass still holds its socket; only then somebody must give way.
    private bool TryMakeRoom(SocketKind newcomer)
    {
        Reap();
        return TryTake(newcomer) || (TryEvict(newcomer) && TryTake(newcomer));
    }

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
