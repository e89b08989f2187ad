using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests;

[TestClass]
public class PresenceTests
{
    private static readonly int[] Versions = { 2, 5, 7, 8, 9, 10, 11, 12 };

    [TestMethod]
    public void Who_watches_sees_who_comes_and_goes()
    {
        foreach (int version in Versions)
        {
            Party party = new();
            Client anna = party.Client("anna", version).In();
            string added = Add(anna, "FL", "bert");
            Assert.IsTrue(added.StartsWith("AD"), added);
            Client bert = party.Client("bert", version).In();
            string caps = version >= 8 ? " 268435500" : "";
            Assert.AreEqual("NLN NLN bert@party.lan bert" + caps + "\r\n", anna.Take(), version.ToString());
            bert.Say("CHG 8 BSY" + caps + "\r\n");
            Assert.AreEqual("NLN BSY bert@party.lan bert" + caps + "\r\n", anna.Take());
            bert.Say("CHG 9 HDN" + caps + "\r\n");
            Assert.AreEqual("FLN bert@party.lan\r\n", anna.Take());
            bert.Say("CHG 10 NLN" + caps + "\r\n");
            anna.Take();
            bert.Link.HangUp();
            Assert.AreEqual("FLN bert@party.lan\r\n", anna.Take());
        }
    }

    [TestMethod]
    public void The_first_status_brings_those_who_are_there()
    {
        Party party = new();
        Client anna = party.Client("anna", 9);
        anna.SignIn();
        Add(anna, "FL", "bert");
        Client bert = party.Client("bert", 8).In();
        Assert.AreEqual("", anna.Take(), "without a status of her own she is told nothing");
        string there = anna.Say("CHG 5 AWY 4 %3Cmsnobj%3E\r\n");
        Assert.IsTrue(there.StartsWith("CHG 5 AWY 4 %3Cmsnobj%3E\r\nILN 5 NLN bert@party.lan bert 268435500\r\nCHL 0 "), there);
        bert.Take();
    }

    [TestMethod]
    public void A_block_hides_presence_and_refuses_calls()
    {
        Party party = new();
        Client anna = party.Client("anna", 9).In();
        Client bert = party.Client("bert", 9).In();
        Add(anna, "FL", "bert");
        Assert.IsTrue(anna.Take() == "" && bert.Take().StartsWith("ADD 0 RL "));
        Add(bert, "BL", "anna");
        Assert.AreEqual("FLN bert@party.lan\r\n", anna.Take());
        bert.Say("CHG 8 BSY 0\r\n");
        Assert.AreEqual("", anna.Take());
        Link room = anna.Open();
        room.Write("CAL 2 bert@party.lan\r\n");
        Assert.AreEqual("217 2\r\n", room.Take());
        Assert.AreEqual("", bert.Take());
        bert.Say("REM 9 BL bert@party.lan\r\n");
        Assert.IsTrue(bert.Say("REM 10 BL anna@party.lan\r\n").StartsWith("REM 10 BL "));
        Assert.AreEqual("NLN BSY bert@party.lan bert 0\r\n", anna.Take());
        room.Write("CAL 3 bert@party.lan\r\n");
        Assert.IsTrue(room.Take().StartsWith("CAL 3 RINGING "));
    }

    [TestMethod]
    public void Privacy_hides_from_strangers()
    {
        Party party = new();
        Client anna = party.Client("anna", 10).In();
        Client bert = party.Client("bert", 10).In();
        Add(anna, "FL", "bert");
        anna.Take();
        bert.Take();
        Assert.AreEqual("BLP 8 BL\r\n", bert.Say("BLP 8 BL\r\n"));
        Assert.AreEqual("FLN bert@party.lan\r\n", anna.Take());
        Assert.AreEqual("218 9\r\n", bert.Say("BLP 9 BL\r\n"));
        Add(bert, "AL", "anna");
        Assert.IsTrue(anna.Take().StartsWith("NLN NLN bert@party.lan"));
        bert.Link.HangUp();
        Assert.AreEqual("FLN bert@party.lan\r\n", anna.Take());
        bert = party.Client("bert", 10).In();
        Assert.IsTrue(bert.Say("SYN 11 0 0\r\n").Contains("\r\nBLP BL\r\n"));
    }

    [TestMethod]
    public void A_challenge_has_to_be_answered_in_50_seconds()
    {
        foreach (int version in new[] { 6, 10, 11, 15 })
        {
            Party party = new();
            Client anna = party.Client("anna", version);
            anna.SignIn();
            string there = anna.Say("CHG 5 NLN" + (version >= 8 ? " 0" : "") + "\r\n");
            party.World.Pass(49_000);
            Assert.IsFalse(anna.Link.IsEnded);
            Client second = party.Client("bert", version).In();
            party.World.Pass(1_000);
            Assert.AreEqual("OUT\r\n", anna.Take());
            Assert.IsTrue(anna.Link.IsClosed);
            party.World.Pass(60_000);
            Assert.IsFalse(second.Link.IsEnded, "who answered stays");
        }
    }

