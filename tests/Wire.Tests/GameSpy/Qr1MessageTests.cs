using PocketSpy.OlderGames.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class Qr1MessageTests
{
    // No value: rows of data have no null on the device.
    private const string None = "-";

    [TestMethod]
    [DataRow(Qr1Packets.Heartbeat, 7778, "ut", Qr1Message.Unchanged)]
    [DataRow(Qr1Packets.HeartbeatOfDescent, 20142, "descent3", Qr1Message.Unchanged)]
    [DataRow(Qr1Packets.HeartbeatWithEnd, 27889, "nolf2", Qr1Message.ChangedOrEnds)]
    [DataRow(Qr1Packets.Changed, 2303, "opflashr", Qr1Message.Changed)]
    [DataRow(Qr1Packets.Ends, 26900, "gmtest", Qr1Message.Ends)]
    [DataRow("\\heartbeat\\1\\gamename\\x\\statechanged\\0", 1, "x", Qr1Message.Unchanged)]
    [DataRow("\\heartbeat\\1\\gamename\\x\\statechanged\\3", 1, "x", Qr1Message.Ends)]
    [DataRow("\\heartbeat\\1\\gamename\\x\\statechanged\\y", 1, "x", Qr1Message.Unchanged)]
    [DataRow("\\heartbeat\\1\\gamename\\x\\statechanged", 1, "x", Qr1Message.ChangedOrEnds)]
    [DataRow("\\heartbeat\\0\\gamename\\x", 0, "x", Qr1Message.Unchanged)]
    [DataRow("\\heartbeat\\\\gamename\\x", 0, "x", Qr1Message.Unchanged)]
    public void Heartbeat_names_port_game_and_state(string text, int port, string game, int state)
    {
        Qr1Message message = Load(text);
        Assert.AreEqual(Qr1Message.Heartbeat, message.Kind);
        Assert.AreEqual(port, message.QueryPort);
        Assert.AreEqual(state, message.State);
        Assert.AreEqual(game, Value(message, "gamename"));
    }

    [TestMethod]
    [DataRow("\\heartbeat\\65536\\gamename\\x")]
    [DataRow("\\heartbeat\\-1\\gamename\\x")]
    [DataRow("\\heartbeat\\99999999999999999999\\gamename\\x\n")]
    [DataRow("\\heartbeat\\4294974970\\gamename\\x")]
    [DataRow("\\heartbeat\\x\\gamename\\x")]
    public void A_port_that_there_is_not_is_refused_and_not_folded(string text)
    {
        byte[] buffer = new byte[text.Length];
        for (int i = 0; i < buffer.Length; i++) buffer[i] = (byte)text[i];
        Assert.IsFalse(new Qr1Message().Load(buffer, buffer.Length));
    }

    [TestMethod]
    [DataRow(Qr1Packets.Proof, true, "2/TYFMRc", 4)]
    [DataRow(Qr1Packets.ProofAlone, true, "2/TYFMRc", 0)]
    [DataRow(Qr1Packets.ProofOfDescent, true, "AbCdEf12", 4)]
    [DataRow(Qr1Packets.StatusFirst, false, None, 5)]
    [DataRow(Qr1Packets.StatusLast, true, None, 8)]
    [DataRow("\\final\\", true, None, 0)]
    [DataRow("\\player_0\\a\\b\\final\\\\queryid\\1.1", true, None, 3)]
    public void Answer_tells_whether_it_is_the_last(string text, bool last, string proof, int pairsOfHost)
    {
        Qr1Message message = Load(text);
        Assert.AreEqual(Qr1Message.Answer, message.Kind);
        Assert.AreEqual(last, message.IsFinal);
        int pairs = 0;
        while (message.Fields.Next())
        {
            if (!message.IsEnvelope) pairs++;
        }
        Assert.AreEqual(pairsOfHost, pairs);
        Assert.AreEqual(proof, Value(message, "validate"));
    }

    [TestMethod]
    public void Echo_has_its_text()
    {
        Qr1Message message = Load(Qr1Packets.EchoOfText);
        Assert.AreEqual(Qr1Message.Echo, message.Kind);
        Assert.AreEqual("are you there", Value(message, "echo"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("  ")]
    [DataRow("\\")]
    [DataRow("heartbeat\\7778")]
    [DataRow(" \\heartbeat\\7778")]
    public void What_does_not_begin_with_a_pair_is_refused(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        Assert.IsFalse(new Qr1Message().Load(bytes, bytes.Length));
    }

    [TestMethod]
    public void Every_truncation_stays_within_its_bytes()
    {
        Qr1Message message = new Qr1Message();
        for (int p = 0; p < Qr1Packets.All.Length; p++)
        {
            byte[] bytes = Ascii.Bytes(Qr1Packets.All[p]);
            for (int count = 0; count <= bytes.Length; count++)
            {
                byte[] cut = new byte[count];
                for (int i = 0; i < count; i++) cut[i] = bytes[i];
                if (!message.Load(cut, count)) continue;
                while (message.Fields.Next()) Assert.IsTrue(message.Fields.ValueOffset + message.Fields.ValueCount <= count);
            }
        }
    }

    [TestMethod]
    public void Questions_are_those_of_the_original_master()
    {
        byte[] target = new byte[Qr1Query.LongestSize];
        WireWriter writer = new WireWriter();
        Assert.AreEqual("\\basic\\\\secure\\wookie", Ascii.Text(target, 0, Qr1Query.WriteChallenge(writer, target, Ascii.Bytes("-wookie"), 1)));
        Assert.AreEqual("\\status\\", Ascii.Text(target, 0, Qr1Query.WriteStatus(writer, target)));
        byte[] text = Ascii.Bytes("-are you there-");
        Assert.AreEqual("\\echo\\are you there", Ascii.Text(target, 0, Qr1Query.WriteEcho(writer, target, text, 1, text.Length - 2)));
        Assert.AreEqual("\\echo\\", Ascii.Text(target, 0, Qr1Query.WriteEcho(writer, target, text, 1, 0)));
        Assert.AreEqual(6 + Qr1Query.LongestEcho, Qr1Query.WriteEcho(writer, target, new byte[80], 0, Qr1Query.LongestEcho));
        Assert.AreEqual(0, Qr1Query.WriteEcho(writer, target, new byte[80], 0, Qr1Query.LongestEcho + 1));
    }

    private static string Value(Qr1Message message, string key) =>
        message.Fields.Find(key) ? Ascii.Text(message.Fields.Buffer, message.Fields.ValueOffset, message.Fields.ValueCount) : None;

    private static Qr1Message Load(string text)
    {
        byte[] bytes = Ascii.Bytes(text + "\\final\\rest of the one before");
        Qr1Message message = new Qr1Message();
        Assert.IsTrue(message.Load(bytes, text.Length), text);
        return message;
    }
}
