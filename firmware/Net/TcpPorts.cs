using System.Net;
using System.Net.Sockets;
using PocketSpy.Wire;

namespace PocketSpy.Net;

/// <summary>
/// The listeners of the <see cref="SocketLoop"/>. One that gives way is shut when sockets run out and nobody used it for a while, and opened
/// again when sockets are free or somebody is about to look for it. Guarded by the lobby lock.
/// </summary>
internal sealed class TcpPorts
{
    // What a listener needs to be of use: a socket for itself and one for its client.
    private const int SocketsToOpen = 2;

    private const int SpareSockets = 2;

    // A port that is wanted and could not be opened is tried again after this.
    private const int RetryMilliseconds = 1_000;

    private readonly TcpLinks _links;
    private readonly SocketBudget _budget;
    private readonly TcpLimits _limits;
    private readonly ShortList _ports = new();
    private readonly TcpPort[] _listening;

    internal TcpPorts(TcpLinks links, SocketBudget budget, TcpLimits limits)
    {
        _links = links;
        links.Listeners = this;
        _budget = budget;
        _limits = limits;
        _listening = new TcpPort[limits.Sockets];
    }

    /// <summary>A listener that <see cref="Gather"/> found.</summary>
    internal TcpPort At(int place) => _listening[place];

    /// <summary>Puts the sockets of the open listeners into the table from <paramref name="count"/> on. Gives the new count.</summary>
    internal int Gather(Socket[] sockets, bool[] wantsWrite, int count, long now)
    {
        int place = 0;
        for (int i = 0; i < _ports.Count; i++)
        {
            TcpPort port = (TcpPort)_ports[i];
            if (!port.IsOpen || now < port.FailedUntil) continue;
            if (port.Rests)
            {
                port.Rests = false;
                continue;
            }
            _listening[place++] = port;
            wantsWrite[count] = false;
            sockets[count++] = port.Socket;
        }
        return count;
    }

    /// <summary>Opens a port for the first time.</summary>
    internal OpenResult Open(TcpPort port, IPAddress address, int number, long now)
    {
        if (!_links.TryTakePort()) return OpenResult.NoSocket;
        port.Place(address, number);
        OpenResult result = OpenTaken(port, now);
        if (result == OpenResult.Opened) _ports.Add(port);

        // Nobody has used it yet, so it may give way at once.
        port.LastUse = now - _limits.PortRestMilliseconds;
        return result;
    }

    /// <summary>Somebody is about to look for a port: opens it at once if sockets are free.</summary>
    internal void Wake(TcpPort port, long now)
    {
        port.LastUse = now;
        if (port.IsOpen) return;
        port.Wanted = true;
        if (_budget.Free >= SocketsToOpen && _links.TryTakePort()) OpenTaken(port, now);
    }

    /// <summary>Shuts a listener that nobody is connected to, or was for some time. False when there is none.</summary>
    internal bool TryShutOne(long now, int restMilliseconds)
    {
        TcpPort port = FindToShut(now, restMilliseconds);
        if (port is null) return false;
        Shut(port);
        port.LastUse = now;
        return true;
    }

    /// <summary>Whether <see cref="TryShutOne"/> would find one.</summary>
    internal bool CanShutOne(long now, int restMilliseconds) => FindToShut(now, restMilliseconds) is not null;

    /// <summary>Opens again what gave way: when sockets are free, or when it is asked for and others give way. From the loop, between two passes.</summary>
    internal void OpenAgain(long now)
    {
        for (int i = 0; i < _ports.Count; i++)
        {
            TcpPort port = (TcpPort)_ports[i];
            if (port.IsOpen || now < port.RetryAt) continue;
            if (!port.Wanted && (now - port.LastUse < _limits.PortRestMilliseconds || _budget.Free <= SpareSockets)) continue;
            port.RetryAt = now + RetryMilliseconds;
            while (port.Wanted && _budget.Free < SocketsToOpen && _links.Admission.TryEvict(port.Kind, 0))
            {
            }
            if (_budget.Free >= SocketsToOpen && _links.TryTakePort()) OpenTaken(port, now);
        }
    }

    /// <summary>Shuts all for good.</summary>
    internal void Clear()
    {
        for (int i = 0; i < _ports.Count; i++)
        {
            TcpPort port = (TcpPort)_ports[i];
            if (port.IsOpen) Shut(port);
        }
        _ports.Clear();
    }

    // A socket was taken for it; it goes back when the opening fails.
    private OpenResult OpenTaken(TcpPort port, long now)
    {
        OpenResult result = port.Open(_limits.Backlog);
        port.LastUse = now;
        if (result != OpenResult.Opened) _links.ReleasePort();
        return result;
    }

    // The one that nobody used for longest.
    private TcpPort FindToShut(long now, int restMilliseconds)
    {
        TcpPort choice = null;
        for (int i = 0; i < _ports.Count; i++)
        {
            TcpPort port = (TcpPort)_ports[i];
            if (!port.GivesWay || !port.IsOpen || port.Links > 0 || now - port.LastUse < restMilliseconds) continue;
            if (choice is null || port.LastUse < choice.LastUse) choice = port;
        }
        return choice;
    }

    private void Shut(TcpPort port)
    {
        port.Close();
        _links.ReleasePort();
    }
}
