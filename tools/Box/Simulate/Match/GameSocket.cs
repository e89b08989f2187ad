using System;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A UDP socket of a game, at a port that the operating system picks.</summary>
public sealed class GameSocket : IDisposable
{
    private const int LongestDatagram = 2_048;

    private readonly byte[] _buffer = new byte[LongestDatagram];

    /// <summary>Opens it in a network.</summary>
    public GameSocket(NetworkPlace place)
    {
        place.Run(() =>
        {
            Socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            Socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        });
    }

    /// <summary>The socket itself.</summary>
    public Socket Socket { get; private set; }

    /// <summary>Its own port.</summary>
    public int Port => ((IPEndPoint)Socket.LocalEndPoint).Port;

    /// <summary>Sends a datagram.</summary>
    public void Send(byte[] datagram, IPEndPoint to) => Socket.SendTo(datagram, to);

    /// <summary>What has come, or null.</summary>
    public byte[] Receive(out IPEndPoint from)
    {
        from = null;
        if (!Socket.Poll(0, SelectMode.SelectRead)) return null;
        EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
        int count = Socket.ReceiveFrom(_buffer, ref sender);
        from = (IPEndPoint)sender;
        return _buffer[..count];
    }

    /// <inheritdoc />
    public void Dispose() => Socket.Dispose();
}
