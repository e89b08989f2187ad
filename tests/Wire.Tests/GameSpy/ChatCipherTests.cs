using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class ChatCipherTests
{
    [TestMethod]
    public void State_runs_over_the_whole_link()
    {
        ChatCipher cipher = new ChatCipher();
        Assert.IsTrue(cipher.Load(Ascii.Bytes("abcdefghijklmnop"), 0, 16, Ascii.Bytes("HA6zkS"), 0, 6));
        byte[] first = Ascii.Bytes("USRIP\r\n");
        cipher.Apply(first, 0, first.Length);
        Assert.AreEqual("bbe472f467b249", Ascii.Hex(first, 0, first.Length));
        byte[] second = Ascii.Bytes("NICK anna\r\n");
        cipher.Apply(second, 0, second.Length);
        Assert.AreEqual("f6078f8813162a33dbaeb2", Ascii.Hex(second, 0, second.Length));
    }

    [TestMethod]
    public void Load_refuses_empty_keys_and_a_random_text_that_is_too_long()
    {
        byte[] text = new byte[ChatCipher.MaxRandom + 1];
        Assert.IsTrue(new ChatCipher().Load(text, 0, ChatCipher.MaxRandom, text, 0, 6));
        Assert.IsFalse(new ChatCipher().Load(text, 0, text.Length, text, 0, 6));
        Assert.IsFalse(new ChatCipher().Load(text, 0, 0, text, 0, 6));
        Assert.IsFalse(new ChatCipher().Load(text, 0, 16, text, 0, 0));
    }
}
