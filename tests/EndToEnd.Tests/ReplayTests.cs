using System;
using System.Globalization;
using System.Linq;
using System.Net;
using nanoFramework.TestFramework;
using PocketSpy.Box.Replay;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>What <c>box replay</c> makes of the box's answers, and of servers that behave badly.</summary>
[TestClass]
public class ReplayTests
{
    private const string Greeting = "\\lc\\1\\challenge\\ABCDEFGHIJ\\id\\1\\final\\";
    private const string KeepAlive = "\\ka\\\\final\\";
    private const string Form = "gsbrcd=QU1DRTAwMDAwMDk*&userid=MDAwMDAwMDAwNDY2OQ**&unitcd=MA**&gamecd=QU1DRQ**&action=bG9naW4*";

    [TestMethod]
    public void Presence_messages_count_once_as_captured_and_once_in_a_session()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(data.Path);
        string profile = Played.SignIn(ConsoleKind.Wii, 1, box.Address, new ConsoleMemory.Entry()).ToString(CultureInfo.InvariantCulture);
        Replayer replayer = Play(box.Address, 1, folder,
            ("gpcm", "\\status\\1\\sesskey\\5\\statstring\\\\locstring\\\\final\\"),
            ("gpcm", $"\\getprofile\\\\sesskey\\5\\profileid\\{profile}\\id\\2\\final\\"),
            ("gpcm", "\\getprofile\\\\sesskey\\5\\profileid\\1\\id\\2\\final\\"),
            ("gpcm", "\\updatepro\\\\firstname\\Peach\\final\\"),
            ("gpcm", "\\login\\\\challenge\\x\\authtoken\\NDSx\\response\\x\\id\\1\\final\\"),
            ("gpcm", "hello"),
            ("gpcm", "\\status\\1\\sesskey\\5"),
            ("gpcm", "\\ka\\\\final\\"),
            ("gpcm", "\\logout\\\\sesskey\\5\\final\\"));
        Assert.AreEqual("Refused Refused Refused Refused Refused Skipped Skipped Silent Silent", Verdicts(replayer, PresenceReplay.CapturedRow));
        Assert.AreEqual("Silent Answered Refused Refused Skipped Skipped Skipped Answered Silent", Verdicts(replayer, PresenceReplay.SessionRow));
        Assert.IsNull(replayer.Harm, replayer.Harm);
        Assert.AreEqual(13, replayer.SignIns, "one sign-in after each message that was sent");
    }

    [DataRow("\\getprofile\\\\profileid\\1\\final\\", "\\pi\\\\final\\", "Answered")]
    [DataRow("\\getprofile\\\\profileid\\2\\final\\", "\\error\\\\err\\5\\errmsg\\no\\final\\", "Refused")]
    [DataRow("\\getprofile\\\\profileid\\3\\final\\", "\\rn\\\\final\\", "NotUnderstood")]
    [DataRow("\\getprofile\\\\profileid\\4\\final\\", null, "NotUnderstood")]
    [DataRow("\\getprofile\\\\profileid\\5\\final\\", ScriptedServer.Close, "NotUnderstood")]
    [DataRow("\\getprofile\\\\profileid\\6\\final\\", "\\bm\\100\\f\\7\\msg\\x\\final\\\\pi\\\\final\\", "Answered")]
    [DataRow("\\getprofile\\\\profileid\\7\\final\\", "\\bm\\100\\f\\7\\msg\\x\\final\\", "NotUnderstood")]
    [DataRow("\\status\\1\\sesskey\\8\\final\\", null, "NotUnderstood")]
    [DataRow("\\status\\1\\sesskey\\8\\final\\", ScriptedServer.Close, "NotUnderstood")]
    [DataRow("\\nosuchcommand\\\\final\\", null, "NotUnderstood")]
    [TestMethod]
    public void In_a_session_only_the_answer_that_is_due_counts(string message, string reply, string expected)
    {
        using ScriptedServer server = new(Greeting, text => text == KeepAlive ? KeepAlive : reply);
        Assert.AreEqual(expected, PlayInSession(server, message));
    }

    [DataRow("\\error\\\\err\\2\\errmsg\\no\\final\\", "Silent")]
    [DataRow(null, "NotUnderstood")]
    [TestMethod]
    public void Silence_is_right_only_from_a_server_that_refuses_the_same_command_from_a_stranger(string replyToStranger, string expected)
    {
        int seen = 0;
        using ScriptedServer server = new(Greeting, text => text == KeepAlive ? KeepAlive : seen++ == 0 ? null : replyToStranger);
        Assert.AreEqual(expected, PlayInSession(server, "\\addbuddy\\\\sesskey\\5\\newprofileid\\1\\final\\"));
    }

    [DataRow("\\status\\1\\final\\", "\\error\\\\err\\0\\fatal\\\\errmsg\\no\\final\\", "Silent")]
    [DataRow("\\status\\1\\final\\", ScriptedServer.Close, "NotUnderstood")]
    [DataRow("\\getprofile\\\\final\\", null, "NotUnderstood")]
    [TestMethod]
    public void As_captured_silence_is_right_only_where_none_is_due_and_the_link_is_still_served(string message, string replyToLogin, string expected)
    {
        using ScriptedServer server = new(Greeting, text => KvMessage.Command(text) == "login" ? replyToLogin : null);
        Outcome outcome = new PresenceReplay(IPAddress.Loopback, server.Port, null).PlayCaptured(Message("gpcm", message));
        Assert.AreEqual(expected, $"{outcome.Verdict}", outcome.Why);
    }

    [DataRow("\\valid\\\\email\\a\\gamename\\g\\final\\", "\\vr\\1\\final\\", "Answered")]
    [DataRow("\\search\\\\nick\\a\\gamename\\g\\final\\", "\\bsrdone\\\\more\\0\\final\\", "Answered")]
    [DataRow("\\check\\\\nick\\a\\gamename\\g\\final\\", "\\error\\\\err\\0\\errmsg\\no\\final\\", "Refused")]
    [DataRow("\\valid\\\\email\\a\\gamename\\g\\final\\", "\\nr\\0\\ndone\\\\final\\", "NotUnderstood")]
    [DataRow("\\nicks\\\\email\\a\\gamename\\g\\final\\", ScriptedServer.Close, "NotUnderstood")]
    [DataRow("\\pmatch\\\\sesskey\\1\\final\\", null, "NotUnderstood")]
    [DataRow("pmatch", null, "Skipped")]
    [DataRow("\\newuser\\\\nick\\a\\final\\", "\\nur\\513\\pid\\1\\final\\", "Refused")]
    [DataRow("\\newuser\\\\nick\\a\\final\\", "\\nur\\0\\pid\\1\\final\\", "Answered")]
    [DataRow("\\check\\\\nick\\a\\final\\", "\\cur\\3587\\final\\", "Refused")]
    [DataRow("\\check\\\\nick\\a\\final\\", "\\cur\\0\\pid\\1\\final\\", "Answered")]
    [TestMethod]
    public void A_player_search_is_answered_refused_or_not_understood(string message, string reply, string expected)
    {
        using ScriptedServer server = new("", _ => reply);
        Outcome outcome = new SearchReplay(IPAddress.Loopback, server.Port).Play(Message("gpsp", message));
        Assert.AreEqual(expected, $"{outcome.Verdict}", outcome.Why);
    }

    [TestMethod]
    public void Web_requests_are_judged_by_status_and_returncd_and_mended_where_the_capture_is_broken()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(data.Path);
        Replayer replayer = Play(box.Address, 1, folder,
            ("nas", Post(Form, Form.Length)),
            ("nas", Post("action=eA**", 11)),
            ("nas", "GET /nothing/here HTTP/1.1\r\nHost: nas.nintendowifi.net\r\n\r\n"),
            ("nas", Post(Form, Form.Length + 20)),
            ("nas", Post(Form, Form.Length - 20)),
            ("nas", "GET /nothing/here?a=b"),
            ("nas", "hello"),
            ("conntest", "GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n"),
            ("conntest", Post(Form, Form.Length)));
        Assert.AreEqual("Answered Refused Refused Skipped Refused Skipped Skipped", Verdicts(replayer, "nas as captured"));
        Assert.AreEqual("Answered Answered Refused", Verdicts(replayer, "nas mended"));
        Assert.AreEqual("Answered NotUnderstood", Verdicts(replayer, "conntest as captured"));
        Assert.IsNull(replayer.Harm, replayer.Harm);
    }

    [TestMethod]
    public void Messages_to_other_services_are_skipped_with_the_reason()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(data.Path);
        Replayer replayer = Play(box.Address, 1, folder, ("fax", "anything"), ("telex", "anything"));
        Assert.AreEqual("Skipped Skipped", string.Join(' ', replayer.Outcomes.Select(outcome => outcome.Verdict)));
        StringAssert(replayer.Outcomes[0].Why, "does not know this service");
    }

    [TestMethod]
    public void A_box_that_dies_of_a_message_is_not_well_and_that_message_is_named()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(data.Path);
        using ScriptedServer search = new("", text =>
        {
            if (KvMessage.Command(text) == "check") box.Kill();
            return "\\vr\\1\\final\\";
        });
        Replayer replayer = Play(box.Address, search.Port, folder,
            ("gpsp", "\\valid\\\\email\\a\\gamename\\g\\final\\"), ("gpsp", "\\check\\\\nick\\a\\gamename\\g\\final\\"), ("gpsp", "\\valid\\\\email\\a\\gamename\\g\\final\\"));
        Assert.AreEqual("Answered NotUnderstood Skipped", Verdicts(replayer, "gpsp"));
        StringAssert(replayer.Harm, "after message 2 (gpsp)");
    }

    private static Replayer Play(BoxAddress box, int searchPort, TemporaryFolder folder, params (string Service, string Raw)[] messages)
    {
        Replayer replayer = new(box with { SearchPort = searchPort });
        Assert.IsTrue(replayer.Play(CaptureFile.Read(ReplayFile.Write(folder, messages))), replayer.Harm);
        return replayer;
    }

    private static string PlayInSession(ScriptedServer server, string message) =>
        new PresenceReplay(IPAddress.Loopback, server.Port, () => PresenceClient.Connect(IPAddress.Loopback, server.Port)).PlayInSession(Message("gpcm", message)).Verdict.ToString();

    private static string Verdicts(Replayer replayer, string row) =>
        string.Join(' ', replayer.Outcomes.Where(outcome => outcome.Row == row).Select(outcome => outcome.Verdict));

    private static CapturedMessage Message(string service, string text) => new(1, service, System.Text.Encoding.Latin1.GetBytes(text));

    private static string Post(string body, int length) =>
        $"POST /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\nUser-Agent: Nitro WiFi SDK/1.0\r\nContent-Length: {length}\r\n\r\n{body}";

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
