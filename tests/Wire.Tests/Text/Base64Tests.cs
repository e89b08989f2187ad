using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class Base64Tests
{
    [TestMethod]
    [DataRow("", "", "", "", "")]
    [DataRow("66", "Zg==", "Zg__", "Zg**", "Zg")]
    [DataRow("666f", "Zm8=", "Zm8_", "Zm8*", "Zm8")]
    [DataRow("666f6f", "Zm9v", "Zm9v", "Zm9v", "Zm9v")]
    [DataRow("666f6f626172", "Zm9vYmFy", "Zm9vYmFy", "Zm9vYmFy", "Zm9vYmFy")]
    [DataRow("fbefbe", "++++", "[[[[", "....", "----")]
    [DataRow("ffffff", "////", "]]]]", "----", "____")]
    [DataRow("fbff", "+/8=", "[]8_", ".-8*", "-_8")]
    public void Each_alphabet_writes_its_own_characters_and_reads_them(string hex, string standard, string gameSpy, string nintendo, string url)
    {
        RoundTrip(Base64.Standard, hex, standard);
        RoundTrip(Base64.GameSpy, hex, gameSpy);
        RoundTrip(Base64.Nintendo, hex, nintendo);
        RoundTrip(Base64.Url, hex, url);
    }

    [TestMethod]
    [DataRow(">>>>", "fbefbe")]
    [DataRow("????", "ffffff")]
    [DataRow(".>-?", "fbefff")]
    [DataRow(">?8*", "fbff")]
    [DataRow("Zg", "66")]
    [DataRow("Zm8", "666f")]
    [DataRow("bG9naW4*", "6c6f67696e")]
    public void Nintendo_titles_that_write_other_characters_or_no_padding_are_read(string text, string hex)
    {
        Assert.AreEqual(hex, Decode(Base64.Nintendo, text));
    }

    [TestMethod]
    public void Padding_may_be_missing_but_in_the_standard_alphabet()
    {
        Assert.AreEqual("66", Decode(Base64.GameSpy, "Zg"));
        Assert.AreEqual("66", Decode(Base64.Url, "Zg"));
        Assert.AreEqual("66", Decode(Base64.Url, "Zg=="));
        Assert.IsNull(Decode(Base64.Standard, "Zg"));
        Assert.IsNull(Decode(Base64.Standard, "Zm8"));
    }

    [TestMethod]
    [DataRow("Z")]
    [DataRow("Zm9vZ")]
    [DataRow("Zg*")]
    [DataRow("*")]
    [DataRow("**")]
    [DataRow("***")]
    [DataRow("****")]
    [DataRow("Z***")]
    [DataRow("Zg***")]
    [DataRow("Zm9v*")]
    [DataRow("Zm9v**")]
    [DataRow("Zg**Zg**")]
    [DataRow("Z*g*")]
    [DataRow("Zm 9")]
    [DataRow("Zm+/")]
    [DataRow("Zm[]")]
    [DataRow("Zm9\u0080")]
    public void Foreign_characters_and_wrong_padding_are_refused(string text)
    {
        Assert.IsNull(Decode(Base64.Nintendo, text));
    }

    [TestMethod]
    public void Every_character_has_a_value_in_each_alphabet_or_is_refused()
    {
        Assert.AreEqual(64, CountCharacters(Base64.Standard));
        Assert.AreEqual(64, CountCharacters(Base64.GameSpy));
        Assert.AreEqual(66, CountCharacters(Base64.Nintendo));
        Assert.AreEqual(64, CountCharacters(Base64.Url));
    }

    [TestMethod]
    public void A_target_that_is_too_small_is_refused_and_not_touched_behind_its_end()
    {
        byte[] text = Ascii.Bytes("Zm9vYmFy");
        Assert.IsFalse(Base64.Standard.TryDecode(text, 0, 8, new byte[5], 0, out int count));
        Assert.AreEqual(0, count);
        Assert.IsFalse(Base64.Standard.TryDecode(text, 0, 8, new byte[7], 2, out count));
        Assert.IsTrue(Base64.Standard.TryDecode(text, 0, 8, new byte[8], 2, out count));
        Assert.AreEqual(6, count);
        Assert.IsTrue(Base64.Standard.TryDecode(text, 4, 4, new byte[3], 0, out count));
        Assert.AreEqual(3, count);
    }

    [TestMethod]
    public void The_end_of_the_target_may_be_the_source_and_decoding_may_be_in_place()
    {
        for (int count = 0; count < 32; count++)
        {
            InPlace(Base64.Nintendo, count);
            InPlace(Base64.Url, count);
        }
    }

    private static void InPlace(Base64 alphabet, int count)
    {
        byte[] source = new byte[count];
        for (int i = 0; i < count; i++) source[i] = (byte)(i * 37 + 200);
        byte[] expected = new byte[alphabet.EncodedCount(count)];
        Assert.AreEqual(expected.Length, alphabet.Encode(source, 0, count, expected, 0));

        byte[] text = new byte[expected.Length];
        int at = text.Length - count;
        source.CopyTo(text, at);
        Assert.AreEqual(text.Length, alphabet.Encode(text, at, count, text, 0));
        Assert.AreEqual(Ascii.Text(expected, 0, expected.Length), Ascii.Text(text, 0, text.Length));

        Assert.IsTrue(alphabet.TryDecode(text, 0, text.Length, text, 0, out int decoded));
        Assert.AreEqual(Ascii.Hex(source, 0, count), Ascii.Hex(text, 0, decoded));
    }

    private static void RoundTrip(Base64 alphabet, string hex, string text)
    {
        byte[] plain = Ascii.FromHex(hex);
        byte[] encoded = new byte[text.Length + 2];
        Assert.AreEqual(text.Length, alphabet.EncodedCount(plain.Length));
        Assert.AreEqual(text.Length, alphabet.Encode(plain, 0, plain.Length, encoded, 1));
        Assert.AreEqual(text, Ascii.Text(encoded, 1, text.Length));
        Assert.AreEqual(0, (int)encoded[text.Length + 1]);
        Assert.AreEqual(hex, Decode(alphabet, text));
    }

    private static string Decode(Base64 alphabet, string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        byte[] target = new byte[16];
        if (alphabet.TryDecode(bytes, 0, bytes.Length, target, 0, out int count)) return Ascii.Hex(target, 0, count);
        Assert.AreEqual(0, count);
        return null;
    }

    private static int CountCharacters(Base64 alphabet)
    {
        byte[] text = Ascii.Bytes("AAAA");
        byte[] target = new byte[3];
        int taken = 0;
        for (int i = 0; i < 256; i++)
        {
            text[1] = (byte)i;
            if (alphabet.TryDecode(text, 0, 4, target, 0, out int count)) taken++;
        }
        return taken;
    }
}
