using System;
using System.Net.Sockets;
using System.Text;

namespace PocketSpy.Box.Simulate.SignIns;

/// <summary>One link of a simulated Messenger: lines, and payloads where a line announces one.</summary>
public sealed class MessengerLink : IDisposable
{
    private const int Patience = 5_000;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Patience, SendTimeout = Patience, NoDelay = true };
    private readonly byte[] _buffer = new byte[32_768];
    private int _count;

    /// <summary>Connects.</summary>
    public MessengerLink(BoxAddress box)
    {
        try
        {
            _socket.Connect(box.Server, box.MessengerPort);
        }
        catch (SocketException exception)
        {
            _socket.Dispose();
            throw new LegException($"no Messenger at {box.Server}:{box.MessengerPort}: {exception.Message}");
        }
    }

    /// <summary>The payload of the line that was read last; empty for none.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>Sends a text.</summary>
    public void Send(string text) => _socket.Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads lines until one begins so, and gives it; what comes before it is passed over.</summary>
    public string Expect(string start)
    {
        while (true)
        {
            string line = Next();
            if (line.StartsWith(start, StringComparison.Ordinal)) return line;
            if (line.Length > 3 && char.IsAsciiDigit(line[0])) throw new LegException($"{start} was due, this error came: {line}");
            if (line.StartsWith("OUT", StringComparison.Ordinal)) throw new LegException($"{start} was due, the box said {line}");
        }
    }

    /// <summary>The next line.</summary>
    public string Next()
    {
        int end;
        while ((end = Array.IndexOf(_buffer, (byte)'\n', 0, _count)) < 0) Receive();
        string line = Encoding.UTF8.GetString(_buffer, 0, end - 1);
        Take(end + 1);
        Payload = "";
        string[] words = line.Split(' ');
        if (words[0] is not ("MSG" or "UBX" or "GCF" or "ADL" or "RML" or "FQY") || words[^1] == "OK") return line;
        int size = int.Parse(words[^1], System.Globalization.CultureInfo.InvariantCulture);
        while (_count < size) Receive();
        Payload = Encoding.UTF8.GetString(_buffer, 0, size);
        Take(size);
        return line;
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private void Take(int count)
    {
        _count -= count;
        Array.Copy(_buffer, count, _buffer, 0, _count);
    }

    private void Receive()
    {
        int now = _socket.Receive(_buffer.AsSpan(_count));
        if (now == 0) throw new LegException("Messenger closed the link instead of answering");
        _count += now;
    }
}
