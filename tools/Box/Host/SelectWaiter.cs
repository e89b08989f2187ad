using System;
using System.Collections.Generic;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using PocketSpy.Net;

namespace PocketSpy.Box.Host;

/// <summary>The PC's way to wait: one blocking call for all sockets, so that 1,000 links do not cost 1,000 polls.</summary>
public sealed class SelectWaiter : ISocketWaiter
{
    private const int SocketLevel = 1;
    private const int BindToDevice = 25;

    private readonly List<Socket> _read = [];
    private readonly List<Socket> _write = [];
    private readonly HashSet<Socket> _found = [];
    private readonly PollingWaiter _polling = new(null);

    /// <inheritdoc />
    public void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] ready, int first, int milliseconds)
    {
        if (count == 0)
        {
            Thread.Sleep(milliseconds);
            return;
        }
        _read.Clear();
        _write.Clear();
        for (int i = 0; i < count; i++) (wantsWrite[i] ? _write : _read).Add(sockets[i]);
        try
        {
            Socket.Select(_read, _write, null, milliseconds * 1_000);
        }
        catch (SocketException)
        {
            // One of them broke meanwhile. Which one, only asking each can tell: to read from all of them would block.
            _polling.Wait(sockets, count, wantsWrite, ready, first, milliseconds);
            return;
        }
        _found.Clear();
        _found.UnionWith(_read);
        _found.UnionWith(_write);
        for (int i = 0; i < count; i++) ready[i] = _found.Contains(sockets[i]);
    }

    /// <inheritdoc />
    /// <remarks>A socket of Linux that is bound to an address hears no broadcast to all: there it is bound to the network card instead.</remarks>
    public IPAddress PrepareBroadcast(Socket socket, IPAddress address)
    {
        if (!OperatingSystem.IsLinux() || address.Equals(IPAddress.Any) || CardOf(address) is not string card) return address;
        socket.SetRawSocketOption(SocketLevel, BindToDevice, Encoding.UTF8.GetBytes(card + '\0'));
        return IPAddress.Any;
    }

    /// <inheritdoc />
    public void PrepareAccept()
    {
        // This runtime collects by itself.
    }

    private static string CardOf(IPAddress address)
    {
        foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (UnicastIPAddressInformation unicast in network.GetIPProperties().UnicastAddresses)
            {
                if (unicast.Address.Equals(address)) return network.Name;
            }
        }
        return null;
    }
}