    [TestMethod]
    public void A_wrong_answer_is_540_and_the_end()
    {
        string[] answers = { "msmsgs@msnmsgr.com 32\r\n" + Raw.Repeat('0', 32), "PROD9999NOBODYID 32\r\n" + Raw.Repeat('0', 32), "msmsgs@msnmsgr.com 3\r\nabc", "msmsgs@msnmsgr.com 0\r\n" };
        foreach (string answer in answers)
        {
            Party party = new();
            Client anna = party.Client("anna", 9);
            anna.SignIn();
            anna.Say("CHG 5 NLN 0\r\n");
            Assert.AreEqual("540 6\r\n", anna.Say("QRY 6 " + answer));
            Assert.IsTrue(anna.Link.IsClosed);
        }
    }

    [TestMethod]
    public void A_box_may_ask_no_challenges()
    {
        Party party = Party.With("challenge off");
        Client anna = party.Client("anna", 11);
        anna.SignIn();
        Assert.AreEqual("CHG 5 NLN 0\r\n", anna.Say("CHG 5 NLN 0\r\n"));
        party.World.Pass(60_000);
        Assert.IsFalse(anna.Link.IsEnded);
    }

    [TestMethod]
    public void The_answer_to_an_older_challenge_is_taken()
    {
        Party party = new();
        Client anna = party.Client("anna", 11);
        anna.SignIn();
        string older = anna.Say("CHG 5 NLN 0\r\n");
        party.World.Pass(30_000);
        string newer = anna.Say("CHG 7 BSY 0\r\n");
        anna.Answer(older);
        party.World.Pass(49_000);
        Assert.IsFalse(anna.Link.IsEnded);
        anna.Answer(newer);
        party.World.Pass(60_000);
        Assert.IsFalse(anna.Link.IsEnded);
    }

    [TestMethod]
    public void Personal_messages_reach_those_who_understand_them()
    {
        Party party = new();
        Client anna = party.Client("anna", 11).In();
        Client old = party.Client("carl", 9).In();
        Add(anna, "FL", "bert");
        Add(old, "FL", "bert");
        Client bert = party.Client("bert", 12).In();
        anna.Take();
        old.Take();
        Assert.AreEqual("UUX 8 0\r\n", bert.Say("UUX 8 12\r\n<Data></Dat>"));
        Assert.AreEqual("UBX bert@party.lan 12\r\n<Data></Dat>", anna.Take());
        Assert.AreEqual("", old.Take());
        Client late = party.Client("anna", 14);
        late.SignIn();
        string there = late.Say("CHG 5 NLN 0\r\n");
        Assert.IsTrue(there.Contains("ILN 5 NLN bert@party.lan 1 bert 268435500\r\nUBX bert@party.lan 1 12\r\n<Data></Dat>"), there);
    }

    [TestMethod]
    public void Png_url_and_others_have_their_answers()
    {
        Party party = new();
        Assert.AreEqual("QNG\r\n", party.Client("anna", 8).In().Say("PNG\r\n"));
        Client anna = party.Client("anna", 9).In();
        Assert.AreEqual("QNG 60\r\n", anna.Say("PNG\r\n"));
        Assert.AreEqual("URL 9 /account /account 1\r\n", anna.Say("URL 9 INBOX\r\n"));
        Assert.IsTrue(anna.Say("GCF 10 Shields.xml\r\n").StartsWith("GCF 10 Shields.xml 1"));
        Assert.AreEqual("201 11\r\n", anna.Say("CHG 11 XXX 0\r\n"));
        Assert.AreEqual("207 12\r\n", anna.Say("USR 12 TWN I anna@party.lan\r\n"));
        Assert.AreEqual("", anna.Say("OUT\r\n"));
        Assert.IsTrue(anna.Link.IsClosed);
    }

    [TestMethod]
    public void What_is_no_command_ends_the_link()
    {
        string[] bad = { "XXX 8\r\n", "chg 8 NLN\r\n", "CHG x NLN\r\n", "\r\n", "CHG8 NLN\r\n", Raw.Repeat('A', 3) + " " + Raw.Repeat('x', 2_100), "UUX 8 3000\r\n", "ADL 8 -1\r\n", "QRY 8 id\r\n", "CHG 8 N\u0001N\r\n" };
        foreach (string text in bad)
        {
            Party party = new();
            Client anna = party.Client("anna", 13).In();
            anna.Say(text);
            Assert.IsTrue(anna.Link.IsClosed, text);
            Assert.AreEqual(1, party.World.LinesWith("not understood"), text);
        }
    }

    /// <summary>Adds to a list in the form of the client's version.</summary>
    internal static string Add(Client client, string list, string name) =>
        client.Say(client.Version < 10 ? "ADD 20 " + list + " " + name + "@party.lan " + name + "\r\n" : "ADC 20 " + list + " N=" + name + "@party.lan F=" + name + "\r\n");
}
