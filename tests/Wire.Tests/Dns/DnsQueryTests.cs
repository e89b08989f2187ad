using PocketSpy.Network.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Dns;

[TestClass]
public class DnsQueryTests
{
    private const string Header = "0007 0100 0001 0000 0000 0000";

    [TestMethod]
    public void A_query_of_a_console_is_read()
    {
        DnsQuery query = Load(DnsPackets.Query);
        Assert.AreEqual(1, query.Id);
        Assert.IsFalse(query.IsResponse);
        Assert.AreEqual(0, query.Opcode);
        Assert.IsTrue(query.RecursionDesired);
        Assert.AreEqual("nas.nintendowifi.net", Ascii.Text(query.Name, 0, query.NameCount));
        Assert.AreEqual(DnsQuery.TypeA, query.Type);
        Assert.AreEqual(DnsQuery.ClassInternet, query.Class);
        Assert.AreEqual(DnsPackets.QueryBytes, query.QuestionEnd);
    }

    [TestMethod]
    public void Capitals_become_small_and_what_follows_the_question_does_not_count()
    {
        DnsQuery query = Load(DnsPackets.QueryWithEdns);
        Assert.AreEqual(0xABCD, query.Id);
        Assert.AreEqual("nas.nintendowifi.net", Ascii.Text(query.Name, 0, query.NameCount));
        Assert.AreEqual(DnsPackets.QueryBytes, query.QuestionEnd);
    }

    [TestMethod]
    public void An_answer_and_other_kinds_of_query_are_told_apart()
    {
        DnsQuery query = Load(DnsPackets.Answer);
        Assert.IsTrue(query.IsResponse);
        query = Load("ffff 7800 0001 0000 0000 0000" + DnsPackets.Name + "001c 00ff");
        Assert.IsFalse(query.IsResponse);
        Assert.AreEqual(15, query.Opcode);
        Assert.IsFalse(query.RecursionDesired);
        Assert.AreEqual(DnsQuery.TypeAaaa, query.Type);
        Assert.AreEqual(255, query.Class);
        Assert.AreEqual(0xFFFF, query.Id);
    }

    [TestMethod]
    public void Every_truncation_of_a_query_is_refused()
    {
        byte[] whole = Ascii.FromHex(DnsPackets.Query);
        for (int count = 0; count < whole.Length; count++)
        {
            // As an array of its own and as the front of a longer one, as the receive buffer is.
            byte[] cut = new byte[count];
            System.Array.Copy(whole, 0, cut, 0, count);
            Assert.IsFalse(new DnsQuery().Load(cut, count), "cut at " + count);
            Assert.IsFalse(new DnsQuery().Load(whole, count), "cut at " + count);
        }
    }

    [TestMethod]
    public void A_message_without_a_question_is_refused()
    {
        Assert.IsFalse(Loads("0007 0100 0000 0000 0000 0000" + DnsPackets.Name + "0001 0001"));
    }

    [TestMethod]
    public void The_first_of_several_questions_counts()
    {
        DnsQuery query = Load("0007 0100 ffff 0000 0000 0000" + DnsPackets.Name + "0001 0001" + "0161 00 0001 0001");
        Assert.AreEqual(DnsPackets.QueryBytes, query.QuestionEnd);
    }

    [TestMethod]
    public void The_root_is_a_name_of_no_bytes()
    {
        DnsQuery query = Load(Header + "00 0002 0001");
        Assert.AreEqual(0, query.NameCount);
        Assert.AreEqual(2, query.Type);
    }

    [TestMethod]
    [DataRow("c00c")]
    [DataRow("c000")]
    [DataRow("03 6e6173 c00c")]
    [DataRow("40 00")]
    [DataRow("80 00")]
    [DataRow("ff 00")]
    public void A_name_with_a_compression_pointer_or_an_unknown_label_is_refused(string name)
    {
        // A pointer would be two bytes, 14 bits of which say where it points: there are enough bytes behind each.
        Assert.IsFalse(Loads(Header + name + "0001 0001" + DnsPackets.Name + DnsPackets.Name + DnsPackets.Name + DnsPackets.Name));
    }

    [TestMethod]
    public void A_label_of_63_bytes_is_read_and_one_of_64_is_not()
    {
        byte[] longest = Message(new int[] { 63 });
        DnsQuery query = new DnsQuery();
        Assert.IsTrue(query.Load(longest, longest.Length));
        Assert.AreEqual(63, query.NameCount);
        byte[] tooLong = Message(new int[] { 64 });
        Assert.IsFalse(query.Load(tooLong, tooLong.Length));
    }

    [TestMethod]
    public void A_name_of_255_bytes_is_read_and_one_of_256_is_not()
    {
        // Three labels of 63, one of 61 and the root: 64 * 3 + 62 + 1 = 255.
        byte[] longest = Message(new int[] { 63, 63, 63, 61 });
        DnsQuery query = new DnsQuery();
        Assert.IsTrue(query.Load(longest, longest.Length));
        Assert.AreEqual(253, query.NameCount);
        Assert.AreEqual(DnsQuery.HeaderBytes + 255 + 4, query.QuestionEnd);
        byte[] tooLong = Message(new int[] { 63, 63, 63, 62 });
        Assert.IsFalse(query.Load(tooLong, tooLong.Length));

        int[] single = new int[127];
        for (int i = 0; i < single.Length; i++) single[i] = 1;
        byte[] dots = Message(single);
        Assert.IsTrue(query.Load(dots, dots.Length));
        Assert.AreEqual(253, query.NameCount);
        dots = Message(new int[128]);
        Assert.IsTrue(query.Load(dots, dots.Length), "the first empty label ends the name");
        Assert.AreEqual(0, query.NameCount);
        single = new int[128];
        for (int i = 0; i < single.Length; i++) single[i] = 1;
        dots = Message(single);
        Assert.IsFalse(query.Load(dots, dots.Length));
    }

    [TestMethod]
    public void A_name_that_is_all_labels_to_the_end_of_the_message_is_refused()
    {
        byte[] message = new byte[512];
        Ascii.FromHex(Header).CopyTo(message, 0);
        for (int i = 12; i < message.Length; i++) message[i] = 1;
        Assert.IsFalse(new DnsQuery().Load(message, message.Length));
    }

    private static byte[] Message(int[] labels)
    {
        int count = 0;
        for (int i = 0; i < labels.Length; i++) count += labels[i] + 1;
        byte[] message = new byte[12 + count + 5];
        Ascii.FromHex(Header).CopyTo(message, 0);
        int at = 12;
        for (int i = 0; i < labels.Length; i++)
        {
            message[at++] = (byte)labels[i];
            for (int k = 0; k < labels[i]; k++) message[at++] = (byte)'A';
        }
        message[at + 2] = DnsQuery.TypeA;
        message[at + 4] = DnsQuery.ClassInternet;
        return message;
    }

    private static DnsQuery Load(string hex)
    {
        byte[] message = Ascii.FromHex(hex);
        DnsQuery query = new DnsQuery();
        Assert.IsTrue(query.Load(message, message.Length));
        return query;
    }

    private static bool Loads(string hex)
    {
        byte[] message = Ascii.FromHex(hex);
        return new DnsQuery().Load(message, message.Length);
    }
}
