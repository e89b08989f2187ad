using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Wire.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>A link that speaks GameSpy text, one character a byte: presence or player search.</summary>
public sealed class TextLink : IDisposable
{
    private const int Patience = 5_000;

    private readonly Socket _socket;
    private readonly string _service;
    private readonly byte[] _buffer = new byte[8_192];
    private int _count;

    private TextLink(Socket socket, string service)
    {
        _socket = socket;
        _service = service;
    }

    /// <summary>The link itself, for those that speak on over it.</summary>
    public Socket Socket => _socket;

    /// <summary>What was read from the link and not yet looked at.</summary>
    public byte[] Unread => _buffer[.._count];

    /// <summary>Connects; the service's name is for messages to people.</summary>
    public static TextLink Connect(IPAddress address, int port, string service)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Patience, SendTimeout = Patience, NoDelay = true };
        try
        {
            socket.Connect(address, port);
            return new TextLink(socket, service);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new LegException($"no {service} server at {address}:{port}: {exception.Message}");
        }
    }

    /// <summary>Sends a text in one segment.</summary>
    public void Send(string text)
    {
        try
        {
            _socket.Send(Encoding.Latin1.GetBytes(text));
        }
        catch (SocketException exception)
        {
            throw new LegException($"{_service} broke off: {exception.Message}");
        }
    }

    /// <summary>The next message; waits for it.</summary>
    public TextMessage Next()
    {
        int end;
        while ((end = KvFrame.Find(_buffer, 0, _count)) < 0)
        {
            if (Receive() == 0) throw new LegException($"{_service} closed the link instead of answering");
        }
        string text = Encoding.Latin1.GetString(_buffer, 0, end);
        _count -= end;
        Array.Copy(_buffer, end, _buffer, 0, _count);
        return new TextMessage(text);
    }

    /// <summary>The next message, which has to begin with this key and value.</summary>
    public TextMessage Expect(string key, string value)
    {
        TextMessage message = Next();
        return message.Command == key && message.CommandValue == value ? message : throw new LegException($"\\{key}\\{value} was due, this came: {message}");
    }

    /// <summary>The box has to end the link, without another word.</summary>
    public void ExpectEnd()
    {
        if (_count > 0 || Receive() != 0) throw new LegException($"{_service} did not close the link: {Encoding.Latin1.GetString(_buffer, 0, _count)}");
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private int Receive()
    {
        if (_count == _buffer.Length) throw new LegException("a message is longer than a console reads");
        try
        {
            int now = _socket.Receive(_buffer.AsSpan(_count));
            _count += now;
            return now;
        }
        catch (SocketException exception)
        {
            throw new LegException($"{_service} did not answer: {exception.Message}");
        }
    }
}
