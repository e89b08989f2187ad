using PocketSpy.Nintendo.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Nas;

[TestClass]
public class NasTokenTests
{
    private const long LargestUserId = 8796093022207;

    [TestMethod]
    public void A_token_gives_back_what_was_sealed_in_it()
    {
        byte[] text = Write(Fill(new NasToken(Key(1))), 1);
        Assert.AreEqual("NDS", Ascii.Text(text, 0, 3));
        NasToken token = new NasToken(Key(1));
        Assert.IsTrue(token.Load(text, 0, text.Length));
        Assert.AreEqual(1, token.UnitCode);
        Assert.AreEqual(LargestUserId, token.UserId);
        Assert.AreEqual(123456789, token.IssuedSeconds);
        Assert.AreEqual("RMCP0000001", Ascii.Text(token.Gsbrcd, 0, token.GsbrcdCount));
        Assert.AreEqual("RMCP", Ascii.Text(token.GameCode, 0, NasToken.GameCodeBytes));
        Assert.AreEqual("Mii", Ascii.Text(token.Name, 0, token.NameCount));
    }

    [TestMethod]
    public void The_challenge_is_known_to_both_ends_and_made_of_capital_letters()
    {
        NasToken writer = Fill(new NasToken(Key(1)));
        byte[] text = Write(writer, 1);
        NasToken reader = new NasToken(Key(1));
        Assert.IsTrue(reader.Load(text, 0, text.Length));
        string challenge = Ascii.Text(writer.Challenge, 0, NasToken.ChallengeBytes);
        Assert.AreEqual(challenge, Ascii.Text(reader.Challenge, 0, NasToken.ChallengeBytes));
        for (int i = 0; i < challenge.Length; i++) Assert.IsTrue(challenge[i] >= 'A' && challenge[i] <= 'Z');
    }

    [TestMethod]
    public void Other_random_bytes_give_another_token_and_another_challenge()
    {
        NasToken token = Fill(new NasToken(Key(1)));
        byte[] first = Write(token, 1);
        string challenge = Ascii.Text(token.Challenge, 0, NasToken.ChallengeBytes);
        byte[] second = Write(token, 2);
        Assert.AreNotEqual(Ascii.Text(first, 0, first.Length), Ascii.Text(second, 0, second.Length));
        Assert.AreNotEqual(challenge, Ascii.Text(token.Challenge, 0, NasToken.ChallengeBytes));
    }

    [TestMethod]
    public void A_token_is_unchanged_in_a_name_value_message()
    {
        byte[] text = Write(Fill(new NasToken(Key(1))), 1);
        for (int i = 0; i < text.Length; i++) Assert.IsTrue(text[i] > 0x20 && text[i] < 0x7F && text[i] != '\\' && text[i] != '&' && text[i] != '=');
    }

    [TestMethod]
    public void A_token_of_another_box_is_refused_and_changes_nothing()
    {
        byte[] text = Write(Fill(new NasToken(Key(1))), 1);
        NasToken token = new NasToken(Key(2));
        token.UserId = 5;
        Assert.IsFalse(token.Load(text, 0, text.Length));
        Assert.AreEqual(5L, token.UserId);
        Assert.AreEqual(0, token.NameCount);
    }

    [TestMethod]
    public void A_token_with_any_character_changed_is_refused()
    {
        byte[] text = Write(Fill(new NasToken(Key(1))), 1);
        NasToken token = new NasToken(Key(1));
        for (int i = 0; i < text.Length; i++)
        {
            byte kept = text[i];
            text[i] = (byte)(kept == 'A' ? 'B' : 'A');
            Assert.IsFalse(token.Load(text, 0, text.Length), "at " + i);
            text[i] = (byte)'=';
            Assert.IsFalse(token.Load(text, 0, text.Length), "at " + i);
            text[i] = kept;
        }
        Assert.IsTrue(token.Load(text, 0, text.Length));
    }

    [TestMethod]
    public void A_token_of_another_length_is_refused()
    {
        byte[] text = Ascii.Join(Write(Fill(new NasToken(Key(1))), 1), new byte[8]);
        NasToken token = new NasToken(Key(1));
        for (int count = 0; count <= text.Length; count++)
        {
            Assert.AreEqual(count == NasToken.TextCount, token.Load(text, 0, count), "length " + count);
        }
    }

    [TestMethod]
    public void The_fields_have_their_limits()
    {
        NasToken token = new NasToken(Key(1));
        byte[] longText = new byte[50];
        for (int i = 0; i < longText.Length; i++) longText[i] = (byte)'x';
        Assert.IsTrue(token.SetGsbrcd(longText, NasToken.MaximumGsbrcdBytes));
        Assert.IsFalse(token.SetGsbrcd(longText, NasToken.MaximumGsbrcdBytes + 1));
        token.SetName(longText, 50);
        token.SetGameCode(longText, 50);
        byte[] text = Write(token, 1);
        Assert.IsTrue(token.Load(text, 0, text.Length));
        Assert.AreEqual(NasToken.MaximumGsbrcdBytes, token.GsbrcdCount);
        Assert.AreEqual(NasToken.MaximumNameBytes, token.NameCount);
        Assert.AreEqual("xxxx", Ascii.Text(token.GameCode, 0, 4));

        token.SetGsbrcd(longText, 0);
        token.SetName(longText, 0);
        token.SetGameCode(longText, 3);
        text = Write(token, 1);
        Assert.IsTrue(token.Load(text, 0, text.Length));
        Assert.AreEqual(0, token.GsbrcdCount);
        Assert.AreEqual(0, token.NameCount);
        Assert.AreEqual("78787800", Ascii.Hex(token.GameCode, 0, 4));
    }

    private static NasToken Fill(NasToken token)
    {
        token.UnitCode = 1;
        token.UserId = LargestUserId;
        token.IssuedSeconds = 123456789;
        Assert.IsTrue(token.SetGsbrcd(Ascii.Bytes("RMCP0000001"), 11));
        token.SetGameCode(Ascii.Bytes("RMCP"), 4);
        token.SetName(Ascii.Bytes("Mii"), 3);
        return token;
    }

    private static byte[] Write(NasToken token, byte random)
    {
        byte[] text = new byte[NasToken.TextCount];
        token.Write(new byte[] { random, 2, 3, 4 }, text, 0);
        return text;
    }

    private static byte[] Key(byte first)
    {
        byte[] key = new byte[32];
        key[0] = first;
        return key;
    }
}
