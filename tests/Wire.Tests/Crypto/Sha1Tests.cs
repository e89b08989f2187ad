using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Crypto;

[TestClass]
public class Sha1Tests
{
    [TestMethod]
    [DataRow("", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [DataRow("abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [DataRow("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1")]
    public void Digest_is_that_of_fips_180(string message, string digest)
    {
        byte[] hex = new byte[Sha1.HexSize + 1];
        Sha1 sha1 = new Sha1();
        byte[] bytes = Ascii.Bytes(message);
        sha1.Append(bytes, 0, bytes.Length);
        sha1.FinishHex(hex, 1);
        Assert.AreEqual(digest, Ascii.Text(hex, 1, Sha1.HexSize));
    }

    [TestMethod]
    public void Finish_starts_the_next_message()
    {
        byte[] digest = new byte[Sha1.DigestSize];
        Sha1 sha1 = new Sha1();
        sha1.AppendRepeated('x', 100);
        sha1.Finish(digest, 0);
        sha1.Finish(digest, 0);
        Assert.AreEqual("da39a3ee5e6b4b0d3255bfef95601890afd80709", Ascii.Hex(digest, 0, Sha1.DigestSize));
    }
}
