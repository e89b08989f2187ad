using System.Net;
using System.Text;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Replay;

/// <summary>Plays requests to player search (GPSP), one link a request as the SDK does.</summary>
public sealed class SearchReplay
{
    private const string Row = "gpsp";
    private const int Patience = 3_000;

    private readonly IPAddress _address;
    private readonly int _port;

    /// <param name="address">The box.</param>
    /// <param name="port">Its player search.</param>
    public SearchReplay(IPAddress address, int port)
    {
        _address = address;
        _port = port;
    }

    /// <summary>Sends it as captured: everything is answered or refused.</summary>
    public Outcome Play(CapturedMessage message)
    {
        string text = Encoding.Latin1.GetString(message.Bytes);
        if (KvMessage.Flaw(text) is string flaw) return new Outcome(message, Row, Verdict.Skipped, flaw);
        KvLink link;
        try
        {
            link = KvLink.Connect(_address, _port);
        }
        catch (LegException exception)
        {
            return new Outcome(message, Row, Verdict.NotUnderstood, exception.Message, text);
        }
        using (link)
        {
            link.Send(text);
            string answer = link.Receive(Patience);
            if (answer is null) return new Outcome(message, Row, Verdict.NotUnderstood, link.IsClosed ? "the link was closed without an error" : "silence", text, link.Rest);
            string kind = KvMessage.Command(answer);
            if (kind == "error") return new Outcome(message, Row, Verdict.Refused, PresenceReplay.ErrorText(answer), text, answer);
            // A result other than 0 is the error of these two, with its number in its place.
            if (kind is "nur" or "cur" && KvMessage.Value(answer, kind) != "0") return new Outcome(message, Row, Verdict.Refused, $"\\{kind}\\{KvMessage.Value(answer, kind)}", text, answer);
            return DueAnswers.FitsSearch(KvMessage.Command(text), kind)
                ? new Outcome(message, Row, Verdict.Answered, $"\\{kind}\\", text, answer)
                : new Outcome(message, Row, Verdict.NotUnderstood, $"\\{kind}\\ is not an answer to it", text, answer);
        }
    }
}
