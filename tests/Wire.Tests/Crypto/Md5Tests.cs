using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Crypto;

[TestClass]
public class Md5Tests
{
    [TestMethod]
    [DataRow("", "d41d8cd98f00b204e9800998ecf8427e")]
    [DataRow("a", "0cc175b9c0f1b6a831c399e269772661")]
    [DataRow("abc", "900150983cd24fb0d6963f7d28e17f72")]
    [DataRow("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [DataRow("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
    [DataRow("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a")]
    public void Digest_is_that_of_the_test_suite_of_rfc_1321(string message, string digest)
    {
        byte[] hex = new byte[Md5.HexSize + 1];
        Md5 md5 = new Md5();
        byte[] bytes = Ascii.Bytes(message);
        md5.Append(bytes, 0, bytes.Length);
        md5.FinishHex(hex, 1);
        Assert.AreEqual(digest, Ascii.Text(hex, 1, Md5.HexSize));
    }

    [TestMethod]
    public void Finish_starts_the_next_message()
    {
        byte[] digest = new byte[Md5.DigestSize];
        Md5 md5 = new Md5();
        md5.AppendRepeated('x', 100);
        md5.Finish(digest, 0);
        md5.Finish(digest, 0);
        Assert.AreEqual("d41d8cd98f00b204e9800998ecf8427e", Ascii.Hex(digest, 0, Md5.DigestSize));
    }

    [TestMethod]
    public void Reset_forgets_what_was_appended()
    {
        byte[] digest = new byte[Md5.DigestSize];
        Md5 md5 = new Md5();
        md5.AppendRepeated('x', 100);
        md5.Reset();
        md5.AppendRepeated('a', 1);
        md5.Finish(digest, 0);
        Assert.AreEqual("0cc175b9c0f1b6a831c399e269772661", Ascii.Hex(digest, 0, Md5.DigestSize));
    }
}
