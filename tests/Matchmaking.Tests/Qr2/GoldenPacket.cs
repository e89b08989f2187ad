using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>A packet for the master and its answer, in the form of PacketText behind the instance key; null when there is none.</summary>
internal sealed class GoldenPacket
{
    /// <summary>Sent by a host that is listed.</summary>
    internal const int Listed = 0;

    /// <summary>Sent by a host that was challenged. RESPONSE stands for the right response.</summary>
    internal const int Waiting = 1;

    /// <summary>Sent by somebody who is not known.</summary>
    internal const int Stranger = 2;

    internal GoldenPacket(int type, int sender, string data, string answer)
    {
        Type = type;
        Sender = sender;
        Data = data;
        Answer = answer;
    }

    internal int Type { get; }

    internal int Sender { get; }

    internal string Data { get; }

    internal string Answer { get; }
}
