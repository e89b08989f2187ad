using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests;

[TestClass]
public class WireReaderTests
{
    [TestMethod]
    public void Numbers_are_read_in_either_byte_order()
    {
        WireReader reader = Load("01 0203 0302 04050607 07060504 fffefdfc fcfdfeff");
        Assert.IsTrue(reader.TryReadByte(out int single));
        Assert.AreEqual(1, single);
        Assert.IsTrue(reader.TryReadUInt16BigEndian(out int big16));
        Assert.IsTrue(reader.TryReadUInt16LittleEndian(out int little16));
        Assert.AreEqual(0x0203, big16);
        Assert.AreEqual(0x0203, little16);
        Assert.IsTrue(reader.TryReadUInt32BigEndian(out uint big32));
        Assert.IsTrue(reader.TryReadUInt32LittleEndian(out uint little32));
        Assert.AreEqual(0x04050607u, big32);
        Assert.AreEqual(0x04050607u, little32);
        Assert.IsTrue(reader.TryReadUInt32BigEndian(out big32));
        Assert.IsTrue(reader.TryReadUInt32LittleEndian(out little32));
        Assert.AreEqual(0xFFFEFDFCu, big32);
        Assert.AreEqual(0xFFFEFDFCu, little32);
        Assert.AreEqual(0, reader.Remaining);
    }

    [TestMethod]
    public void A_read_that_is_not_possible_leaves_the_cursor_where_it_was()
    {
        for (int count = 0; count < 4; count++)
        {
            WireReader reader = new WireReader();
            // Bytes before and behind the range are there and must not count.
            reader.Load(new byte[10], 3, count);
            Assert.IsFalse(reader.TryReadUInt32BigEndian(out uint number));
            Assert.IsFalse(reader.TryReadUInt32LittleEndian(out number));
            Assert.AreEqual(0u, number);
            Assert.AreEqual(count >= 2, reader.TryReadUInt16BigEndian(out int half));
            if (count < 2) Assert.IsFalse(reader.TryReadUInt16LittleEndian(out half));
            int expected = count >= 2 ? 5 : 3;
            Assert.AreEqual(expected, reader.Position);
            Assert.IsFalse(reader.TrySkip(3 + count - expected + 1));
            Assert.AreEqual(expected, reader.Position);
        }
    }

    [TestMethod]
    public void Nothing_is_read_from_an_empty_range()
    {
        WireReader reader = new WireReader();
        reader.Load(new byte[4], 4, 0);
        Assert.IsFalse(reader.TryReadByte(out int value));
        Assert.AreEqual(0, value);
        Assert.IsFalse(reader.TryReadNulTerminated(10, out int offset, out int count));
        Assert.IsTrue(reader.TryReadBytes(0, out offset));
        Assert.AreEqual(4, offset);
        Assert.AreEqual(0, count);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(int.MinValue)]
    [DataRow(6)]
    [DataRow(int.MaxValue)]
    public void Bytes_of_an_impossible_length_are_refused(int length)
    {
        WireReader reader = Load("0102030405");
        Assert.IsFalse(reader.TryReadBytes(length, out int offset));
        Assert.AreEqual(0, offset);
        Assert.IsFalse(reader.TrySkip(length));
        Assert.AreEqual(0, reader.Position);
        Assert.AreEqual(5, reader.Remaining);
    }

    [TestMethod]
    public void Text_ends_before_its_NUL_and_the_cursor_goes_behind_it()
    {
        WireReader reader = Load("414200 00 4344");
        Assert.IsTrue(reader.TryReadNulTerminated(8, out int offset, out int count));
        Assert.AreEqual(0, offset);
        Assert.AreEqual(2, count);
        Assert.IsTrue(reader.TryReadNulTerminated(8, out offset, out count));
        Assert.AreEqual(3, offset);
        Assert.AreEqual(0, count);
        Assert.IsFalse(reader.TryReadNulTerminated(8, out offset, out count));
        Assert.AreEqual(4, reader.Position);
    }

    [TestMethod]
    public void Text_may_be_as_long_as_the_maximum_and_no_longer()
    {
        Assert.IsTrue(Load("41424300").TryReadNulTerminated(3, out int offset, out int count));
        Assert.AreEqual(3, count);
        Assert.IsFalse(Load("41424300").TryReadNulTerminated(2, out offset, out count));
        Assert.IsFalse(Load("41424300").TryReadNulTerminated(-1, out offset, out count));
        Assert.IsTrue(Load("00").TryReadNulTerminated(0, out offset, out count));
        Assert.IsTrue(Load("41424300").TryReadNulTerminated(int.MaxValue, out offset, out count));
    }

    private static WireReader Load(string hex)
    {
        byte[] bytes = Ascii.FromHex(hex);
        WireReader reader = new WireReader();
        reader.Load(bytes, 0, bytes.Length);
        return reader;
    }
}
