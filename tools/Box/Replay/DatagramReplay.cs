using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Replay;

/// <summary>
/// Plays datagrams to QR2 or the NAT negotiation, each from a port of its own. Behind each goes one whose answer is known: what comes
/// before it is the answer, and when nothing does the silence is certain, without waiting.
/// </summary>
public abstract class DatagramReplay
{
    private const int Patience = 3_000;

    private readonly IPEndPoint _server;

    /// <summary>Plays to a port of the box.</summary>
    protected DatagramReplay(IPEndPoint server)
    {
        _server = server;
    }

    /// <summary>Sends it as captured.</summary>
    public Outcome PlayCaptured(CapturedMessage message) => Play(message, $"{message.Service} as captured", message.Bytes, "");

    /// <summary>Sends what was meant by one that was written down as text; null when it was written down right.</summary>
    public Outcome PlayMended(CapturedMessage message) =>
        EscapedText.Undo(message.Bytes) is byte[] meant ? Play(message, $"{message.Service} mended", meant, " (\\x escapes undone)") : null;

    /// <summary>What is sent behind the message.</summary>
    protected abstract byte[] Probe { get; }

    /// <summary>Whether this answers the probe.</summary>
    protected abstract bool IsProbeAnswer(byte[] answer);

    /// <summary>Whether the message is a probe itself, whose answer looks like that of the other one.</summary>
    protected abstract bool IsLikeProbe(byte[] message);

    /// <summary>Whether this may come at any time, without being asked for.</summary>
    protected abstract bool IsPushed(byte[] answer);

    /// <summary>Judges; <paramref name="answer"/> is null for silence.</summary>
    protected abstract (Verdict Verdict, string Why) Judge(byte[] message, byte[] answer);

    private Outcome Play(CapturedMessage message, string row, byte[] bytes, string mend)
    {
        string sent = Encoding.Latin1.GetString(bytes);
        using GameSocket socket = new(NetworkPlace.Here);
        socket.Send(bytes, _server);
        socket.Send(Probe, _server);
        List<byte[]> answers = Receive(socket, IsLikeProbe(bytes) ? 2 : 1, out bool isWell);
        string came = string.Join(' ', answers.ConvertAll(Encoding.Latin1.GetString));
        if (!isWell) return new Outcome(message, row, Verdict.NotUnderstood, "the port answers no more" + mend, sent, came);
        if (answers.Count > 1) return new Outcome(message, row, Verdict.NotUnderstood, $"{answers.Count} answers{mend}", sent, came);
        (Verdict verdict, string why) = Judge(bytes, answers.Count == 0 ? null : answers[0]);
        return new Outcome(message, row, verdict, why + mend, sent, came);
    }

    // All that comes before the last answer to a probe.
    private List<byte[]> Receive(GameSocket socket, int probes, out bool isWell)
    {
        List<byte[]> answers = [];
        long start = Stopwatch.GetTimestamp();
        isWell = false;
        while (!isWell)
        {
            int left = Patience - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (left <= 0 || !socket.Socket.Poll(left * 1_000, SelectMode.SelectRead)) return answers;
            byte[] answer = socket.Receive(out IPEndPoint from);
            if (!from.Equals(_server)) continue;
            if (IsProbeAnswer(answer) && --probes == 0) isWell = true;
            else if (!IsPushed(answer)) answers.Add(answer);
        }
        return answers;
    }
}
