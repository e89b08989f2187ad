using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>A golden packet: what a client sends, what it gets as plain text, both as hexadecimal digits; and what reaches the host that it names.</summary>
internal sealed class ListPacket
{
    internal ListPacket(int type, string message, string answer, string passedOn)
    {
        Type = type;
        Message = message;
        Answer = answer;
        PassedOn = passedOn;
    }

    /// <summary>Its <see cref="PocketSpy.Wire.ServerList.ListMessageType"/>.</summary>
    internal int Type { get; }

    internal string Message { get; }

    internal string Answer { get; }

    internal string PassedOn { get; }
}
