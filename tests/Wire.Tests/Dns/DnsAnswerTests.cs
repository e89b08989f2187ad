using PocketSpy.Network.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Dns;

[TestClass]
public class DnsAnswerTests
{
    private const uint Address = 0xC0A80401;

    [TestMethod]
    public void A_query_is_answered_with_one_address()
    {
        byte[] message = Ascii.FromHex(DnsPackets.Query);
        byte[] target = new byte[64];
        int count = DnsAnswer.WriteAddress(message, Load(message), Address, 60, target);
        Assert.AreEqual(message.Length + DnsAnswer.RecordBytes, count);
        Check(DnsPackets.Answer, target, count);
    }

    [TestMethod]
    public void The_name_comes_back_as_it_was_asked_and_EDNS_is_left_out()
    {
        byte[] message = Ascii.FromHex(DnsPackets.QueryWithEdns);
        byte[] target = new byte[64];
        int count = DnsAnswer.WriteAddress(message, Load(message), 0xFFFFFFFF, int.MaxValue, target);
        Check("abcd 8580 0001 0001 0000 0000 034e4153 0c4e696e74656e646f57694669 036e6574 00 0001 0001" +
            "c00c 0001 0001 7fffffff 0004 ffffffff", target, count);
    }

    [TestMethod]
    [DataRow(DnsAnswer.NoError, "8580")]
    [DataRow(DnsAnswer.ServerFailure, "8582")]
    [DataRow(DnsAnswer.NotImplemented, "8584")]
    [DataRow(DnsAnswer.Refused, "8585")]
    public void An_answer_without_a_record_has_a_result_code(int resultCode, string flags)
    {
        byte[] message = Ascii.FromHex(DnsPackets.Query);
        byte[] target = new byte[64];
        int count = DnsAnswer.WriteEmpty(message, Load(message), resultCode, target);
        Check("0001" + flags + "0001 0000 0000 0000" + DnsPackets.Name + "0001 0001", target, count);
    }

    [TestMethod]
    public void Opcode_and_recursion_come_back_as_they_were()
    {
        byte[] message = Ascii.FromHex("0001 7800 0002 0003 0004 0005" + DnsPackets.Name + "0001 0001");
        byte[] target = new byte[64];
        int count = DnsAnswer.WriteEmpty(message, Load(message), DnsAnswer.NotImplemented, target);
        Check("0001 fc84 0001 0000 0000 0000" + DnsPackets.Name + "0001 0001", target, count);
    }

    [TestMethod]
    public void A_query_is_forwarded_with_another_number_and_without_EDNS()
    {
        byte[] message = Ascii.FromHex(DnsPackets.QueryWithEdns);
        byte[] target = new byte[DnsPackets.QueryBytes];
        int count = DnsAnswer.WriteForward(message, Load(message), 0xBEEF, target);
        Check("beef 0100 0001 0000 0000 0000 034e4153 0c4e696e74656e646f57694669 036e6574 00 0001 0001", target, count);
        DnsAnswer.SetId(target, 0xABCD);
        Assert.AreEqual("abcd", Ascii.Hex(target, 0, 2));
    }

    [TestMethod]
    public void A_target_that_is_too_small_takes_nothing()
    {
        byte[] message = Ascii.FromHex(DnsPackets.Query);
        DnsQuery query = Load(message);
        int whole = DnsPackets.QueryBytes + DnsAnswer.RecordBytes;
        Assert.AreEqual(whole, DnsAnswer.WriteAddress(message, query, Address, 60, new byte[whole]));
        for (int room = 0; room < whole; room++)
        {
            byte[] target = new byte[room];
            Assert.AreEqual(0, DnsAnswer.WriteAddress(message, query, Address, 60, target));
            int expected = room < DnsPackets.QueryBytes ? 0 : DnsPackets.QueryBytes;
            Assert.AreEqual(expected, DnsAnswer.WriteEmpty(message, query, DnsAnswer.Refused, target));
            Assert.AreEqual(expected, DnsAnswer.WriteForward(message, query, 1, target));
        }
    }

    [TestMethod]
    public void The_buffer_of_the_query_may_take_the_answer()
    {
        byte[] message = new byte[64];
        Ascii.FromHex(DnsPackets.Query).CopyTo(message, 0);
        DnsQuery query = new DnsQuery();
        Assert.IsTrue(query.Load(message, DnsPackets.QueryBytes));
        int count = DnsAnswer.WriteAddress(message, query, Address, 60, message);
        Check(DnsPackets.Answer, message, count);
    }

    private static DnsQuery Load(byte[] message)
    {
        DnsQuery query = new DnsQuery();
        Assert.IsTrue(query.Load(message, message.Length));
        return query;
    }

    private static void Check(string expectedHex, byte[] target, int count)
    {
        byte[] expected = Ascii.FromHex(expectedHex);
        Assert.AreEqual(Ascii.Hex(expected, 0, expected.Length), Ascii.Hex(target, 0, count));
    }
}
