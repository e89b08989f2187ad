using System.Net;
using System.Net.Sockets;
using PocketSpy.Services;

namespace PocketSpy.Net;

/// <summary>One listening TCP port: its service, the kind of its links and their idle cut-off. The <see cref="SocketLoop"/> serves it.</summary>
public sealed class TcpPort
{
    /// <param name="service">Who answers.</param>
    /// <param name="kind">What its links count as when sockets run out.</param>
    /// <param name="idleMilliseconds">Silence after which a link is cut; 0 for never. A session may change it for its own link.</param>
    public TcpPort(IStreamService service, SocketKind kind, int idleMilliseconds)
    {
        Service = service;
        Kind = kind;
        IdleMilliseconds = idleMilliseconds;
    }

    /// <summary>Who answers.</summary>
    public IStreamService Service { get; }

    /// <summary>What its links count as when sockets run out.</summary>
    public SocketKind Kind { get; }

    /// <summary>Silence after which a link is cut; 0 for never.</summary>
    public int IdleMilliseconds { get; }

    /// <summary>The port that was opened.</summary>
    public int Port { get; private set; }

    internal Socket Socket { get; private set; }

    internal OpenResult Open(IPAddress address, int port, int backlog)
    {
        Socket socket = null;
        try
        {
            socket = Sockets.Create(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(backlog);
            Port = ((IPEndPoint)socket.LocalEndPoint).Port;
        }
        catch (SocketException exception)
        {
            if (socket is not null) socket.Close();
            return OpenResults.Of(exception);
        }
        Socket = socket;
        return OpenResult.Opened;
    }

    internal void Close()
    {
        if (Socket is not null) Socket.Close();
        Socket = null;
    }
}
