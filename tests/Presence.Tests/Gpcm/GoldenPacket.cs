using PocketSpy.Tests;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>A message of a player who is logged in, and how the answer begins; null when the link ends instead.</summary>
internal sealed class GoldenPacket
{
    internal GoldenPacket(int command, string message, string answer)
    {
        Command = command;
        Message = message;
        Answer = answer;
    }

    internal int Command { get; }

    internal string Message { get; }

    internal string Answer { get; }

    /// <summary>The message of this very player.</summary>
    internal string MessageOf(FakeConsole console) => Fill(Message, console);

    internal string AnswerTo(FakeConsole console) => Fill(Answer, console);

    private static string Fill(string text, FakeConsole console) =>
        Raw.Exchange(Raw.Exchange(text, "SESSKEY", console.SessionKey), "PROFILE", console.ProfileId);
}
