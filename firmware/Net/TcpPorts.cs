using System.Collections;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Net;

/// <summary>
/// The listeners of the <see cref="TcpLoop"/>. One that gives way is shut when sockets run out and nobody used it for a while, and opened
/// again when sockets are free or somebody is about to look for it. Guarded by the lobby lock.
/// </summary>
internal sealed class TcpPorts
{
    /// <summary>What a listener needs to be of use: a socket for itself and one for its client.</summary>
    internal const int SocketsToOpen = 2;

    private const int SpareSockets = 2;
    private const int RetryMilliseconds = 1_000;

    private readonly SocketBudget _budget;
    private readonly TcpLimits _limits;
    private readonly ArrayList _ports = new();
    private readonly TcpPort[] _listening;

    internal TcpPorts(SocketBudget budget, TcpLimits limits)
    {
        _budget = budget;
        _limits = limits;
        _listening = new TcpPort[limits.Sockets];
    }

    /// <summary>Listeners that are open.</summary>
    internal int Count { get; private set; }

    /// <summary>A listener that <see cref="Gather"/> found.</summary>
    internal TcpPort At(int place) => _listening[place];

    /// <summary>Puts the sockets of the open listeners into the table from <paramref name="count"/> on. Gives the new count.</summary>
    internal int Gather(Socket[] sockets, bool[] wantsWrite, int count)
    {
        int place = 0;
        foreach (TcpPort port in _ports)
        {
            if (!port.IsOpen) continue;
            _listening[place++] = port;
            wantsWrite[count] = false;
            sockets[count++] = port.Socket;
        }
        return count;
    }

    /// <summary>Opens a port for the first time.</summary>
    /// <param name="links">Links that are open now.</param>
    internal OpenResult Open(TcpPort port, IPAddress address, int number, int links, long now)
    {
        if (!TryTake(links)) return OpenResult.NoSocket;
        port.Place(address, number);
        OpenResult result = OpenTaken(port, now);
        if (result == OpenResult.Opened) _ports.Add(port);
        return result;
    }

    /// <summary>Somebody is about to look for a port: opens it at once if sockets are free.</summary>
    internal void Wake(TcpPort port, int links, long now)
    {
        port.LastUse = now;
        if (port.IsOpen) return;
        port.Wanted = true;
        if (_budget.Free >= SocketsToOpen && TryTake(links)) OpenTaken(port, now);
    }

    /// <summary>Shuts a listener that nobody used for a while. False when there is none.</summary>
    internal bool TryShutOne(long now)
    {
        foreach (TcpPort port in _ports)
        {
            if (!port.GivesWay || !port.IsOpen || port.Links > 0 || now - port.LastUse < _limits.PortRestMilliseconds) continue;
            Shut(port);
            port.LastUse = now;
            return true;
        }
        return false;
    }

    /// <summary>The next port that should be open and is not; null for none. The caller takes a socket for it or makes room, then <see cref="OpenTaken"/>.</summary>
    internal TcpPort NextToOpen(long now)
    {
        foreach (TcpPort port in _ports)
        {
            if (port.IsOpen || now < port.RetryAt) continue;
            if (port.Wanted || (now - port.LastUse >= _limits.PortRestMilliseconds && _budget.Free > SpareSockets))
            {
                port.RetryAt = now + RetryMilliseconds;
                return port;
            }
        }
        return null;
    }

    /// <summary>Takes a socket for a listener.</summary>
    internal bool TryTake(int links)
    {
        if (Count + links >= _limits.Sockets || !_budget.TryTake(SocketKind.Port)) return false;
        Count++;
        return true;
    }

    /// <summary>Opens a port for which a socket was taken; gives it back when that fails.</summary>
    internal OpenResult OpenTaken(TcpPort port, long now)
    {
        OpenResult result = port.Open(_limits.Backlog);
        port.LastUse = now;
        if (result != OpenResult.Opened) GiveBack();
        return result;
    }

    /// <summary>Shuts all for good.</summary>
    internal void Clear()
    {
        foreach (TcpPort port in _ports)
        {
            if (port.IsOpen) Shut(port);
        }
        _ports.Clear();
    }

    private void Shut(TcpPort port)
    {
        port.Close();
        GiveBack();
    }

    private void GiveBack()
    {
        Count--;
        _budget.Release(SocketKind.Port);
    }
}
