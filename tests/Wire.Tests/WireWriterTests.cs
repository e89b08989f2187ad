using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests;

[TestClass]
public class WireWriterTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("66", "Zg**")]
    [DataRow("666f6fff", "Zm9v-w**")]
    public void Base64_takes_its_room_or_overflows(string hex, string expected)
    {
        byte[] source = Ascii.FromHex(hex);
        byte[] buffer = new byte[16];
        WireWriter writer = new WireWriter();
        writer.Load(buffer, 2, expected.Length);
        writer.WriteBase64(Base64.Nintendo, source, 0, source.Length);
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual(expected, Ascii.Text(buffer, 2, writer.Length));
        if (expected.Length == 0) return;
        writer.Load(buffer, 2, expected.Length - 1);
        writer.WriteBase64(Base64.Nintendo, source, 0, source.Length);
        Assert.IsTrue(writer.Overflowed);
        Assert.AreEqual(0, writer.Length);
    }

    [TestMethod]
    public void Numbers_are_written_in_either_byte_order()
    {
        WireWriter writer = Load(64);
        writer.WriteByte(0x101);
        writer.WriteUInt16BigEndian(0x0203);
        writer.WriteUInt16LittleEndian(0x0203);
        writer.WriteUInt32BigEndian(0xFEDCBA98);
        writer.WriteUInt32LittleEndian(0xFEDCBA98);
        writer.WriteHex(new byte[] { 0x00, 0x9A, 0xFF }, 1, 2);
        writer.WriteBytes(new byte[] { 1, 2, 3 }, 1, 2);
        writer.WriteBytes(new byte[] { 4, 5 });
        Assert.AreEqual("01" + "0203" + "0302" + "fedcba98" + "98badcfe" + "39616666" + "0203" + "0405", Written(writer));
        Assert.IsFalse(writer.Overflowed);
    }

    [TestMethod]
    [DataRow(0L, "0")]
    [DataRow(-0L, "0")]
    [DataRow(9L, "9")]
    [DataRow(10L, "10")]
    [DataRow(-1L, "-1")]
    [DataRow(2147483647L, "2147483647")]
    [DataRow(2147483648L, "2147483648")]
    [DataRow(-2147483648L, "-2147483648")]
    [DataRow(-2147483649L, "-2147483649")]
    [DataRow(4294967296L, "4294967296")]
    [DataRow(1000000000000000000L, "1000000000000000000")]
    [DataRow(long.MaxValue, "9223372036854775807")]
    [DataRow(long.MinValue, "-9223372036854775808")]
    public void A_number_is_written_in_decimal_at_its_very_length(long value, string expected)
    {
        WireWriter writer = Load(expected.Length);
        writer.WriteDecimal(value);
        Assert.AreEqual(expected, Ascii.Text(writer.Buffer, writer.Start, writer.Length));
        Assert.IsFalse(writer.Overflowed);

        writer = Load(expected.Length - 1);
        writer.WriteDecimal(value);
        Assert.IsTrue(writer.Overflowed);
        Assert.AreEqual(0, writer.Length);
    }

    [TestMethod]
    public void What_does_not_fit_is_not_written_and_nothing_more_is_taken()
    {
        for (int kind = 0; kind < 9; kind++)
        {
            WireWriter writer = Load(4);
            writer.WriteBytes(new byte[] { 1, 2, 3, 4 });
            Assert.IsFalse(writer.Overflowed);
            Write(writer, kind);
            Assert.IsTrue(writer.Overflowed, "kind " + kind);
            Assert.AreEqual("01020304", Written(writer));
            // Room again, but the message is broken all the same.
            writer.Truncate(0);
            writer.WriteByte(1);
            writer.WriteText("");
            Assert.AreEqual(0, writer.Length);
            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual(0xEE, (int)writer.Buffer[0]);
            Assert.AreEqual(0xEE, (int)writer.Buffer[7]);
        }
    }

    [TestMethod]
    public void Loading_again_forgets_the_overflow()
    {
        WireWriter writer = Load(1);
        writer.WriteUInt16BigEndian(1);
        writer.Load(writer.Buffer, 2, 2);
        writer.WriteUInt16BigEndian(0x0102);
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual(2, writer.Start);
        Assert.AreEqual("0102", Written(writer));
    }

    [TestMethod]
    [DataRow("plain", "706c61696e")]
    [DataRow("", "")]
    [DataRow("\u00E9", "c3a9")]
    [DataRow("\u20AC", "e282ac")]
    [DataRow("\u30DE\u30EA\u30AA", "e3839ee383aae382aa")]
    public void Text_is_UTF_8_and_may_fill_the_room(string text, string hex)
    {
        WireWriter writer = Load(hex.Length / 2);
        writer.WriteText(text);
        Assert.AreEqual(hex, Written(writer));
        Assert.IsFalse(writer.Overflowed);
        if (hex.Length == 0) return;
        writer = Load(hex.Length / 2 - 1);
        writer.WriteText(text);
        Assert.IsTrue(writer.Overflowed);
        Assert.AreEqual(0, writer.Length);
    }

    [TestMethod]
    public void A_number_is_put_only_where_something_was_written()
    {
        WireWriter writer = Load(8);
        writer.WriteUInt32BigEndian(0);
        writer.SetUInt16BigEndian(0, 0x0102);
        writer.SetUInt16BigEndian(2, 0x0304);
        writer.SetUInt16BigEndian(3, 0x0506);
        writer.SetUInt16BigEndian(-1, 0x0506);
        Assert.AreEqual("01020304", Written(writer));
        Assert.AreEqual(0xEE, (int)writer.Buffer[0]);
        Assert.AreEqual(0xEE, (int)writer.Buffer[5]);
    }

    [TestMethod]
    public void Truncating_takes_back_but_adds_nothing()
    {
        WireWriter writer = Load(4);
        writer.WriteUInt16BigEndian(0x0102);
        writer.Truncate(3);
        writer.Truncate(-1);
        Assert.AreEqual("0102", Written(writer));
        writer.Truncate(1);
        Assert.AreEqual("01", Written(writer));
        writer.WriteUInt16BigEndian(0x0304);
        Assert.AreEqual("010304", Written(writer));
    }

    [TestMethod]
    public void Rewinding_takes_back_what_did_not_fit_as_well()
    {
        WireWriter writer = Load(4);
        writer.WriteUInt16BigEndian(0x0102);
        writer.WriteUInt32BigEndian(0);
        Assert.IsTrue(writer.Overflowed);
        writer.Rewind(1);
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual("01", Written(writer));
        writer.WriteUInt16BigEndian(0x0304);
        writer.WriteByte(5);
        Assert.AreEqual("01030405", Written(writer));
        writer.WriteByte(6);
        Assert.IsTrue(writer.Overflowed);

        // Never forwards, never before the start.
        writer.Rewind(5);
        writer.Rewind(-1);
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual("01030405", Written(writer));
        writer.Rewind(0);
        Assert.AreEqual(0, writer.Length);
        Assert.AreEqual(0xEE, (int)writer.Buffer[0]);
        Assert.AreEqual(0xEE, (int)writer.Buffer[5]);
    }

    [TestMethod]
    public void A_byte_is_put_only_where_something_was_written()
    {
        WireWriter writer = Load(8);
        writer.WriteUInt16BigEndian(0);
        writer.SetByte(0, 0x101);
        writer.SetByte(1, 2);
        writer.SetByte(2, 3);
        writer.SetByte(-1, 3);
        Assert.AreEqual("0102", Written(writer));
        Assert.AreEqual(0xEE, (int)writer.Buffer[0]);
        Assert.AreEqual(0xEE, (int)writer.Buffer[3]);
    }

    private static void Write(WireWriter writer, int kind)
    {
        switch (kind)
        {
            case 0: writer.WriteByte(9); break;
            case 1: writer.WriteUInt16BigEndian(9); break;
            case 2: writer.WriteUInt16LittleEndian(9); break;
            case 3: writer.WriteUInt32BigEndian(9); break;
            case 4: writer.WriteUInt32LittleEndian(9); break;
            case 5: writer.WriteBytes(new byte[] { 9 }); break;
            case 6: writer.WriteText("9"); break;
            case 7: writer.WriteDecimal(9); break;
            default: writer.WriteHex(new byte[] { 9 }, 0, 1); break;
        }
    }

    // The range begins at 1 and bytes beside it are 0xEE.
    private static WireWriter Load(int capacity)
    {
        byte[] buffer = new byte[capacity + 4];
        for (int i = 0; i < buffer.Length; i++) buffer[i] = 0xEE;
        WireWriter writer = new WireWriter();
        writer.Load(buffer, 1, capacity);
        return writer;
    }

    private static string Written(WireWriter writer) => Ascii.Hex(writer.Buffer, writer.Start, writer.Length);
}
