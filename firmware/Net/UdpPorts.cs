using System;
using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>The UDP ports of the <see cref="SocketLoop"/>. Guarded by the lobby lock, but for <see cref="Receive"/>, which takes it.</summary>
internal sealed class UdpPorts
{
    private const int RestAfterDatagram = 5;

    // A port that is flooded leaves time for the others, and garbage for one collection.
    private const int DatagramsAtOnce = 16;

    private readonly object _lobby;
    private readonly TcpLinks _links;
    private readonly IEventSink _events;
    private readonly ArrayList _ports = new();

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
        OpenResult result = port.Open(address, number, use, waiter);
        if (result == OpenResult.Opened) _ports.Add(port);
        else _links.ReleasePort();
        return result;
    }

    /// <summary>Puts the sockets of all ports into the table from <paramref name="count"/> on. Gives the new count.</summary>
    // This comes several times a second, also when nothing else does: an enumerator would be garbage each time.
    internal int Gather(Socket[] sockets, bool[] wantsWrite, int count)
    {
        for (int i = 0; i < _ports.Count; i++)
        {
            wantsWrite[count] = false;
            sockets[count++] = At(i).Socket;
        }
        return count;
    }

    /// <summary>The place in the table of the first port for plain datagrams, when the first of all is at <paramref name="first"/>; -1 for none.</summary>
    internal int FirstPlain(int first)
    {
        for (int i = 0; i < _ports.Count; i++)
        {
            if (At(i).Use == UdpUse.Plain) return first + i;
        }
        return -1;
    }

    /// <summary>Handles what waits at a port.</summary>
    internal void Receive(int place, byte[] buffer)
    {
        UdpPort port = At(place);
        for (int i = 0; i < DatagramsAtOnce && port.TryRead(buffer, out int count); i++)
        {
            if (count < 0)
            {
                Thread.Sleep(RestAfterDatagram);
                return;
            }
            lock (_lobby)
            {
                try
                {
                    port.Handle(buffer, count);
                }
                catch (Exception exception)
                {
                    _events.Write("a datagram on port " + port.Port.ToString() + " failed: " + exception.Message);
                }
            }
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

    private UdpPort At(int place) => (UdpPort)_ports[place];
}
