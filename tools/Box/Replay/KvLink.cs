using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Simulate;
using PocketSpy.Wire.Text;

namespace PocketSpy.Box.Replay;

/// <summary>A link to presence or player search that takes whatever comes: messages, silence, the end.</summary>
public sealed class KvLink : IDisposable
{
    private const int LongestMessage = 65_536;
    private const int Patience = 3_000;

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[LongestMessage];
    private int _count;

    /// <summary>Goes on with a link that is open, and with what was read from it and not yet looked at.</summary>
    public KvLink(Socket socket, byte[] unread)
    {
        _socket = socket;
        unread.CopyTo(_buffer, 0);
        _count = unread.Length;
    }

    /// <summary>Whether the other side has ended the link.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What came and is not a whole message.</summary>
    public string Rest => Encoding.Latin1.GetString(_buffer, 0, _count);

    /// <summary>Opens a link.</summary>
    public static KvLink Connect(IPAddress address, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = Patience, NoDelay = true };
        try
        {
            socket.Connect(address, port);
            return new KvLink(socket, []);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new LegException($"nobody answers at {address}:{port} ({exception.SocketErrorCode})");
        }
    }

    /// <summary>Sends a text, one byte a character. A link that is broken is found out by <see cref="Receive"/>.</summary>
    public void Send(string text)
    {
        try
        {
            _socket.Send(Encoding.Latin1.GetBytes(text));
        }
        catch (SocketException)
        {
            // What came before the end can still be read.
        }
    }

    /// <summary>The next message, null when none came in time, the link ended, or it is too long.</summary>
    public string Receive(int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        int end;
        while ((end = KvFrame.Find(_buffer, 0, _count)) < 0)
        {
            int left = milliseconds - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (IsClosed || left <= 0 || _count == _buffer.Length || !ReadMore(left)) return null;
        }
        string message = Encoding.Latin1.GetString(_buffer, 0, end);
        _count -= end;
        Array.Copy(_buffer, end, _buffer, 0, _count);
        return message;
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private bool ReadMore(int milliseconds)
    {
        try
        {
            if (!_socket.Poll(milliseconds * 1_000, SelectMode.SelectRead)) return false;
            int now = _socket.Receive(_buffer.AsSpan(_count));
            _count += now;
            if (now == 0) IsClosed = true;
        }
        catch (SocketException)
        {
            IsClosed = true;
        }
        return !IsClosed;
    }
}
