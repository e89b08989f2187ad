using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class KvWriterTests
{
    [TestMethod]
    public void A_message_is_written()
    {
        byte[] buffer = new byte[128];
        KvWriter writer = new KvWriter();
        writer.Load(buffer, 5, 120);
        writer.Pair("lc", 2);
        writer.Pair("sesskey", long.MinValue);
        writer.Pair("nick", "M\u00E4x");
        writer.Pair("proof", Ascii.Bytes("xABCx"), 1, 3);
        writer.PairHex("hex", Ascii.FromHex("00ff9a"), 1, 2);
        writer.Pair("empty", "");
        writer.Final();
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual("\\lc\\2\\sesskey\\-9223372036854775808\\nick\\M\u00C3\u00A4x\\proof\\ABC\\hex\\ff9a\\empty\\\\final\\",
            Ascii.Text(buffer, 5, writer.Length));
    }

    [TestMethod]
    public void Pairs_of_another_text_are_copied()
    {
        byte[] text = Ascii.Bytes("\\nick\\luigi\\empty\\\\n\\1");
        KvReader source = new KvReader(4);
        Assert.IsTrue(source.Load(text, 0, text.Length));
        byte[] buffer = new byte[64];
        KvWriter writer = new KvWriter();
        writer.Load(buffer, 0, buffer.Length);
        for (int i = source.Count - 1; i >= 0; i--) writer.Pair(source, i);
        Assert.AreEqual("\\n\\1\\empty\\\\nick\\luigi", Ascii.Text(buffer, 0, writer.Length));
    }

    [TestMethod]
    public void A_backslash_in_a_value_becomes_a_slash_so_that_no_value_forges_a_command()
    {
        byte[] buffer = new byte[64];
        KvWriter writer = new KvWriter();
        writer.Load(buffer, 0, buffer.Length);
        writer.Pair("a", "\\final\\");
        byte[] value = Ascii.Bytes("1\\final\\\\lc\\");
        writer.Pair("b", value, 0, value.Length);
        Assert.AreEqual("\\a\\/final/\\b\\1/final//lc/", Ascii.Text(buffer, 0, writer.Length));
        Assert.AreEqual(-1, KvFrame.Find(buffer, 0, writer.Length));
        Assert.AreEqual("1\\final\\\\lc\\", Ascii.Text(value, 0, value.Length), "the source is not touched");
    }

    [TestMethod]
    [DataRow("00", "")]
    [DataRow("0000", "")]
    [DataRow("004100", "41")]
    [DataRow("41 00 5c 00 42", "412f42")]
    [DataRow("5c005c", "2f2f")]
    public void A_NUL_in_a_value_is_left_out(string valueHex, string expectedHex)
    {
        byte[] value = Ascii.FromHex(valueHex);
        byte[] buffer = new byte[32];
        KvWriter writer = new KvWriter();
        writer.Load(buffer, 0, buffer.Length);
        writer.Pair("k", value, 0, value.Length);
        writer.Pair("n", 1);
        Assert.AreEqual("5c6b5c" + expectedHex + "5c6e5c31", Ascii.Hex(buffer, 0, writer.Length));
    }

    [TestMethod]
    public void A_message_that_does_not_fit_overflows_at_every_smaller_size()
    {
        byte[] value = Ascii.Bytes("ABC");
        byte[] buffer = new byte[64];
        KvWriter writer = new KvWriter();
        int whole = Write(writer, buffer, 40, value);
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual(whole, Write(writer, buffer, whole, value));
        Assert.IsFalse(writer.Overflowed);
        for (int room = 0; room < whole; room++)
        {
            for (int i = 0; i < buffer.Length; i++) buffer[i] = 0xEE;
            Assert.IsTrue(Write(writer, buffer, room, value) <= room);
            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual(0xEE, (int)buffer[1]);
            Assert.AreEqual(0xEE, (int)buffer[2 + room]);
        }
    }

    private static int Write(KvWriter writer, byte[] buffer, int room, byte[] value)
    {
        writer.Load(buffer, 2, room);
        writer.Pair("lc", 2);
        writer.Pair("a", "b");
        writer.Pair("v", value, 0, value.Length);
        writer.PairHex("h", value, 0, value.Length);
        writer.Final();
        return writer.Length;
    }
}
