using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>One listening TCP port: its service, the kind of its links and their idle cut-off. The <see cref="SocketLoop"/> serves it.</summary>
public sealed class TcpPort
{
    private IPAddress _address;

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
    public readonly IStreamService Service;

    /// <summary>What its links count as when sockets run out.</summary>
    public readonly SocketKind Kind;

    /// <summary>Silence after which a link is cut; 0 for never.</summary>
    public readonly int IdleMilliseconds;

    /// <summary>Whether the listener itself gives way when sockets run out and nobody has used it for a while; it opens again when it can.</summary>
    public bool GivesWay;

    /// <summary>The port that was opened.</summary>
    public int Port { get; private set; }

    /// <summary>Whether it listens now.</summary>
    public bool IsOpen => Socket is not null;

    internal Socket Socket { get; private set; }

    /// <summary>Links that are open.</summary>
    internal int Links;

    /// <summary>When it was opened, last had a client, or was shut.</summary>
    internal long LastUse;

    /// <summary>It gave way, and somebody is about to look for it.</summary>
    internal bool Wanted;

    /// <summary>When opening it may be tried again.</summary>
    internal long RetryAt;

    /// <summary>Links that its service has places for, of which one address may hold its share; 0 for as many as there are sockets, for anybody.</summary>
    public int MostLinks;

    /// <summary>Until when a newcomer waits for somebody to give way; 0 while none does.</summary>
    internal long HeldUntil;

    /// <summary>Not to be looked at in the next pass.</summary>
    internal bool Rests;

    /// <summary>Until when it is left alone, as accepting failed.</summary>
    internal long FailedUntil;

    /// <summary>Where it is to be opened.</summary>
    internal void Place(IPAddress address, int port)
    {
        _address = address;
        Port = port;
    }

    internal OpenResult Open(int backlog)
    {
        Socket socket = null;
        try
        {
            socket = Sockets.Create(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(_address, Port));
            socket.Listen(backlog);
            // Asked only when the system has chosen: the device's socket keeps what it answers.
            if (Port == 0) Port = ((IPEndPoint)socket.LocalEndPoint).Port;
        }
        catch (SocketException exception)
        {
            if (socket is not null) socket.Close();
            return OpenResults.Of(exception);
        }
        Socket = socket;
        Wanted = false;
        return OpenResult.Opened;
    }

    internal void Close()
    {
        if (Socket is not null) SocketCut.Close(Socket, false);
        Socket = null;
    }
}
