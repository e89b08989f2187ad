using System;
using System.Collections.Generic;
using System.Net;
using System.Text;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Replay;

/// <summary>Plays packets of games to QR2.</summary>
public sealed class Qr2Replay(IPEndPoint server) : DatagramReplay(server)
{
    private const int HeaderBytes = 5;
    private const int AnswerHeaderBytes = 7;
    private const int ChallengeAnswer = 1;
    private const int Heartbeat = 3;
    private const int MessageAck = 7;
    private const int KeepAlive = 8;
    private const int Available = 9;
    private const string Ending = "2";
    private const string OlderHeartbeat = "\\heartbeat\\";

    /// <summary>Whether such a message is for QR2, wherever it was captured.</summary>
    public static bool Takes(byte[] message) => message.Length >= HeaderBytes && message[0] is ChallengeAnswer or Heartbeat or MessageAck or KeepAlive or Available;

    /// <inheritdoc />
    protected override byte[] Probe => Qr2Packets.AvailabilityCheck(MatchTitle.Test.GameName);

    /// <inheritdoc />
    protected override bool IsProbeAnswer(byte[] answer) => Is(answer, Available);

    /// <inheritdoc />
    protected override bool IsLikeProbe(byte[] message) => message[0] == Available && message.Length > HeaderBytes;

    /// <inheritdoc />
    protected override bool IsPushed(byte[] answer) => false;

    /// <inheritdoc />
    protected override (Verdict Verdict, string Why) Judge(byte[] message, byte[] answer)
    {
        if (message[0] == '\\') return JudgeOlder(message, answer);
        if (!Takes(message)) return answer is null ? (Verdict.Silent, "no packet of a game; ignored") : (Verdict.NotUnderstood, "an answer to what is not a packet of a game");
        if (answer is not null && Is(answer, 4)) return (Verdict.Refused, $"refused: {Encoding.Latin1.GetString(answer, AnswerHeaderBytes, answer.Length - AnswerHeaderBytes).TrimEnd('\0')}");
        bool fits = answer is not null && answer.Length >= AnswerHeaderBytes && (message[0] == Available || answer.AsSpan(3, 4).SequenceEqual(message.AsSpan(1, 4)));
        if (answer is not null && !fits) return (Verdict.NotUnderstood, "the answer has another instance key");
        return message[0] switch
        {
            Available when answer is null && message.Length == HeaderBytes => (Verdict.Silent, "an availability check that names no game; ignored"),
            Available => answer is not null && Is(answer, Available) ? (Verdict.Answered, "availability") : (Verdict.NotUnderstood, "no answer to the availability check"),
            Heartbeat => JudgeHeartbeat(message, answer),
            KeepAlive when answer is not null && Is(answer, KeepAlive) => (Verdict.Answered, "keep-alive"),
            _ when answer is null => (Verdict.Silent, message[0] == KeepAlive ? "keep-alive of a game that is not announced" : "belongs to nothing that the box asked"),
            _ => (Verdict.NotUnderstood, $"an answer of type {answer[2]}"),
        };
    }

    // QR1 speaks in text, on the same port: the challenge is \secure\, or the box asks the host what it is.
    private static (Verdict Verdict, string Why) JudgeOlder(byte[] message, byte[] answer)
    {
        if (answer is null) return (Verdict.Silent, "text of an older game that nothing is due for");
        bool isHeartbeat = Encoding.Latin1.GetString(message).StartsWith(OlderHeartbeat, StringComparison.Ordinal);
        return isHeartbeat && answer[0] == '\\' ? (Verdict.Answered, "an older game's heartbeat") : (Verdict.NotUnderstood, "an answer to text that asks for none");
    }

    private static (Verdict Verdict, string Why) JudgeHeartbeat(byte[] message, byte[] answer)
    {
        Dictionary<string, string> keys = Keys(message);
        if (keys.TryGetValue("statechanged", out string state) && state == Ending)
        {
            return answer is null ? (Verdict.Silent, "a game that ends") : (Verdict.NotUnderstood, "an answer to a game that ends");
        }
        if (!keys.ContainsKey("gamename")) return answer is null ? (Verdict.Silent, "a heartbeat that names no game; ignored") : (Verdict.NotUnderstood, "an answer to a heartbeat that names no game");
        if (answer is null) return (Verdict.NotUnderstood, "a heartbeat without a challenge");
        return Is(answer, ChallengeAnswer) ? (Verdict.Answered, "challenge") : (Verdict.NotUnderstood, $"an answer of type {answer[2]}");
    }

    // The server's keys, as far as they are whole.
    private static Dictionary<string, string> Keys(byte[] message)
    {
        Dictionary<string, string> keys = new(StringComparer.OrdinalIgnoreCase);
        ListCursor cursor = new(message, HeaderBytes, message.Length);
        while (cursor.TryText(out string key))
        {
            if (key.Length == 0) return keys;
            if (!cursor.TryText(out string value)) break;
            keys[key] = value;
        }
        return keys;
    }

    private static bool Is(byte[] answer, int type) => answer.Length >= AnswerHeaderBytes && answer[0] == 0xFE && answer[1] == 0xFD && answer[2] == type;
}
