using PocketSpy.Network.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Dns;

[TestClass]
public class MdnsWriterTests
{
    private const uint Own = 0xC0A80109;
    private const string NothingElse = "002f 8001 00000078 0005 c00c 00 01 40";

    [TestMethod]
    public void A_probe_asks_for_all_and_says_what_it_wants()
    {
        byte[] target = new byte[100];
        int count = new MdnsWriter().WriteProbe("pocketspy", Own, target);
        Check("0000 0000 0001 0000 0001 0000" + MdnsPackets.Name + "00ff 8001" + "c00c 0001 0001 00000078 0004 c0a80109", target, count);
    }

    [TestMethod]
    public void An_answer_has_the_address_and_that_there_is_no_other()
    {
        byte[] target = new byte[100];
        int count = new MdnsWriter().WriteAddress("pocketspy", Own, target);
        Check("0000 8400 0000 0001 0000 0001" + MdnsPackets.Name + "0001 8001 00000078 0004 c0a80109" + "c00c" + NothingElse, target, count);
    }

    [TestMethod]
    public void Who_asks_for_another_kind_hears_that_there_is_only_an_address()
    {
        byte[] target = new byte[100];
        int count = new MdnsWriter().WriteNothingElse("pocketspy", target);
        Check("0000 8400 0000 0001 0000 0000" + MdnsPackets.Name + NothingElse, target, count);
    }

    [TestMethod]
    public void A_plain_client_gets_its_number_and_question_back_and_a_short_time()
    {
        byte[] target = new byte[100];
        int count = Plain("beef 0100 0001 0000 0000 0000" + MdnsPackets.Name + "0001 0001", target);
        Check("beef 8400 0001 0001 0000 0000" + MdnsPackets.Name + "0001 0001" + "c00c 0001 0001 0000000a 0004 c0a80109", target, count);
        count = Plain("beef 0100 0001 0000 0000 0000" + MdnsPackets.Name + "001c 0001", target);
        Check("beef 8400 0001 0000 0000 0000" + MdnsPackets.Name + "001c 0001", target, count);
    }

    [TestMethod]
    public void A_plain_client_gets_all_its_questions_back_byte_for_byte()
    {
        const string Other = "03 414243 05 6c6f63616c 00 0001 8001";
        const string Ours = "09 506f436b4554537059 05 4c4f43616c 00 0001 8001";
        string questions = Other + Ours;
        byte[] target = new byte[100];
        int count = Plain("beef 0100 0002 0000 0000 0000" + questions, target);
        Check("beef 8400 0002 0001 0000 0000" + questions + "c01b 0001 0001 0000000a 0004 c0a80109", target, count);
    }

    private static int Plain(string question, byte[] target)
    {
        byte[] bytes = Ascii.FromHex(question);
        MdnsMessage message = new();
        Assert.IsTrue(message.Load(bytes, bytes.Length, "pocketspy", Own));
        return new MdnsWriter().WritePlain(bytes, message, Own, target);
    }

    [TestMethod]
    public void A_target_that_is_too_small_takes_nothing()
    {
        MdnsWriter writer = new();
        int whole = writer.WriteAddress("pocketspy", Own, new byte[100]);
        for (int room = 0; room < whole; room++) Assert.AreEqual(0, writer.WriteAddress("pocketspy", Own, new byte[room]));
        Assert.AreEqual(whole, writer.WriteAddress("pocketspy", Own, new byte[whole]));
    }

    [TestMethod]
    public void What_is_written_is_read_as_ones_own()
    {
        byte[] target = new byte[100];
        MdnsMessage message = new();
        int count = new MdnsWriter().WriteAddress("pocketspy-2", Own, target);
        Assert.IsTrue(message.Load(target, count, "pocketspy-2", Own));
        Assert.IsTrue(message.IsResponse && message.KnowsAddress && message.OtherAddress == 0);
        Assert.IsTrue(message.Load(target, count, "pocketspy", Own));
        Assert.IsFalse(message.KnowsAddress);
    }

    private static void Check(string expectedHex, byte[] target, int count)
    {
        byte[] expected = Ascii.FromHex(expectedHex);
        Assert.AreEqual(Ascii.Hex(expected, 0, expected.Length), Ascii.Hex(target, 0, count));
    }
}
