using PocketSpy.Presence.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class PasswordCodeTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("a", "dw__")]
    [DataRow("secret", "ZZeXgE6v")]
    [DataRow("0123456789012345678901234567 9", "JsPGwR]u2ptBNk7bAZ6MQepeQOiPpQ3vnXP[TIyI")]
    public void Encode_and_TryDecode_agree_with_the_client(string plain, string encoded)
    {
        byte[] source = Ascii.Bytes(plain);
        byte[] target = new byte[PasswordCode.EncodedCount(source.Length)];
        Assert.AreEqual(encoded.Length, PasswordCode.Encode(source, 0, source.Length, target, 0));
        Assert.AreEqual(encoded, Ascii.Text(target, 0, target.Length));
        Assert.AreEqual(plain, Ascii.Text(source, 0, source.Length));

        byte[] decoded = new byte[64];
        Assert.IsTrue(PasswordCode.TryDecode(target, 0, target.Length, decoded, 1, out int count));
        Assert.AreEqual(plain, Ascii.Text(decoded, 1, count));
    }

    [TestMethod]
    [DataRow("ZZeX*E6v")]
    [DataRow("ZZeXg")]
    public void TryDecode_refuses_what_is_not_base64(string text)
    {
        byte[] source = Ascii.Bytes(text);
        Assert.IsFalse(PasswordCode.TryDecode(source, 0, source.Length, new byte[64], 0, out int count));
        Assert.AreEqual(0, count);
    }

    [TestMethod]
    public void Random_numbers_keep_the_modulus_where_a_remainder_would_be_0()
    {
        Assert.AreEqual(int.MaxValue, GameSpyRandom.Next(int.MaxValue));
        Assert.AreEqual(16807, GameSpyRandom.Next(1));
        Assert.AreEqual(0, GameSpyRandom.Next(0));
    }
}
