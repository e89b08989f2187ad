using PocketSpy.Network.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Dns;

[TestClass]
public class MdnsMessageTests
{
    private const uint Own = 0xC0A80109;
    private const uint Other = 0xC0A80142;

    [TestMethod]
    public void A_question_for_the_address_is_read()
    {
        MdnsMessage message = Load(MdnsPackets.Question);
        Assert.IsFalse(message.IsResponse);
        Assert.AreEqual(DnsQuery.TypeA, message.Asked);
        Assert.IsFalse(message.WantsUnicast);
        Assert.IsFalse(message.KnowsAddress);
        Assert.AreEqual(0u, message.OtherAddress);
    }

    [TestMethod]
    public void Of_several_questions_that_for_the_address_counts()
    {
        MdnsMessage message = Load(MdnsPackets.QuestionOfIphone);
        Assert.AreEqual(DnsQuery.TypeA, message.Asked);
        Assert.IsTrue(message.WantsUnicast);
        message = Load("0000 0000 0002 0000 0000 0000" + MdnsPackets.Name + "001c 0001" + "c00c 0001 0001");
        Assert.AreEqual(DnsQuery.TypeA, message.Asked);
        message = Load("0000 0000 0001 0000 0000 0000" + MdnsPackets.Name + "001c 0001");
        Assert.AreEqual(DnsQuery.TypeAaaa, message.Asked);
    }

    [TestMethod]
    public void A_name_is_found_among_others_in_capitals_and_behind_a_pointer()
    {
        MdnsMessage message = Load(MdnsPackets.QuestionAmongOthers);
        Assert.AreEqual(DnsQuery.TypeA, message.Asked);
        Assert.IsTrue(message.KnowsAddress);
        Assert.AreEqual(0u, message.OtherAddress);
    }

    [TestMethod]
    public void An_answer_that_is_half_over_is_as_none()
    {
        string old = "0000 0000 0001 0001 0000 0000" + MdnsPackets.Name + "0001 0001" + "c00c 0001 0001 0000003b 0004 c0a80109";
        Assert.IsFalse(Load(old).KnowsAddress);
    }

    [TestMethod]
    public void Who_claims_the_name_is_heard()
    {
        MdnsMessage message = Load(MdnsPackets.Claim);
        Assert.IsTrue(message.IsResponse);
        Assert.AreEqual(Other, message.OtherAddress);
        Assert.AreEqual(0, message.Asked);
        message = Load(MdnsPackets.Probe);
        Assert.IsFalse(message.IsResponse);
        Assert.AreEqual(Other, message.OtherAddress);
        Assert.AreEqual(DnsQuery.TypeAny, message.Asked);
    }

    [TestMethod]
    public void A_farewell_and_records_of_other_kinds_claim_nothing()
    {
        Assert.AreEqual(0u, Load("0000 8400 0000 0001 0000 0000" + MdnsPackets.Name + "0001 8001 00000000 0004 c0a80142").OtherAddress);
        Assert.AreEqual(0u, Load("0000 8400 0000 0001 0000 0000" + MdnsPackets.Name + "001c 8001 00000078 0004 c0a80142").OtherAddress);
        Assert.AreEqual(0u, Load("0000 8400 0000 0001 0000 0000" + MdnsPackets.Name + "0001 8003 00000078 0004 c0a80142").OtherAddress);
        Assert.AreEqual(0u, Load("0000 8400 0000 0001 0000 0000" + MdnsPackets.Name + "0001 8001 00000078 0003 c0a801").OtherAddress);
    }

    [TestMethod]
    [DataRow("09 706f636b6574737079 00")]
    [DataRow("09 706f636b6574737079 05 6c6f63616c 05 6c6f63616c 00")]
    [DataRow("08 706f636b65747370 05 6c6f63616c 00")]
    [DataRow("0a 706f636b65747370792d 05 6c6f63616c 00")]
    [DataRow("09 706f636b6574737079 05 6c6f63616d 00")]
    [DataRow("01 78 09 706f636b6574737079 05 6c6f63616c 00")]
    [DataRow("05 6c6f63616c 00")]
    [DataRow("00")]
    public void A_name_that_only_looks_like_it_is_another(string name)
    {
        Assert.AreEqual(0, Load("0000 0000 0001 0000 0000 0000" + name + "0001 0001").Asked);
    }

    [TestMethod]
    public void Another_class_is_no_question_for_the_name()
    {
        Assert.AreEqual(0, Load("0000 0000 0001 0000 0000 0000" + MdnsPackets.Name + "0001 0003").Asked);
        Assert.AreEqual(1, Load("0000 0000 0001 0000 0000 0000" + MdnsPackets.Name + "0001 00ff").Asked);
    }

    [TestMethod]
    [DataRow("c00c")]
    [DataRow("c00e")]
    [DataRow("c0ff")]
    [DataRow("01 61 c00c")]
    [DataRow("40 61")]
    [DataRow("80 61")]
    [DataRow("3f 61")]
    [DataRow("c0")]
    [DataRow("01")]
    [DataRow("")]
    public void A_name_that_runs_in_circles_or_over_the_end_is_refused(string name)
    {
        Assert.IsFalse(Loads("0000 0000 0001 0000 0000 0000" + name));
    }

    [TestMethod]
    public void Two_pointers_that_lead_to_each_other_are_refused()
    {
        Assert.IsFalse(Loads("0000 0000 0002 0000 0000 0000" + "01 61 c012 0001 0001" + "01 62 c00c 0001 0001"));
        Assert.IsFalse(Loads("0000 0000 0001 0000 0000 0000" + "c00e c00c 0001 0001"));
    }

    [TestMethod]
    public void Other_kinds_of_query_and_errors_are_refused()
    {
        Assert.IsFalse(Loads("0000 0800 0001 0000 0000 0000" + MdnsPackets.Name + "0001 0001"));
        Assert.IsFalse(Loads("0000 8403 0000 0000 0000 0000"));
        Assert.IsTrue(Loads("0000 0200 0001 0000 0000 0000" + MdnsPackets.Name + "0001 0001"), "more known answers follow");
    }

    [TestMethod]
    public void Every_truncation_is_refused()
    {
        for (int i = 0; i < MdnsPackets.All.Length; i++)
        {
            byte[] whole = Ascii.FromHex(MdnsPackets.All[i]);
            Assert.IsTrue(new MdnsMessage().Load(whole, whole.Length, "pocketspy", Own));
            for (int count = 0; count < whole.Length; count++) Assert.IsFalse(new MdnsMessage().Load(whole, count, "pocketspy", Own), "cut at " + count);
        }
    }

    private static bool Loads(string hex)
    {
        byte[] packet = Ascii.FromHex(hex);
        return new MdnsMessage().Load(packet, packet.Length, "pocketspy", Own);
    }

    private static MdnsMessage Load(string hex)
    {
        MdnsMessage message = new();
        byte[] packet = Ascii.FromHex(hex);
        Assert.IsTrue(message.Load(packet, packet.Length, "pocketspy", Own), hex);
        return message;
    }
}
