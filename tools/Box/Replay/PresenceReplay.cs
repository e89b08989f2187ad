using System;
using System.Net;
using System.Text;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Replay;

/// <summary>
/// Plays messages to presence (GPCM), each on a link of its own: as captured, before any login; and in the session of a
/// simulated console that has signed in, with the session key replaced, so that the command itself is reached.
/// </summary>
public sealed class PresenceReplay
{
    /// <summary>The row of messages as captured.</summary>
    public const string CapturedRow = "gpcm as captured";

    /// <summary>The row of messages in a session.</summary>
    public const string SessionRow = "gpcm in a session";

    private const string SessionKey = "sesskey";
    private const string KeepAlive = "\\ka\\\\final\\";
    private const string WrongLogin = "\\login\\\\challenge\\0\\authtoken\\0\\partnerid\\11\\response\\0\\port\\0\\productid\\0\\gamename\\0\\namespaceid\\0\\id\\1\\final\\";
    private const int Patience = 3_000;
    private const int SilencePatience = 1_000;

    // How long an answer may take before the keep-alive is sent after the message.
    private const int Pause = 100;

    private readonly IPAddress _address;
    private readonly int _port;
    private readonly Func<PresenceClient> _signIn;

    /// <param name="address">The box.</param>
    /// <param name="port">Its presence port.</param>
    /// <param name="signIn">Signs a console in.</param>
    public PresenceReplay(IPAddress address, int port, Func<PresenceClient> signIn)
    {
        _address = address;
        _port = port;
        _signIn = signIn;
    }

    /// <summary>On a fresh link, exactly as captured: an error or an answer is due.</summary>
    public Outcome PlayCaptured(CapturedMessage message)
    {
        string text = Encoding.Latin1.GetString(message.Bytes);
        if (KvMessage.Flaw(text) is string flaw) return new Outcome(message, CapturedRow, Verdict.Skipped, flaw);
        using KvLink link = KvLink.Connect(_address, _port);
        if (link.Receive(Patience) is null) return new Outcome(message, CapturedRow, Verdict.NotUnderstood, "presence did not greet");
        link.Send(text);
        string command = KvMessage.Command(text);
        string answer = NextAnswer(link, SilencePatience);
        if (answer is not null) return ByAnswer(message, CapturedRow, command, text, answer);
        if (link.IsClosed) return ByEnd(message, CapturedRow, command, text, link);
        if (!DueAnswers.IsSilent(command) && command != "ka") return new Outcome(message, CapturedRow, Verdict.NotUnderstood, "silence", text, link.Rest);
        // Before the login a box need not answer a keep-alive: a wrong login shows whether the link is still served.
        link.Send(WrongLogin);
        answer = NextAnswer(link, Patience);
        bool goesOn = answer is not null && KvMessage.Command(answer) == "error";
        return goesOn
            ? new Outcome(message, CapturedRow, Verdict.Silent, "no answer is due; a login on the same link is looked at", text)
            : new Outcome(message, CapturedRow, Verdict.NotUnderstood, "silence, and the link is no longer served", text, answer ?? link.Rest);
    }

    /// <summary>In a session, with its key.</summary>
    public Outcome PlayInSession(CapturedMessage message)
    {
        string text = Encoding.Latin1.GetString(message.Bytes);
        if (KvMessage.Flaw(text) is string flaw) return new Outcome(message, SessionRow, Verdict.Skipped, flaw);
        string command = KvMessage.Command(text);
        if (command is "login" or "newuser") return new Outcome(message, SessionRow, Verdict.Skipped, "login and newuser are sent as captured only");
        using PresenceClient client = _signIn();
        using KvLink link = new(client.Link, client.Unread);
        if (!IsServed(link)) return new Outcome(message, SessionRow, Verdict.NotUnderstood, "no keep-alive was answered before it was sent");

        text = KvMessage.With(text, SessionKey, client.SessionKey);
        link.Send(text);
        if (command == "ka") return ByKeepAlive(message, text, link);
        string answer = NextAnswer(link, Pause);
        if (answer is null && !link.IsClosed)
        {
            link.Send(KeepAlive);
            answer = NextAnswerOrKeepAlive(link);
        }
        if (answer is null) return link.IsClosed
            ? ByEnd(message, SessionRow, command, text, link)
            : new Outcome(message, SessionRow, Verdict.NotUnderstood, "silence, and no keep-alive is answered any more", text, link.Rest);
        if (KvMessage.Command(answer) != "ka") return ByAnswer(message, SessionRow, command, text, answer);
        if (!DueAnswers.IsSilent(command)) return new Outcome(message, SessionRow, Verdict.NotUnderstood, "silence; a keep-alive is answered", text);
        return BySilence(message, text, client.SessionKey, link);
    }

