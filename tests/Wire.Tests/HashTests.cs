using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests;

[TestClass]
public class HashTests
{
    // FNV-1a of 32 bits: the offset basis, and two of its authors' test values (isthe.com/chongo/tech/comp/fnv).
    [TestMethod]
    [DataRow("", 0x811C9DC5u)]
    [DataRow("a", 0xE40C292Cu)]
    [DataRow("foobar", 0xBF9CF968u)]
    public void The_hash_is_FNV_1a(string text, uint expected)
    {
        byte[] bytes = Ascii.Bytes(text);
        Assert.AreEqual((int)expected, Hash.Of(bytes, 0, bytes.Length, 0));
        Assert.AreEqual((int)expected, Hash.OfIgnoreCase(bytes, 0, bytes.Length, 0));
        Assert.AreEqual((int)expected, Hash.OfText(text, 0));
    }

    [TestMethod]
    [DataRow("gamename", "GameName")]
    [DataRow("dwc_mver", "DWC_MVER")]
    [DataRow("localip0", "localip0")]
    [DataRow("@[`{", "@[`{")]
    public void A_text_has_the_hash_of_its_bytes_in_any_case(string text, string bytes)
    {
        byte[] name = Ascii.Bytes("x" + bytes);
        for (int seed = -1; seed < 2; seed++) Assert.AreEqual(Hash.OfIgnoreCase(name, 1, bytes.Length, seed), Hash.OfText(text, seed));
        Assert.AreNotEqual(Hash.OfText(text, 0), Hash.OfText(text, 1));
    }
}
