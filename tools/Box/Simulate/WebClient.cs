using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>Sends one HTTP request as a console does, with its quirks, and reads the answer strictly.</summary>
public sealed class WebClient
{
    private const int LongestAnswer = 4_095;
    private const int Patience = 3_000;

    private readonly BoxAddress _box;
    private int _port;

    /// <summary>Asks the box at this address.</summary>
    public WebClient(BoxAddress box)
    {
        _box = box;
        _port = box.HttpPorts[0];
    }

    /// <summary>The port at which the box answered.</summary>
    public int Port => _port;

    /// <summary>A request; <paramref name="cut"/> is where the body is split over two segments, 0 for nowhere.</summary>
    public WebAnswer Send(IPAddress address, string text, int cut)
    {
        using Socket socket = Connect(address);
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        int first = cut > 0 ? bytes.Length - cut : bytes.Length;
        socket.Send(bytes.AsSpan(0, first));
        if (first < bytes.Length)
        {
            // Without a pause the two parts would leave as one segment.
            System.Threading.Thread.Sleep(20);
            socket.Send(bytes.AsSpan(first));
        }
        byte[] answer = new byte[8_192];
        int count = 0;
        while (count < answer.Length)
        {
            int now;
            try
            {
                now = socket.Receive(answer.AsSpan(count));
            }
            catch (SocketException exception)
            {
                throw new LegException($"the web server broke off: {exception.Message}");
            }
            if (now == 0) break;
            count += now;
            if (WebAnswer.IsWhole(answer, count)) break;
        }
        return count <= LongestAnswer ? WebAnswer.Parse(answer, count) : throw new LegException("the answer is longer than a console reads (4 KB)");
    }

    /// <summary>
    /// Finds the port: 80, or 8080 where the box had no right to it or another web server is there. The right one passes the test.
    /// </summary>
    public void Find(IPAddress address, string request, Action<WebAnswer> test)
    {
        LegException first = null;
        foreach (int port in _box.HttpPorts)
        {
            _port = port;
            try
            {
                test(Send(address, request, 0));
                return;
            }
            catch (LegException exception)
            {
                first ??= exception;
            }
        }
        throw first;
    }

    private Socket Connect(IPAddress address)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Patience, SendTimeout = Patience, NoDelay = true };
        try
        {
            socket.Connect(address, _port);
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new LegException($"no web server at {address}:{_port}: {exception.Message}");
        }
    }
}
