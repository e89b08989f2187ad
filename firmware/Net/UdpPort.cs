using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Services;

namespace PocketSpy.Net;

/// <summary>One UDP port: a thread blocked in ReceiveFrom that hands each datagram to its service under the lobby lock.</summary>
public sealed class UdpPort : IDatagramOutbox
{
    private const int RestAfterError = 20;

    // Room for bursts where the runtime gives it: a party that is switched on at once asks for hundreds of names in a moment.
    private const int ReceiveBufferBytes = 1 << 20;

    private readonly IDatagramService _service;
    private readonly object _lobby;
    private readonly SocketBudget _budget;
    private readonly IEventSink _events;
    private readonly byte[] _buffer;
    private Socket _socket;
    private Thread _thread;
    private EndPoint _lastEndPoint;
    private long _last;
    private bool _stopped;

    /// <param name="service">Who answers.</param>
    /// <param name="lobby">The one lock.</param>
    /// <param name="budget">Pays for the socket.</param>
    /// <param name="events">Takes a line when a handler fails.</param>
    /// <param name="datagramBytes">Longest datagram taken; what is longer is cut.</param>
    public UdpPort(IDatagramService service, object lobby, SocketBudget budget, IEventSink events, int datagramBytes)
    {
        _service = service;
        _lobby = lobby;
        _budget = budget;
        _events = events;
        _buffer = new byte[datagramBytes];
    }

    /// <summary>The port that was opened.</summary>
    public int Port { get; private set; }

    /// <summary>Opens the port (0: any free one) and starts answering.</summary>
    public OpenResult Open(IPAddress address, int port)
    {
        lock (_lobby)
        {
            if (!_budget.TryTake(SocketKind.Port)) return OpenResult.NoSocket;
        }
        Socket socket = null;
        try
        {
            socket = Sockets.Create(SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(address, port));
            Port = ((IPEndPoint)socket.LocalEndPoint).Port;
        }
        catch (SocketException exception)
        {
            if (socket is not null) socket.Close();
            lock (_lobby) _budget.Release(SocketKind.Port);
            return OpenResults.Of(exception);
        }
        AskForRoom(socket);
        _socket = socket;
        _stopped = false;
        _thread = new Thread(Run);
        _thread.Start();
        return OpenResult.Opened;
    }

    /// <summary>Closes the port and waits for its thread.</summary>
    public void Close()
    {
        if (_socket is null) return;
        _stopped = true;
        _socket.Close();
        _thread.Join(2_000);
        _socket = null;
        lock (_lobby) _budget.Release(SocketKind.Port);
    }

    /// <inheritdoc />
    public void Send(byte[] buffer, int offset, int count, long to)
    {
        Socket socket = _socket;
        if (socket is null) return;
        try
        {
            socket.SendTo(buffer, offset, count, SocketFlags.None, EndPointOf(to));
        }
        catch (SocketException)
        {
            // Lost, as UDP may: clients ask again.
        }
        catch (ObjectDisposedException)
        {
            // The port is being closed.
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

    private void Run()
    {
        while (!_stopped)
        {
            EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
            int count;
            try
            {
                count = _socket.ReceiveFrom(_buffer, ref sender);
            }
            catch (Exception)
            {
                // A datagram that was too long, or a client that is gone: never the end of the port.
                if (!_stopped) Thread.Sleep(RestAfterError);
                continue;
            }
            if (!_stopped) Handle(count, sender);
        }
    }

    private void Handle(int count, EndPoint sender)
    {
        lock (_lobby)
        {
            try
            {
                _last = SocketAddresses.EndPointOf(sender);
                _lastEndPoint = sender;
                _service.Receive(_buffer, count, _last, this);
            }
            catch (Exception exception)
            {
                _events.Write("a datagram on port " + Port.ToString() + " failed: " + exception.Message);
            }
        }
    }

    private EndPoint EndPointOf(long to)
    {
        if (to == _last && _lastEndPoint is not null) return _lastEndPoint;
        return SocketAddresses.ToEndPoint(to);
    }
}
