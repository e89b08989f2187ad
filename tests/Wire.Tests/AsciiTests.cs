using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests;

[TestClass]
public class AsciiTests
{
    [TestMethod]
    [DataRow("0", 0L)]
    [DataRow("-0", 0L)]
    [DataRow("+7", 7L)]
    [DataRow("007", 7L)]
    [DataRow("0000000004660", 4660L)]
    [DataRow("-1", -1L)]
    [DataRow("999999999999999999", 999999999999999999L)]
    [DataRow("9223372036854775807", long.MaxValue)]
    [DataRow("-9223372036854775807", -long.MaxValue)]
    [DataRow("-9223372036854775808", long.MinValue)]
    public void A_decimal_number_is_read(string text, long expected)
    {
        Assert.IsTrue(ParseInside(text, out long value));
        Assert.AreEqual(expected, value);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("-")]
    [DataRow("+")]
    [DataRow("--1")]
    [DataRow("+-1")]
    [DataRow("1-")]
    [DataRow(" 1")]
    [DataRow("1 ")]
    [DataRow("1.0")]
    [DataRow("0x1")]
    [DataRow("1:")]
    [DataRow("1/")]
    [DataRow("9223372036854775808")]
    [DataRow("-9223372036854775809")]
    [DataRow("9999999999999999999")]
    [DataRow("-9999999999999999999")]
    [DataRow("10000000000000000000")]
    [DataRow("18446744073709551616")]
    [DataRow("18446744073709551617")]
    public void What_is_no_number_of_64_bits_is_refused(string text)
    {
        Assert.IsFalse(ParseInside(text, out long value));
        Assert.AreEqual(0L, value);
    }

    [TestMethod]
    [DataRow("0", true)]
    [DataRow("4294967295", true)]
    [DataRow("00004294967295", true)]
    [DataRow("4294967296", false)]
    [DataRow("-0", false)]
    [DataRow("+1", false)]
    [DataRow("", false)]
    [DataRow("18446744073709551617", false)]
    public void An_unsigned_number_has_no_sign_and_32_bits(string text, bool expected)
    {
        byte[] bytes = Ascii.Bytes(text);
        Assert.AreEqual(expected, Wire.Ascii.TryParseUInt32(bytes, 0, bytes.Length, out uint value));
        if (text.Length >= 10 && expected) Assert.AreEqual(uint.MaxValue, value);
        else Assert.AreEqual(0u, value);
    }

    [TestMethod]
    public void Texts_are_compared_within_their_range_only()
    {
        byte[] bytes = Ascii.Bytes("xHostx");
        Assert.IsTrue(Wire.Ascii.Equals(bytes, 1, 4, "Host"));
        Assert.IsFalse(Wire.Ascii.Equals(bytes, 1, 3, "Host"));
        Assert.IsFalse(Wire.Ascii.Equals(bytes, 1, 5, "Host"));
        Assert.IsFalse(Wire.Ascii.Equals(bytes, 1, 4, "host"));
        Assert.IsTrue(Wire.Ascii.EqualsIgnoreCase(bytes, 1, 4, "hOST"));
        Assert.IsFalse(Wire.Ascii.EqualsIgnoreCase(bytes, 1, 5, "hOST"));
        Assert.IsTrue(Wire.Ascii.StartsWith(bytes, 1, 5, "Host"));
        Assert.IsFalse(Wire.Ascii.StartsWith(bytes, 1, 3, "Host"));
        Assert.IsTrue(Wire.Ascii.StartsWithIgnoreCase(bytes, 1, 5, "HOST"));
        Assert.IsFalse(Wire.Ascii.StartsWithIgnoreCase(bytes, 1, 3, "HOST"));
        Assert.IsTrue(Wire.Ascii.StartsWith(bytes, 6, 0, ""));
        Assert.IsFalse(Wire.Ascii.StartsWith(bytes, 6, 0, "x"));
    }

