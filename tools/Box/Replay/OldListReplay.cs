using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Replay;

/// <summary>Plays messages to the server list of older titles, each on a link of its own, behind the greeting.</summary>
public sealed class OldListReplay
{
    private const string Row = "sb of older titles";
    private const string Secure = "\\secure\\";
    private const string List = "\\list\\";
    private const int Patience = 3_000;
    private const int SilencePatience = 300;

    private readonly IPEndPoint _server;

    /// <param name="server">The server list of older titles.</param>
    public OldListReplay(IPEndPoint server)
    {
        _server = server;
    }

    /// <summary>Plays one. What a title says to the greeting is right for that greeting alone, so the captured one has to be refused.</summary>
    public Outcome Play(CapturedMessage message)
    {
        string sent = Encoding.Latin1.GetString(message.Bytes);
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = Patience, NoDelay = true };
        try
        {
            socket.Connect(_server);
        }
        catch (SocketException exception)
        {
            throw new LegException($"nobody answers at {_server} ({exception.SocketErrorCode})");
        }
        string greeting = Read(socket, Patience, out _);
        if (!greeting.Contains(Secure, StringComparison.Ordinal)) return new Outcome(message, Row, Verdict.NotUnderstood, "no greeting", sent, greeting);
        socket.Send(message.Bytes);
        string answer = Read(socket, SilencePatience, out bool isClosed);
        if (answer.Length > 0) return new Outcome(message, Row, Verdict.Answered, "a list", sent, answer);
        if (isClosed) return new Outcome(message, Row, Verdict.Refused, "the link was closed: it has not said who it is", sent);
        return sent.Contains(List, StringComparison.Ordinal)
            ? new Outcome(message, Row, Verdict.NotUnderstood, "silence", sent)
            : new Outcome(message, Row, Verdict.Silent, "no answer is due before a list is asked for", sent);
    }

    private static string Read(Socket socket, int milliseconds, out bool isClosed)
    {
        byte[] buffer = new byte[4_096];
        int count = 0;
        long start = Stopwatch.GetTimestamp();
        isClosed = false;
        try
        {
            while (count == 0 && !isClosed)
            {
                int left = milliseconds - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (left <= 0 || !socket.Poll(left * 1_000, SelectMode.SelectRead)) break;
                count = socket.Receive(buffer);
                isClosed = count == 0;
            }
        }
        catch (SocketException)
        {
            isClosed = true;
        }
        return Encoding.Latin1.GetString(buffer, 0, count);
    }
}
