using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class HexTests
{
    [TestMethod]
    public void Every_byte_has_two_lower_case_digits_and_reads_back_in_any_case()
    {
        byte[] source = new byte[256];
        for (int i = 0; i < 256; i++) source[i] = (byte)i;
        byte[] digits = new byte[514];
        Hex.Encode(source, 0, 256, digits, 1);
        Assert.AreEqual(0, (int)digits[0]);
        Assert.AreEqual(0, (int)digits[513]);
        Assert.AreEqual(Ascii.Hex(source, 0, 256), Ascii.Text(digits, 1, 512));

        byte[] back = new byte[257];
        Assert.IsTrue(Hex.TryDecode(digits, 1, 512, back, 1));
        for (int i = 0; i < 256; i++) Assert.AreEqual(i, (int)back[i + 1]);
        byte[] capitals = Ascii.Bytes(Ascii.Text(digits, 1, 512).ToUpper());
        Assert.IsTrue(Hex.TryDecode(capitals, 0, 512, back, 0));
        for (int i = 0; i < 256; i++) Assert.AreEqual(i, (int)back[i]);
    }

    [TestMethod]
    public void The_second_half_of_the_target_may_be_the_source()
    {
        byte[] bytes = Ascii.FromHex("00000000 12ab34cd");
        Hex.Encode(bytes, 4, 4, bytes, 0);
        Assert.AreEqual("12ab34cd", Ascii.Text(bytes, 0, 8));
    }

    [TestMethod]
    public void Only_digits_have_a_value()
    {
        string digits = "0123456789abcdef";
        for (int i = -1; i < 300; i++)
        {
            int expected = i < 0 || i > 127 ? -1 : digits.IndexOf((char)(i >= 'A' && i <= 'F' ? i + 32 : i));
            Assert.AreEqual(expected, Hex.Value(i), "character " + i);
        }
    }

    [TestMethod]
    [DataRow("0", 4)]
    [DataRow("012", 4)]
    [DataRow("0g", 4)]
    [DataRow("g0", 4)]
    [DataRow(" 0", 4)]
    [DataRow("0011223344", 4)]
    public void What_is_no_pair_of_digits_or_does_not_fit_is_refused(string text, int room)
    {
        byte[] bytes = Ascii.Bytes(text);
        Assert.IsFalse(Hex.TryDecode(bytes, 0, bytes.Length, new byte[room], 0));
    }

    [TestMethod]
    [DataRow("0", true, 0u)]
    [DataRow("f", true, 15u)]
    [DataRow("12341234", true, 0x12341234u)]
    [DataRow("FFFFffff", true, uint.MaxValue)]
    [DataRow("000000001", false, 0u)]
    [DataRow("", false, 0u)]
    [DataRow("-1", false, 0u)]
    [DataRow("0x1", false, 0u)]
    public void A_number_has_one_to_eight_digits(string text, bool expected, uint number)
    {
        byte[] bytes = Ascii.Bytes(text);
        Assert.AreEqual(expected, Hex.TryParseUInt32(bytes, 0, bytes.Length, out uint value));
        Assert.AreEqual(number, value);
    }
}
