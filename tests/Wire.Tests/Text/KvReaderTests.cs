using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class KvReaderTests
{
    [TestMethod]
    public void A_login_is_read()
    {
        KvReader reader = Load(KvPackets.Login);
        Assert.AreEqual(KvPackets.LoginPairs, reader.Count);
        Assert.IsTrue(reader.Is(0, "login"));
        Assert.AreEqual(0, reader.ValueCount(0));
        Assert.AreEqual("mwLzWbE7OWfsoLgTvfgdJBRwQeFQbLQg", reader.GetText("challenge"));
        Assert.IsTrue(reader.TryGetInt32("partnerid", out int partner));
        Assert.AreEqual(11, partner);
        Assert.IsTrue(reader.ValueEquals("gamename", "mariokartwii"));
        Assert.IsFalse(reader.ValueEquals("gamename", "mariokart"));
        Assert.IsFalse(reader.ValueEquals("game", "mariokartwii"));
        Assert.AreEqual(KvPackets.LoginPairs - 1, reader.Find("final"));
        Assert.IsNull(reader.GetText("userid"));
        Assert.IsFalse(reader.TryGet("userid", out int offset, out int count));
        Assert.AreEqual(0, offset + count);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("ka\\\\final\\")]
    [DataRow("x\\ka\\")]
    public void A_text_that_does_not_begin_with_a_backslash_is_refused(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        KvReader reader = Load("\\a\\b");
        Assert.IsFalse(reader.Load(bytes, 0, bytes.Length));
        Assert.AreEqual(0, reader.Count);
        Assert.AreEqual(KvReader.None, reader.Find("a"));
    }

    [TestMethod]
    [DataRow("\\", 0, "")]
    [DataRow("\\a", 1, "a=")]
    [DataRow("\\a\\", 1, "a=")]
    [DataRow("\\a\\b", 1, "a=b")]
    [DataRow("\\a\\b\\", 1, "a=b")]
    [DataRow("\\a\\b\\c", 2, "a=b c=")]
    [DataRow("\\a\\\\b\\1", 2, "a= b=1")]
    [DataRow("\\\\", 1, "=")]
    [DataRow("\\\\x", 1, "=x")]
    [DataRow("\\\\\\", 1, "=")]
    [DataRow("\\\\\\\\", 2, "= =")]
    public void Empty_keys_and_values_are_pairs_but_a_lone_backslash_is_none(string text, int pairs, string expected)
    {
        KvReader reader = Load(text);
        Assert.AreEqual(pairs, reader.Count);
        Assert.AreEqual(expected, Describe(reader));
    }

    [TestMethod]
    public void The_first_of_two_equal_keys_counts()
    {
        KvReader reader = Load("\\id\\1\\id\\2\\idx\\3\\i\\4");
        Assert.AreEqual("1", reader.GetText("id"));
        Assert.AreEqual("3", reader.GetText("idx"));
        Assert.AreEqual("4", reader.GetText("i"));
        Assert.AreEqual("", Load("\\\\\\a\\b").GetText(""));
    }

    [TestMethod]
    public void The_key_of_another_text_is_found()
    {
        KvReader reader = Load("\\a\\1\\bb\\2\\a\\3");
        KvReader other = Load("\\b\\9\\bb\\\\a\\");
        Assert.AreEqual(KvReader.None, reader.Find(other, 0));
        Assert.AreEqual(1, reader.Find(other, 1));
        Assert.AreEqual(0, reader.Find(other, 2));
        Assert.AreEqual(1, reader.IndexIn("b bb", 1));
        Assert.AreEqual(WordList.None, reader.IndexIn("b bb", 0));
    }

    [TestMethod]
    public void More_pairs_than_there_is_room_for_are_refused_whole()
    {
        byte[] bytes = Ascii.Bytes("\\a\\1\\b\\2\\c\\3");
        KvReader reader = new KvReader(2);
        Assert.IsTrue(reader.Load(bytes, 0, 8));
        Assert.AreEqual("a=1 b=2", Describe(reader));
        // The backslash alone begins no third pair.
        Assert.IsTrue(reader.Load(bytes, 0, 9));
        Assert.AreEqual(2, reader.Count);
        for (int count = 10; count <= bytes.Length; count++)
        {
            Assert.IsFalse(reader.Load(bytes, 0, count));
            Assert.AreEqual(0, reader.Count);
        }
    }

    [TestMethod]
    public void Every_truncation_of_a_message_reads_what_is_there()
    {
        foreach (string message in KvPackets.All)
        {
            byte[] bytes = Ascii.Bytes(message);
            string whole = Describe(Load(message));
            for (int count = 1; count <= bytes.Length; count++)
            {
                byte[] cut = new byte[count];
                System.Array.Copy(bytes, 0, cut, 0, count);
                KvReader reader = new KvReader(40);
                Assert.IsTrue(reader.Load(cut, 0, count));
                string part = Describe(reader);
                // A key that was cut is shown with its '='.
                if (part.Length > 0 && part[part.Length - 1] == '=') part = part.Substring(0, part.Length - 1);
                Assert.AreEqual(part, whole.Substring(0, part.Length));
            }
        }
    }

    [TestMethod]
    public void Bytes_beside_the_range_do_not_count()
    {
        byte[] bytes = Ascii.Bytes("\\a\\1\\b\\22\\c\\3");
        KvReader reader = new KvReader(4);
        Assert.IsTrue(reader.Load(bytes, 4, 4));
        Assert.AreEqual("b=2", Describe(reader));
        Assert.AreEqual(5, reader.KeyOffset(0));
        Assert.AreEqual(7, reader.ValueOffset(0));
    }

    [TestMethod]
    [DataRow("2147483647", true, true)]
    [DataRow("2147483648", false, true)]
    [DataRow("-2147483648", true, false)]
    [DataRow("-2147483649", false, false)]
    [DataRow("4294967295", false, true)]
    [DataRow("4294967296", false, false)]
    [DataRow("9223372036854775808", false, false)]
    [DataRow("", false, false)]
    [DataRow("1x", false, false)]
    public void Numbers_are_taken_when_they_have_the_size(string text, bool is32, bool isUnsigned32)
    {
        KvReader reader = Load("\\n\\" + text + "\\final\\");
        Assert.AreEqual(is32, reader.TryGetInt32("n", out int number));
        Assert.AreEqual(isUnsigned32, reader.TryGetUInt32("n", out uint unsigned));
        Assert.AreEqual(text, is32 ? number.ToString() : isUnsigned32 ? unsigned.ToString() : text);
        Assert.IsFalse(reader.TryGetInt64("m", out long missing));
        Assert.AreEqual(0L, missing);
    }

    private static KvReader Load(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        KvReader reader = new KvReader(40);
        Assert.IsTrue(reader.Load(bytes, 0, bytes.Length));
        return reader;
    }

    private static string Describe(KvReader reader)
    {
        string text = "";
        for (int i = 0; i < reader.Count; i++)
        {
            if (i > 0) text += " ";
            text += Ascii.Text(reader.Buffer, reader.KeyOffset(i), reader.KeyCount(i)) + "=" +
                Ascii.Text(reader.Buffer, reader.ValueOffset(i), reader.ValueCount(i));
        }
        return text;
    }
}