    [TestMethod]
    [DataRow("@", "`")]
    [DataRow("[", "{")]
    [DataRow("0", "P")]
    [DataRow("_", "\u007F")]
    public void Only_letters_are_equal_in_any_case(string first, string second)
    {
        byte[] bytes = Ascii.Bytes(first + second);
        Assert.IsFalse(Wire.Ascii.EqualsIgnoreCase(bytes, 0, 1, second));
        Assert.IsFalse(Wire.Ascii.EqualIgnoreCase(bytes, 0, bytes, 1, 1));
    }

    [TestMethod]
    public void Ranges_are_compared_with_each_other()
    {
        byte[] first = Ascii.Bytes("-abcZ");
        byte[] second = Ascii.Bytes("ABCz-abcZ");
        Assert.IsTrue(Wire.Ascii.EqualIgnoreCase(first, 1, second, 0, 4));
        Assert.IsFalse(Wire.Ascii.Equal(first, 1, second, 0, 4));
        Assert.IsFalse(Wire.Ascii.FixedTimeEqual(first, 1, second, 0, 4));
        Assert.IsTrue(Wire.Ascii.Equal(first, 0, second, 4, 5));
        Assert.IsTrue(Wire.Ascii.FixedTimeEqual(first, 0, second, 4, 5));
        Assert.IsTrue(Wire.Ascii.Equal(first, 0, second, 0, 0));
        for (int i = 0; i < 5; i++)
        {
            first[i] ^= 0x80;
            Assert.IsFalse(Wire.Ascii.Equal(first, 0, second, 4, 5));
            Assert.IsFalse(Wire.Ascii.FixedTimeEqual(first, 0, second, 4, 5));
            first[i] ^= 0x80;
        }
    }

    [TestMethod]
    public void A_byte_is_found_within_its_range_only()
    {
        byte[] bytes = Ascii.Bytes("a&b&c");
        Assert.AreEqual(1, Wire.Ascii.IndexOf(bytes, 0, 5, '&'));
        Assert.AreEqual(3, Wire.Ascii.IndexOf(bytes, 2, 3, '&'));
        Assert.AreEqual(-1, Wire.Ascii.IndexOf(bytes, 2, 1, '&'));
        Assert.AreEqual(-1, Wire.Ascii.IndexOf(bytes, 5, 0, '&'));
    }

    [TestMethod]
    public void Lower_case_changes_the_capital_letters_of_the_range_only()
    {
        byte[] bytes = Ascii.Bytes("AB@[Zz\u00C0CD");
        Wire.Ascii.ToLower(bytes, 1, 7);
        Assert.AreEqual("Ab@[zz\u00C0cD", Ascii.Text(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void A_range_becomes_a_string_of_UTF_8()
    {
        byte[] bytes = Ascii.FromHex("41 c3a9 42");
        Assert.AreEqual("A\u00E9B", Wire.Ascii.ToText(bytes, 0, 4));
        Assert.AreEqual("B", Wire.Ascii.ToText(bytes, 3, 1));
        Assert.AreEqual("", Wire.Ascii.ToText(bytes, 4, 0));
    }

    [TestMethod]
    public void The_first_NUL_of_a_range_is_found_and_none_outside_it()
    {
        byte[] bytes = Ascii.FromHex("00 41 42 00 43 00");
        Assert.AreEqual(3, Wire.Ascii.IndexOfNul(bytes, 1, 5));
        Assert.AreEqual(3, Wire.Ascii.IndexOfNul(bytes, 3, 1));
        Assert.AreEqual(-1, Wire.Ascii.IndexOfNul(bytes, 1, 2));
        Assert.AreEqual(-1, Wire.Ascii.IndexOfNul(bytes, 4, 1));
        Assert.AreEqual(-1, Wire.Ascii.IndexOfNul(bytes, 6, 0));
        Assert.AreEqual(-1, Wire.Ascii.IndexOfNul(bytes, 7, -1));
    }

    private static bool ParseInside(string text, out long value)
    {
        // Digits on both sides of the range, which do not belong to the number.
        byte[] bytes = Ascii.Bytes("1" + text + "1");
        return Wire.Ascii.TryParseInt64(bytes, 1, text.Length, out value);
    }
}
