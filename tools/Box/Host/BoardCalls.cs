using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using PocketSpy.Net;

namespace PocketSpy.Box.Host;

/// <summary>
/// Moves bytes within the limits of a board's network stack (lwIP in the stock images): a UDP port queues 6 datagrams and loses what comes on top, a link
/// takes 5,760 bytes until its client has acknowledged them.
/// </summary>
public sealed class BoardCalls : ISocketCalls
{
    /// <summary>Datagrams that a UDP port queues.</summary>
    public const int QueuedDatagrams = 6;

    /// <summary>Bytes that a link takes at once.</summary>
    public const int SendBufferBytes = 5_760;

    // What a client on the same Wi-Fi needs to acknowledge what it got; an estimate.
    private const int RoundTripMilliseconds = 5;

    private readonly ConditionalWeakTable<Socket, Queue<Datagram>> _queues = [];
    private readonly ConditionalWeakTable<Socket, Window> _windows = [];
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly Func<long> _now;

    /// <param name="now">The time in milliseconds.</param>
    public BoardCalls(Func<long> now)
    {
        _now = now;
    }

    /// <summary>Datagrams that came while a queue was full.</summary>
    public int Lost { get; private set; }

    /// <inheritdoc />
    public void Opened(Socket port) => _queues.AddOrUpdate(port, new Queue<Datagram>());

    /// <inheritdoc />
    public bool HasDatagram(Socket port)
    {
        Queue<Datagram> queue = _queues.GetOrCreateValue(port);
        while (port.Poll(0, SelectMode.SelectRead))
        {
            EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
            int count = port.ReceiveFrom(_buffer, ref sender);
            if (queue.Count < QueuedDatagrams) queue.Enqueue(new Datagram(_buffer[..count], sender));
            else Lost++;
        }
        return queue.Count > 0;
    }

    /// <inheritdoc />
    public int ReceiveFrom(Socket port, byte[] buffer, int most, ref EndPoint sender)
    {
        Datagram datagram = _queues.GetOrCreateValue(port).Dequeue();
        sender = datagram.Sender;
        int count = Math.Min(most, datagram.Bytes.Length);
        Array.Copy(datagram.Bytes, buffer, count);
        return count;
    }

    /// <inheritdoc />
    public void SendTo(Socket port, byte[] buffer, int offset, int count, EndPoint to) => port.SendTo(buffer, offset, count, SocketFlags.None, to);

    /// <inheritdoc />
    public int Receive(Socket link, byte[] buffer) => link.Receive(buffer);

    /// <inheritdoc />
    public bool CanSend(Socket link)
    {
        Window window = _windows.GetOrCreateValue(link);
        if (_now() - window.Since >= RoundTripMilliseconds) window.Sent = 0;
        return window.Sent < SendBufferBytes && link.Poll(0, SelectMode.SelectWrite);
    }

    /// <inheritdoc />
    public int Send(Socket link, byte[] buffer, int offset, int count)
    {
        Window window = _windows.GetOrCreateValue(link);
        int sent = link.Send(buffer, offset, Math.Min(count, SendBufferBytes - window.Sent), SocketFlags.None);
        if (window.Sent == 0) window.Since = _now();
        window.Sent += sent;
        return sent;
    }

    private sealed record Datagram(byte[] Bytes, EndPoint Sender);

    private sealed class Window
    {
        public long Since { get; set; }

        public int Sent { get; set; }
    }
}
