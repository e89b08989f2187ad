using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A link to the server list, from its one request on: the list, then messages both ways.</summary>
public sealed class ServerListLink : IThinker, IDisposable
{
    private const int SendPatience = 5_000;

    // Long enough for the two parts to leave as two segments.
    private const int SegmentPause = 20;

    private const int RulesRequest = 1;
    private const int SendMessageRequest = 2;
    private const int HeaderBytes = 9;

    private readonly ServerListReader _reader;
    private Socket _socket;

    private ServerListLink(ServerListRequest request, byte[] challenge)
    {
        _reader = new ServerListReader(request, challenge);
    }

    /// <summary>What has come of the list.</summary>
    public ServerListReader List => _reader;

    /// <summary>Answers to requests for rules, and pushes, as they came.</summary>
    public Queue<ListedServer> Updates { get; } = [];

    /// <summary>Hosts that are gone.</summary>
    public Queue<IPEndPoint> Deleted { get; } = [];

    /// <summary>Whether the box has closed the link.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Connects and sends the request.</summary>
    public static ServerListLink Open(NetworkPlace place, IPEndPoint server, ServerListRequest request)
    {
        byte[] challenge = ServerListRequest.CreateChallenge();
        return Open(place, server, request, challenge, request.Write(challenge));
    }

    /// <summary>Connects and sends a request as it was captured, with the challenge that stands in it.</summary>
    public static ServerListLink Open(NetworkPlace place, IPEndPoint server, ServerListRequest request, byte[] challenge, byte[] bytes)
    {
        ServerListLink link = new(request, challenge);
        place.Run(() => link._socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = SendPatience });
        try
        {
            link._socket.Connect(server);
            link._socket.Send(bytes);
            return link;
        }
        catch (SocketException exception)
        {
            link.Dispose();
            throw new LegException($"no server list at {server}: {exception.Message}");
        }
    }

    /// <summary>Sends bytes to a host through the box, as the SDK does in two parts.</summary>
    public void SendMessage(IPEndPoint host, byte[] data)
    {
        Send(new PacketBuilder().Big16(HeaderBytes + data.Length).Byte(SendMessageRequest).Address(host.Address).Big16(host.Port).Build());
        Thread.Sleep(SegmentPause);
        Send(data);
    }

    /// <summary>Asks for all that a host says of itself.</summary>
    public void RequestRules(IPEndPoint host) =>
        Send(new PacketBuilder().Big16(HeaderBytes).Byte(RulesRequest).Address(host.Address).Big16(host.Port).Build());

    /// <summary>Sends bytes as they are.</summary>
    public void Send(byte[] bytes)
    {
        try
        {
            _socket.Send(bytes);
        }
        catch (SocketException exception)
        {
            throw new LegException($"the list link broke off: {exception.Message}");
        }
    }

    /// <inheritdoc />
    public void Think()
    {
        while (!IsClosed && _socket.Poll(0, SelectMode.SelectRead))
        {
            int count = Receive();
            IsClosed = count == 0;
            if (IsClosed) break;
            _reader.Take(count);
            while (_reader.NextMessage() is byte[] message) Take(message);
        }
        if (IsClosed && !_reader.IsComplete) throw new LegException("the link was closed in the middle of the list: a game never hears that it is complete");
    }

    /// <inheritdoc />
    public void AddSockets(List<Socket> sockets)
    {
        if (!IsClosed) sockets.Add(_socket);
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private void Take(byte[] message)
    {
        ListCursor cursor = new(message, 1, message.Length);
        switch (message[0])
        {
            case 1:
                _reader.ReplaceFields(cursor);
                break;
            case 2:
                ListedServer server = cursor.Has(5) ? ListedServer.Read(cursor, _reader.Fields, null, _reader.DefaultPort) : null;
                Updates.Enqueue(server ?? throw new LegException("the record of a host that was pushed is cut"));
                break;
            case 3:
                Send(new PacketBuilder().Big16(message.Length + 2).Bytes(message).Build());
                cursor.Skip(cursor.Left);
                break;
            case 4:
                if (!cursor.Has(6)) throw new LegException("a message that a host is gone is cut");
                Deleted.Enqueue(new IPEndPoint(cursor.Address(), cursor.Big16()));
                break;
            default:
                throw new LegException($"a message on the list link has the type {message[0]}");
        }
        if (cursor.Left > 0) throw new LegException($"a message of type {message[0]} on the list link has {cursor.Left} bytes more than belong to it: {Convert.ToHexStringLower(message)}");
    }

    private int Receive()
    {
        try
        {
            return _socket.Receive(_reader.Room);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
