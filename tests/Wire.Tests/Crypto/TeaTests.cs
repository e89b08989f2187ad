using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Crypto;

[TestClass]
public class TeaTests
{
    // Vectors that Bouncy Castle and Crypto++ publish for the original TEA.
    [TestMethod]
    [DataRow("00000000000000000000000000000000", "0000000000000000", "41ea3a0a94baa940")]
    [DataRow("00000000000000000000000000000000", "0102030405060708", "6a2f9cf3fccf3c55")]
    [DataRow("0123456712345678234567893456789a", "0000000000000000", "34e943b0900f5dcb")]
    [DataRow("0123456712345678234567893456789a", "0102030405060708", "773dc179878a81c0")]
    public void Encrypt_and_Decrypt_agree_with_published_blocks(string key, string plain, string cipher)
    {
        byte[] keyBytes = Ascii.FromHex(key);
        byte[] block = Ascii.FromHex("ff" + plain + "ff");
        Tea.Encrypt(keyBytes, 0, block, 1);
        Assert.AreEqual("ff" + cipher + "ff", Ascii.Hex(block, 0, block.Length));
        Tea.Decrypt(keyBytes, 0, block, 1);
        Assert.AreEqual("ff" + plain + "ff", Ascii.Hex(block, 0, block.Length));
    }
}
