using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Crypto;

[TestClass]
public class Rc4Tests
{
    // The three examples of Wikipedia and the first line of RFC 6229 (key 0102030405).
    [TestMethod]
    [DataRow("4b6579", "506c61696e74657874", "bbf316e8d940af0ad3")]
    [DataRow("57696b69", "7065646961", "1021bf0420")]
    [DataRow("536563726574", "41747461636b206174206461776e", "45a01f645fc35b383552544b9bf5")]
    [DataRow("0102030405", "00000000000000000000000000000000", "b2396305f03dc027ccc3524a0a1118a8")]
    public void Apply_gives_the_published_cipher_text(string key, string plain, string cipher)
    {
        byte[] keyBytes = Ascii.FromHex(key);
        byte[] data = Ascii.FromHex(plain);
        Rc4 rc4 = new Rc4();
        rc4.Load(keyBytes, 0, keyBytes.Length);
        rc4.Apply(data, 0, data.Length);
        Assert.AreEqual(cipher, Ascii.Hex(data, 0, data.Length));
    }

    [TestMethod]
    public void State_runs_on_from_call_to_call()
    {
        byte[] key = Ascii.Bytes("Secret");
        byte[] data = Ascii.Bytes("Attack at dawn");
        Rc4 rc4 = new Rc4();
        rc4.Load(key, 0, key.Length);
        rc4.Apply(data, 0, 3);
        rc4.Apply(data, 3, 0);
        rc4.Apply(data, 3, data.Length - 3);
        Assert.AreEqual("45a01f645fc35b383552544b9bf5", Ascii.Hex(data, 0, data.Length));
    }
}
