using System;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Net.Tests;
using PocketSpy.Tests;
using PocketSpy.Storage.Tests;

namespace PocketSpy.App.Tests.Host;

/// <summary>A box of one module, on loopback; and ports that somebody else has.</summary>
internal sealed class PortRig : IDisposable
{
    internal const uint Loopback = 0x7F000001;

    private const int HighestHeld = 55_000;
    private const int Tries = 200;

    private Socket _holder;

    internal PortRig(BoxSettings settings, BoxSize size, Action<IOpener, ServiceTools> open)
    {
        settings.Bind = Loopback;
        settings.OwnAddress = Loopback;
        Platform platform = new()
        {
            Clock = new FakeClock(),
            Random = new SystemRandom(),
            Files = new FaultyFileSystem(),
            Waiter = new PollingWaiter(null),
            Interfaces = new NoInterfaces(),
        };
        Box = new Box(settings, size, platform, new EventLog(32, null), [new PortModule(open)]);
    }

    internal Box Box { get; }

    /// <summary>Opens all. Gives the first port.</summary>
    internal Listener Open()
    {
        Box.OpenStorage();
        Box.Open();
        return Box.ListenerAt(0);
    }

    /// <summary>A port that is free now.</summary>
    internal static int FreePort(bool tcp)
    {
        using Socket socket = Hold(tcp, 0);
        return PortOf(socket);
    }

    /// <summary>Has a port; the one that is so much higher is free. Gives the port.</summary>
    internal static int HeldBelow(bool tcp, int distance, out Socket holder)
    {
        for (int i = 0; i < Tries; i++)
        {
            holder = Hold(tcp, 0);
            int port = PortOf(holder);
            if (port < HighestHeld && IsFree(tcp, port + distance)) return port;
            holder.Close();
        }
        throw new InvalidOperationException("no pair of ports is free");
    }

    internal void Keep(Socket holder) => _holder = holder;

    public void Dispose()
    {
        Box.Stop();
        _holder?.Close();
    }

    private static bool IsFree(bool tcp, int port)
    {
        try
        {
            Hold(tcp, port).Close();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Socket Hold(bool tcp, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, tcp ? SocketType.Stream : SocketType.Dgram, tcp ? ProtocolType.Tcp : ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            if (tcp) socket.Listen(1);
            return socket;
        }
        catch (SocketException)
        {
            socket.Close();
            throw;
        }
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint).Port;

    private sealed class NoInterfaces : IInterfaces
    {
        public int Read(uint[] addresses, uint[] masks) => 0;
    }
}
