using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using nanoFramework.TestFramework;
using PocketSpy.Box.Replay;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>What <c>box replay</c> makes of a box's answers to matchmaking, and of servers that behave badly.</summary>
[TestClass]
public class MatchReplayTests
{
    private const string Heartbeat = "\u0003abcdlocalip0\0192.168.0.1\0localport\06500\0natneg\01\0statechanged\03\0gamename\0gmtest\0hostname\0replayed\0\0";
    private const string Request = "\0\u0001\u0003\0\0\0\0gmtest\0gmtest\0aB_3zQ+)numplayers>0\0\\hostname\\numplayers\0\0\0\0\0";
    private const string Init = "\u00fd\u00fc\u001ef\u006a\u00b2\u0003\0\0\0\u0003\u0009\u0001\0\0\0\0\0\0\0\0gmtest\0";

    [TestMethod]
    public void Messages_of_every_service_are_answered_or_rightly_passed_over()
    {
        using TemporaryFolder data = new();
        using RunningTestBox box = RunningTestBox.Start(data.Path);
        Replayer replayer = new(box.Address);
        Assert.IsTrue(replayer.Play(
        [
            Message(1, "qr2", Heartbeat),
            Message(2, "qr2", Heartbeat.Replace("statechanged\03", "statechanged\02", StringComparison.Ordinal)),
            Message(3, "qr", "\u0009\0\0\0\0gmtest\0"),
            Message(4, "qr", "\u0008nope"),
            Message(5, "qr", "\u0007nope\0\0\0\u0001"),
            Message(6, "qr", "\u0003abcdlocalip0"),
            Message(7, "qr", "\u0009\0\0\0\0gmt\\x65st\0"),
            Message(8, "sb", Length(Request)),
            Message(9, "sb", Length("\u0001\u0051\u0046\0\u0001\u001e\u0061")),
            Message(10, "sb", Length("\u0002\u0051\u0046\0\u0001\u001e\u0061hello")),
            Message(11, "sb", "\u0009\0\0\0\0gmtest\0"),
            Message(12, "sb", "\u00ff\u00ffnothing"),
            Message(13, "filter", "numplayers > 3 and (gamever = '1' or 4&maxplayers = 4)"),
            Message(14, "filter", "maxplayers = %d and (%s)"),
            Message(15, "filter", "numplayers > > 3"),
            Message(16, "sb", "hostname like '%x%'"),
            Message(17, "natneg", Init),
            Message(18, "natneg", Init[..14]),
            Message(19, "natneg", Init.Replace("\u00fd", "\\xfd", StringComparison.Ordinal)),
            Message(20, "qr", "\\heartbeat\\0\\gamename\\gmtest\\final\\"),
            Message(21, "natneg", "\u00fd\u00fc\u001ef\u006a\u00b2\u0004\u000f\0\0\0\u0009\0\0\0\0\0\u0001"),
            Message(22, "qr2", Heartbeat[..^1]),
            Message(23, "qr", "\u0009\0\0\0\0"),
            Message(24, "qr", "\u0009\0\0\0\0gmtest"),
        ]), replayer.Harm);
        string told = string.Join(Environment.NewLine, replayer.Outcomes.Select(outcome => $"{outcome.Message.Number} {outcome.Row}: {outcome.Verdict} {outcome.Why}"));
        Assert.IsNull(replayer.Harm, replayer.Harm);
        Assert.AreEqual("1 Answered, 2 Silent, 3 Answered, 4 Silent, 5 Silent, 6 Silent, 7 Answered, 7 Answered, 8 Answered, 9 Answered, 10 Silent, 11 Answered, "
            + "12 Skipped, 13 Answered, 14 Answered, 15 Refused, 16 Answered, 17 Answered, 18 Silent, 19 Silent, 19 Answered, "
            + "20 Answered, 21 Answered, 22 Answered, 23 Silent, 24 Answered",
            string.Join(", ", replayer.Outcomes.Select(outcome => $"{outcome.Message.Number} {outcome.Verdict}")), told);
    }

    [DataRow("dead", "the port answers no more")]
    [DataRow("silent", "a heartbeat without a challenge")]
    [DataRow("other key", "the answer has another instance key")]
    [DataRow("twice", "2 answers")]
    [DataRow("other type", "an answer of type 8")]
    [TestMethod]
    public void A_QR2_server_that_behaves_badly_is_not_understood(string manner, string told)
    {
        using BadServer server = new(packet => packet[0] == 9 ? (manner == "dead" ? [] : ["\u0009\0\0\0\0\0\0\0\0"]) : manner switch
        {
            "other key" => ["\u0001abceABCDEF00C0A801010BB8\0"],
            "twice" => ["\u0001abcdABCDEF00C0A801010BB8\0", "\u0001abcdABCDEF00C0A801010BB8\0"],
            "other type" => ["\u0008abcd"],
            _ => [],
        });
        Outcome outcome = new Qr2Replay(server.Address).PlayCaptured(Message(1, "qr2", Heartbeat));
        Assert.AreEqual(Verdict.NotUnderstood, outcome.Verdict, outcome.Why);
        Assert.IsTrue(outcome.Why.Contains(told, StringComparison.Ordinal), outcome.Why);
    }

    [TestMethod]
    public void Escapes_are_undone_only_where_there_are_some()
    {
        Assert.IsNull(EscapedText.Undo("a\\xg0b\\x1"u8.ToArray()));
        Assert.AreEqual("61F0621A", Convert.ToHexString(EscapedText.Undo("a\\xf0b\\x1a"u8.ToArray())));
    }

    private static CapturedMessage Message(int number, string service, string text) => new(number, service, Encoding.Latin1.GetBytes(text));

    private static string Length(string body) => $"{(char)((body.Length + 2) >> 8)}{(char)((body.Length + 2) & 0xFF)}{body}";

    // Answers as the test says; the magic stands before each answer.
    private sealed class BadServer : IDisposable
    {
        private readonly GameSocket _socket = new(NetworkPlace.Here);
        private readonly Func<byte[], string[]> _script;
        private readonly Thread _thread;
        private volatile bool _stopped;

        public BadServer(Func<byte[], string[]> script)
        {
            _script = script;
            _thread = new Thread(Serve);
            _thread.Start();
        }

        public IPEndPoint Address => new(IPAddress.Loopback, _socket.Port);

        public void Dispose()
        {
            _stopped = true;
            _thread.Join();
            _socket.Dispose();
        }

        private void Serve()
        {
            while (!_stopped)
            {
                if (!_socket.Socket.Poll(20_000, SelectMode.SelectRead)) continue;
                byte[] packet = _socket.Receive(out IPEndPoint from);
                foreach (string answer in _script(packet)) _socket.Send(Encoding.Latin1.GetBytes("\u00fe\u00fd" + answer), from);
            }
        }
    }
}
