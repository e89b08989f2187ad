using System;
using System.Net;
using PocketSpy.Box.Host;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>A running <see cref="SocketLoop"/> on loopback with a clock that the test turns, and clients for it.</summary>
internal sealed class LoopRig : IDisposable
{
    public LoopRig(bool select, TcpLimits limits = null, SocketBudget budget = null, ISocketCalls calls = null)
    {
        limits ??= new TcpLimits { Sockets = 64 };
        limits.TickMilliseconds = 5;
        limits.Backlog = 128;
        Budget = budget ?? new SocketBudget(limits.Sockets);
        Waiter = new WatchedWaiter(select ? new SelectWaiter() : new PollingWaiter(null));
        Loop = new SocketLoop(Lobby, Clock, Events, Waiter, Budget, limits, calls ?? new PlainCalls());
        Loop.Start();
    }

    public object Lobby { get; } = new();

    public FakeClock Clock { get; } = new();

    public EventLines Events { get; } = new();

    public SocketBudget Budget { get; }

    public WatchedWaiter Waiter { get; }

    public SocketLoop Loop { get; }

    /// <summary>Links that are open now, seen between two doings of the loop.</summary>
    public int Connections
    {
        get
        {
            lock (Lobby) return Loop.Connections;
        }
    }

    /// <summary>Opens any free port and gives its number.</summary>
    public int Open(IStreamService service, SocketKind kind = SocketKind.Http, int idleMilliseconds = 0) =>
        Open(new TcpPort(service, kind, idleMilliseconds));

    /// <summary>Opens a port at any free number and gives it.</summary>
    public int Open(TcpPort port)
    {
        Assert.IsTrue(Loop.Open(port, IPAddress.Loopback, 0) == OpenResult.Opened);
        return port.Port;
    }

    /// <summary>Opens any free UDP port and gives its number.</summary>
    public int Open(IDatagramService service, int bytes)
    {
        UdpPort port = new(service, bytes);
        Assert.IsTrue(Loop.Open(port, IPAddress.Loopback, 0) == OpenResult.Opened);
        return port.Port;
    }

    /// <summary>Waits until all that was sent has been handled: nothing was ready for a few waits.</summary>
    public void Settle()
    {
        int quiet = Waiter.Quiet + 3;
        Deadline.Until(() => Waiter.Quiet >= quiet, "a quiet moment");
    }

    /// <summary>Turns the clock and lets the loop notice.</summary>
    public void Advance(int milliseconds)
    {
        Clock.Advance(milliseconds);
        int waits = Waiter.Waits + 2;
        Deadline.Until(() => Waiter.Waits >= waits, "two more passes");
    }

    public void Dispose() => Loop.Stop();
}
