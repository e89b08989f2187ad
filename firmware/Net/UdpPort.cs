using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>One UDP port and its service. The <see cref="SocketLoop"/> serves it.</summary>
public sealed class UdpPort : IGroupOutbox
{
    // Room for bursts where the runtime gives it: a party that is switched on at once asks for hundreds of names in a moment.
    private const int ReceiveBufferBytes = 1 << 20;

    // As link-local groups want it (RFC 6762, 11): what came over a router would have less.
    private const int GroupHops = 255;

    private readonly IDatagramService _service;
    private ISocketCalls _calls;
    private EndPoint _lastEndPoint;
    private long _last;

    /// <param name="service">Who answers.</param>
    /// <param name="datagramBytes">Longest datagram taken; what is longer is cut. At most <see cref="TcpLimits.ReadBytes"/>.</param>
    public UdpPort(IDatagramService service, int datagramBytes)
    {
        _service = service;
        DatagramBytes = datagramBytes;
    }

    /// <summary>Longest datagram taken.</summary>
    public readonly int DatagramBytes;

    /// <summary>What it is used for.</summary>
    public UdpUse Use { get; private set; }

    /// <summary>The port that was opened.</summary>
    public int Port { get; private set; }

    internal Socket Socket { get; private set; }

    /// <summary>Until when it is left alone, as reading failed.</summary>
    internal long FailedUntil;

    /// <inheritdoc />
    public void Send(byte[] buffer, int offset, int count, long to)
    {
        Socket socket = Socket;
        if (socket is null) return;
        try
        {
            _calls.SendTo(socket, buffer, offset, count, EndPointOf(to));
        }
        catch (SocketException)
        {
            // Lost, as UDP may: clients ask again.
        }
    }

    /// <inheritdoc />
    public bool Join(uint group, uint own)
    {
        Socket socket = Socket;
        if (socket is null) return false;
        // struct ip_mreq, the same on all systems: the group, then the address of the network card (which alone tells it for what is sent).
        byte[] membership = new byte[8];
        byte[] card = new byte[4];
        for (int i = 0; i < 4; i++)
        {
            membership[i] = (byte)(group >> (24 - i * 8));
            card[i] = (byte)(own >> (24 - i * 8));
            membership[4 + i] = card[i];
        }
        try
        {
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, card);
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, GroupHops);
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, membership);
        }
        catch (SocketException exception)
        {
            // In use: it was joined before.
            return OpenResults.Of(exception) == OpenResult.InUse;
        }
        return true;
    }

    internal OpenResult Open(IPAddress address, int port, UdpUse use, ISocketWaiter waiter, ISocketCalls calls)
    {
        _calls = calls;
        Socket socket = null;
        try
        {
            socket = Sockets.Create(SocketType.Dgram, ProtocolType.Udp);
            if (use == UdpUse.Broadcast)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
                address = waiter.PrepareBroadcast(socket, address);
            }
            if (use == UdpUse.Group) Share(socket);
            socket.Bind(new IPEndPoint(address, port));
            // Asked only when the system has chosen: the device's socket keeps what it answers.
            Port = port != 0 ? port : ((IPEndPoint)socket.LocalEndPoint).Port;
        }
        catch (SocketException exception)
        {
            if (socket is not null) socket.Close();
            return OpenResults.Of(exception);
        }
        AskForRoom(socket);
        calls.Opened(socket);
        Socket = socket;
        Use = use;
        return OpenResult.Opened;
    }

    /// <summary>Reads the next datagram; false when none waits. One that cannot be read is gone, and its count is -1.</summary>
    internal bool TryRead(byte[] buffer, out int count)
    {
        count = -1;
        try
        {
            if (!_calls.HasDatagram(Socket)) return false;
            EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
            count = _calls.ReceiveFrom(Socket, buffer, DatagramBytes, ref sender);
            _last = SocketAddresses.EndPointOf(sender);
            _lastEndPoint = sender;
        }
        catch (SocketException)
        {
            // A datagram that was too long, or a client that is gone: never the end of the port.
        }
        return true;
    }

    /// <summary>Hands the datagram that was read to the service.</summary>
    internal void Handle(byte[] buffer, int count) => _service.Receive(buffer, count, _last, this);

    internal void Close()
    {
        if (Socket is not null) SocketCut.Close(Socket, false);
        Socket = null;
    }

    private static void Share(Socket socket)
    {
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        }
        catch (SocketException)
        {
            // An image of the device without that option has no other program either.
        }
    }

    private static void AskForRoom(Socket socket)
    {
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, ReceiveBufferBytes);
        }
        catch (SocketException)
        {
            // The device has a fixed one.
        }
    }

    private EndPoint EndPointOf(long to)
    {
        if (to == _last && _lastEndPoint is not null) return _lastEndPoint;
        return SocketAddresses.ToEndPoint(to);
    }
}