    // Silence is right, but a box that does not know the command is silent too. One that knows it refuses it from a stranger.
    private static Outcome BySilence(CapturedMessage message, string text, string sessionKey, KvLink link)
    {
        link.Send(KvMessage.With(text, SessionKey, KvMessage.OtherKey(sessionKey)));
        string answer = NextAnswer(link, Pause);
        if (answer is null && !link.IsClosed)
        {
            link.Send(KeepAlive);
            answer = NextAnswerOrKeepAlive(link);
        }
        return answer is not null && KvMessage.Command(answer) == "error"
            ? new Outcome(message, SessionRow, Verdict.Silent, "no answer is due; a keep-alive is answered", text)
            : new Outcome(message, SessionRow, Verdict.NotUnderstood, "ignored: as silent when the session key is wrong", text);
    }

    private static Outcome ByKeepAlive(CapturedMessage message, string text, KvLink link)
    {
        string answer = NextAnswerOrKeepAlive(link);
        if (answer is null) return new Outcome(message, SessionRow, Verdict.NotUnderstood, link.IsClosed ? "the link was closed without an error" : "silence", text, link.Rest);
        return ByAnswer(message, SessionRow, "ka", text, answer);
    }

    private static Outcome ByAnswer(CapturedMessage message, string row, string command, string text, string answer)
    {
        string kind = KvMessage.Command(answer);
        if (kind == "error") return new Outcome(message, row, Verdict.Refused, ErrorText(answer), text, answer);
        return DueAnswers.FitsPresence(command, kind)
            ? new Outcome(message, row, Verdict.Answered, $"\\{kind}\\", text, answer)
            : new Outcome(message, row, Verdict.NotUnderstood, $"\\{kind}\\ is not an answer to it", text, answer);
    }

    private static Outcome ByEnd(CapturedMessage message, string row, string command, string text, KvLink link) => command == "logout"
        ? new Outcome(message, row, Verdict.Silent, "the link was closed, as is due", text, link.Rest)
        : new Outcome(message, row, Verdict.NotUnderstood, "the link was closed without an error", text, link.Rest);

    /// <summary>An error in a few words.</summary>
    public static string ErrorText(string answer) => $"error {KvMessage.Value(answer, "err")}: {KvMessage.Value(answer, "errmsg")}";

    private static bool IsServed(KvLink link)
    {
        link.Send(KeepAlive);
        string answer;
        while ((answer = link.Receive(Patience)) is not null)
        {
            if (KvMessage.Command(answer) == "ka") return true;
        }
        return false;
    }

    // Passes over what presence sends unasked.
    private static string NextAnswer(KvLink link, int milliseconds)
    {
        string answer;
        while ((answer = link.Receive(milliseconds)) is not null)
        {
            if (!DueAnswers.IsPushed(KvMessage.Command(answer))) return answer;
        }
        return null;
    }

    private static string NextAnswerOrKeepAlive(KvLink link)
    {
        string answer;
        while ((answer = link.Receive(Patience)) is not null)
        {
            string kind = KvMessage.Command(answer);
            if (kind == "ka" || !DueAnswers.IsPushed(kind)) return answer;
        }
        return null;
    }
}
