using System.Net;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Replay;

/// <summary>Plays packets of games to the NAT negotiation.</summary>
public sealed class NatNegReplay(IPEndPoint server) : DatagramReplay(server)
{
    private const int ProbeCookie = 0x50726F62;
    private const int VersionAt = 6;
    private const int TypeAt = 7;
    private const int Shortest = 21;
    private const int Connect = 5;
    private const int Natify = 12;
    private const int AddressReply = 11;
    private const int PreInit = 15;
    private const int PreInitBytes = 18;

    // What answers a type; -1 for nothing, 0 for a type that is not a client's.
    private static readonly int[] Answers = [1, -1, 0, -1, 0, -1, -1, -1, 9, -1, AddressReply, 0, 2, 14, -1, PreInit + 1, 0];

    /// <inheritdoc />
    protected override byte[] Probe => NatNegPackets.AddressCheck(ProbeCookie);

    /// <inheritdoc />
    protected override bool IsProbeAnswer(byte[] answer) => Is(answer, AddressReply) && NatNegPackets.Cookie(answer) == ProbeCookie;

    /// <inheritdoc />
    protected override bool IsLikeProbe(byte[] message) => false;

    // The partner of a captured session may have been played before.
    /// <inheritdoc />
    protected override bool IsPushed(byte[] answer) => NatNegPackets.IsNatNeg(answer) && answer.Length >= NatNegPackets.ConnectBytes && answer[TypeAt] == Connect;

    /// <inheritdoc />
    protected override (Verdict Verdict, string Why) Judge(byte[] message, byte[] answer)
    {
        if (!NatNegPackets.IsNatNeg(message) || message.Length < NatNegPackets.BaseBytes)
        {
            return answer is null ? (Verdict.Silent, "no packet of NatNeg; ignored") : (Verdict.NotUnderstood, "an answer to what is not a packet of NatNeg");
        }
        int type = message[TypeAt];
        int due = type < Answers.Length ? Answers[type] : -1;
        bool isShort = due > 0 && message.Length < ShortestOf(type);
        if (answer is null)
        {
            if (type == Natify && message.Length > NatNegPackets.BaseBytes && message[NatNegPackets.BaseBytes] > 1) return (Verdict.Silent, "the answer would come from elsewhere");
            return due <= 0 || isShort ? (Verdict.Silent, isShort ? $"type {type} that is cut; ignored" : $"type {type}: no answer is due") : (Verdict.NotUnderstood, $"no answer to type {type}");
        }
        if (isShort) return (Verdict.NotUnderstood, $"an answer to type {type} that is cut");
        if (!Is(answer, due)) return (Verdict.NotUnderstood, $"an answer of type {answer[TypeAt]} and {answer.Length} bytes to type {type}");
        if (answer[VersionAt] != message[VersionAt]) return (Verdict.NotUnderstood, "the answer has another version");
        if (NatNegPackets.Cookie(answer) != NatNegPackets.Cookie(message)) return (Verdict.NotUnderstood, "the answer has another cookie");
        // A game knows by the port type which of its packets is answered.
        if (due != 14 && answer[NatNegPackets.BaseBytes] != message[NatNegPackets.BaseBytes]) return (Verdict.NotUnderstood, "the answer has another port type");
        return (Verdict.Answered, $"type {type}: {due}");
    }

    private static int ShortestOf(int type) => type is PreInit or PreInit + 1 ? PreInitBytes : Shortest;

    private static bool Is(byte[] answer, int type) => answer.Length >= ShortestOf(type) && NatNegPackets.IsNatNeg(answer) && answer[TypeAt] == type;
}
