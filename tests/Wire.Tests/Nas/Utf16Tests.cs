using PocketSpy.Nintendo.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Nas;

[TestClass]
public class Utf16Tests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("004d 0069 0069", "4d6969")]
    [DataRow("0041 0000 0042", "41")]
    [DataRow("0000 0042", "")]
    [DataRow("007f 0080 07ff 0800 ffff", "7f c280 dfbf e0a080 efbfbf")]
    [DataRow("30de 30ea 30aa", "e3839e e383aa e382aa")]
    [DataRow("d83d de00", "f09f9880")]
    [DataRow("d800 dc00", "f0908080")]
    [DataRow("dbff dfff", "f48fbfbf")]
    [DataRow("d83d", "3f")]
    [DataRow("de00 0041", "3f41")]
    [DataRow("d83d 0041", "3f41")]
    [DataRow("d83d d83d de00", "3f f09f9880")]
    [DataRow("d83d 0000 0041", "3f")]
    [DataRow("0041 00", "41")]
    [DataRow("00", "")]
    [DataRow("0041 d83d de", "413f")]
    public void A_name_becomes_UTF_8_up_to_its_first_NUL(string utf16, string utf8)
    {
        byte[] bigEndian = Ascii.FromHex(utf16);
        byte[] littleEndian = new byte[bigEndian.Length];
        for (int i = 0; i < bigEndian.Length; i++)
        {
            int other = i ^ 1;
            littleEndian[i] = other < bigEndian.Length ? bigEndian[other] : bigEndian[i];
        }
        byte[] expected = Ascii.FromHex(utf8);
        Assert.AreEqual(Ascii.Hex(expected, 0, expected.Length), Convert(bigEndian, true, 64));
        Assert.AreEqual(Ascii.Hex(expected, 0, expected.Length), Convert(littleEndian, false, 64));
    }

    [TestMethod]
    public void A_character_that_does_not_fit_whole_ends_the_text()
    {
        byte[] text = Ascii.FromHex("0041 00e9 20ac d83d de00 0042");
        string whole = "41c3a9e282acf09f988042";
        int[] ends = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11 };
        for (int limit = 0; limit < ends.Length; limit++)
        {
            Assert.AreEqual(whole.Substring(0, 2 * ends[limit]), Convert(text, true, limit));
        }
    }

    // The range begins at 1 in an array that ends with it.
    private static string Convert(byte[] text, bool bigEndian, int limit)
    {
        byte[] source = Ascii.Join(new byte[1], text);
        byte[] target = new byte[limit + 2];
        target[0] = 0xEE;
        target[limit + 1] = 0xEE;
        int count = Utf16.ToUtf8(source, 1, text.Length, bigEndian, target, 1, limit);
        Assert.IsTrue(count <= limit);
        Assert.AreEqual(0xEE, (int)target[0]);
        Assert.AreEqual(0xEE, (int)target[limit + 1]);
        return Ascii.Hex(target, 1, count);
    }
}
