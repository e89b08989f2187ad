using PocketSpy.Messenger.Switchboard;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests;

[TestClass]
public class ConversationTests
{
    [TestMethod]
    public void Three_talk_and_every_byte_arrives()
    {
        Party party = new();
        Client anna = party.Client("anna", 9).In();
        Client bert = party.Client("bert", 12).In();
        Client carl = party.Client("carl", 14).In();
        Link first = anna.Open();
        first.Write("CAL 2 bert@party.lan\r\n");
        Assert.AreEqual("CAL 2 RINGING 1\r\n", first.Take());
        string ring = bert.Take();
        Assert.IsTrue(ring.StartsWith("RNG 1 192.168.4.1:1863 CKI ") && ring.EndsWith(" anna@party.lan anna\r\n"), ring);
        Link second = bert.Enter(ring);
        Assert.AreEqual("IRO 1 1 1 anna@party.lan anna 268435500\r\nANS 1 OK\r\n", second.Take());
        Assert.AreEqual("JOI bert@party.lan bert\r\n", first.Take());
        second.Write("CAL 3 carl@party.lan\r\n");
        ring = carl.Take();
        Assert.IsTrue(ring.EndsWith(" bert@party.lan bert U messenger.msn.com 1\r\n"), ring);
        Link third = carl.Enter(ring);
        Assert.AreEqual("IRO 1 1 2 anna@party.lan anna 268435500\r\nIRO 1 2 2 bert@party.lan bert 268435500\r\nANS 1 OK\r\n", third.Take());
        second.Take();
        first.Take();
        byte[] payload = new byte[SwitchboardServer.MessageBytes];
        for (int i = 0; i < payload.Length; i++) payload[i] = (byte)i;
        byte[] head = Raw.Bytes("MSG 5 D " + payload.Length + "\r\n");
        byte[] all = new byte[head.Length + payload.Length];
        head.CopyTo(all, 0);
        payload.CopyTo(all, head.Length);
        // In two pieces, the second of one byte.
        first.Write(all, 0, all.Length - 1);
        Assert.AreEqual("", second.Take());
        first.Write(all, all.Length - 1, 1);
        Assert.AreEqual("ACK 5\r\n", first.Take());
        foreach (Link other in new[] { second, third })
        {
            byte[] got = other.TakeBytes();
            byte[] expected = Raw.Bytes("MSG anna@party.lan anna " + payload.Length + "\r\n");
            Assert.AreEqual(expected.Length + payload.Length, got.Length);
            for (int i = 0; i < payload.Length; i++) Assert.AreEqual(payload[i], got[expected.Length + i]);
        }
        third.Write("OUT\r\n");
        third.HangUp();
        Assert.AreEqual("BYE carl@party.lan\r\n", first.Take());
        Assert.AreEqual("BYE carl@party.lan\r\n", second.Take());
    }

    [TestMethod]
    public void Acknowledgements_follow_their_letter()
    {
        Party party = new();
        Client anna = party.Client("anna", 9).In();
        Client bert = party.Client("bert", 9).In();
        Link first = anna.Open();
        first.Write("MSG 2 A 1\r\nxMSG 3 N 1\r\nxMSG 4 D 1\r\nxMSG 5 U 1\r\nx");
        Assert.AreEqual("NAK 2\r\nNAK 3\r\n", first.Take());
        first.Write("CAL 6 bert@party.lan\r\n");
        bert.Enter(bert.Take());
        first.Take();
        first.Write("MSG 7 A 1\r\nxMSG 8 N 1\r\nxMSG 9 D 1\r\nxMSG 10 U 0\r\n");
        Assert.AreEqual("ACK 7\r\nACK 9\r\n", first.Take());
        first.Write("MSG 11 X 1\r\nx");
        Assert.IsTrue(first.IsClosed);
    }

    [TestMethod]
    public void A_key_works_once_and_for_two_minutes()
    {
        Party party = new();
        Client anna = party.Client("anna", 9).In();
        string key = Client.Word(anna.Say("XFR 7 SB\r\n"), 5);
        Assert.AreEqual("911 1\r\n", First(party, "USR 1 bert@party.lan " + key + "\r\n"));
        Assert.AreEqual("911 1\r\n", First(party, "USR 1 anna@party.lan " + key + "1\r\n"));
        Assert.AreEqual("911 1\r\n", First(party, "ANS 1 anna@party.lan " + key + " 1\r\n"));
        Assert.IsTrue(First(party, "USR 1 anna@party.lan " + key + "\r\n").StartsWith("USR 1 OK "));
        Assert.AreEqual("911 1\r\n", First(party, "USR 1 anna@party.lan " + key + "\r\n"));
        key = Client.Word(anna.Say("XFR 8 SB\r\n"), 5);
        party.World.Pass(KeyTable.Milliseconds);
        Assert.AreEqual("911 1\r\n", First(party, "USR 1 anna@party.lan " + key + "\r\n"));
    }

    [TestMethod]
    public void Calls_that_cannot_be_have_their_numbers()
    {
        Party party = new();
        Client anna = party.Client("anna", 9);
        anna.SignIn();
        Assert.AreEqual("913 7\r\n", anna.Say("XFR 7 SB\r\n"));
        anna.Answer(anna.Say("CHG 5 NLN 0\r\n"));
        Link room = anna.Open();
        room.Write("CAL 2 nobody@party.lan\r\nCAL 3 bert@party.lan\r\nCAL 4 anna@party.lan\r\n");
        Assert.AreEqual("208 2\r\n217 3\r\n215 4\r\n", room.Take());
        anna.Say("CHG 8 HDN 0\r\n");
        Assert.AreEqual("913 9\r\n", anna.Say("XFR 9 SB\r\n"));
        room.Write("MSG 5 A 1665\r\n");
        Assert.IsTrue(room.IsClosed);
    }

    [TestMethod]
    public void Who_says_nothing_for_a_quarter_of_an_hour_leaves_as_idle()
    {
        Party party = new();
        Client anna = party.Client("anna", 9).In();
        Client bert = party.Client("bert", 9).In();
        Link first = anna.Open();
        first.Write("CAL 2 bert@party.lan\r\n");
        Link second = bert.Enter(bert.Take());
        first.Take();
        Assert.AreEqual(SwitchboardServer.IdleMilliseconds, second.IdleLimit);
        party.World.Pass(SwitchboardServer.IdleMilliseconds);
        second.HangUp();
        Assert.AreEqual("BYE bert@party.lan 1\r\n", first.Take());
    }

    private static string First(Party party, string text)
    {
        Link link = party.Connect();
        link.Write(text);
        return link.Take();
    }
}
