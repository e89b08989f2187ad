using System;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;
using PocketSpy.Wire;

namespace PocketSpy.Net;

/// <summary>The UDP ports of the <see cref="SocketLoop"/>. Guarded by the lobby lock, but for <see cref="Empty"/>, which takes it.</summary>
internal sealed class UdpPorts
{
    // A port whose reading failed is left alone for as long; all others go on.
    private const int RestAfterError = 50;

    // A port that is flooded leaves time for the others, and garbage for one collection.
    private const int DatagramsAtOnce = 16;

    // What comes to one port while another is emptied is taken as well, but not for ever.
    private const int Rounds = 3;

    private readonly object _lobby;
    private readonly TcpLinks _links;
    private readonly IEventSink _events;
    private readonly ShortList _ports = new();

    /// <param name="lobby">The one lock.</param>
    /// <param name="links">Pay for the sockets.</param>
    /// <param name="events">Takes a line when something fails.</param>
    internal UdpPorts(object lobby, TcpLinks links, IEventSink events)
    {
        _lobby = lobby;
        _links = links;
        _events = events;
    }

    /// <summary>Opens a port.</summary>
    internal OpenResult Open(UdpPort port, IPAddress address, int number, UdpUse use, ISocketWaiter waiter)
    {
        if (!_links.TryTakePort()) return OpenResult.NoSocket;
        OpenResult result = port.Open(address, number, use, waiter, _links.Calls);
        if (result == OpenResult.Opened) _ports.Add(port);
        else _links.ReleasePort();
        return result;
    }

    /// <summary>Puts the sockets of all ports that can be read into the table from <paramref name="count"/> on. Gives the new count.</summary>
    // This comes several times a second, also when nothing else does: an enumerator would be garbage each time.
    internal int Gather(Socket[] sockets, bool[] wantsWrite, int count, long now)
    {
        for (int i = 0; i < _ports.Count; i++)
        {
            if (now < At(i).FailedUntil) continue;
            wantsWrite[count] = false;
            sockets[count++] = At(i).Socket;
        }
        return count;
    }

    /// <summary>The place in the table of the first port for plain datagrams, when the first of all is at <paramref name="first"/>; -1 for none.</summary>
    internal int FirstPlain(int first, long now)
    {
        int place = first;
        for (int i = 0; i < _ports.Count; i++)
        {
            if (now < At(i).FailedUntil) continue;
            if (At(i).Use == UdpUse.Plain) return place;
            place++;
        }
        return -1;
    }

    /// <summary>
    /// Handles what waits at all ports. The device queues 6 datagrams a port, and a console asks 14 names at once: nothing else is done before all
    /// ports are empty, or each had its turns.
    /// </summary>
    internal void Empty(byte[] buffer)
    {
        bool any = true;
        for (int round = 0; round < Rounds && any; round++)
        {
            any = false;
            for (int i = 0; i < _ports.Count; i++) any |= Empty(At(i), buffer);
        }
    }

    /// <summary>Closes all of them.</summary>
    internal void Clear()
    {
        for (int i = 0; i < _ports.Count; i++)
        {
            At(i).Close();
            _links.ReleasePort();
        }
        _ports.Clear();
    }

    // Gives whether anything came.
    private bool Empty(UdpPort port, byte[] buffer)
    {
        long now = _links.Clock.Milliseconds;
        if (now < port.FailedUntil) return false;
        for (int i = 0; i < DatagramsAtOnce; i++)
        {
            if (!port.TryRead(buffer, out int count)) return i > 0;
            if (count < 0)
            {
                port.FailedUntil = now + RestAfterError;
                return i > 0;
            }
            lock (_lobby)
            {
                try
                {
                    port.Handle(buffer, count);
                }
                catch (Exception exception)
                {
                    Trouble.Tell(_events, "a datagram failed: ", port.Port, exception);
                }
            }
        }
        return true;
    }

    private UdpPort At(int place) => (UdpPort)_ports[place];
}
