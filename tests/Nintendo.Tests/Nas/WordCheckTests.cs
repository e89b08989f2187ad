using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Nas;

[TestClass]
public class WordCheckTests
{
    private const string List = "\u00EF\u00BB\u00BF# not these\r\nbadger\r\n\r\n  Mush Room \nz\u00C3\u00B6\n#stoat\nx\n";

    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);
    private static readonly string[] Copies = new string[] { "prwordsA", "prwordsC", "prwordsE", "prwordsJ", "prwordsK", "prwordsP" };

    [TestMethod]
    [DataRow("hello", "0")]
    [DataRow("badger", "1")]
    [DataRow("BADGERs", "1")]
    [DataRow("a Badger b", "1")]
    [DataRow("badge", "0")]
    [DataRow("adger", "0")]
    [DataRow("mush room", "1")]
    [DataRow("mushroom", "0")]
    [DataRow("z\u00F6", "1")]
    [DataRow("stoat", "0")]
    [DataRow("not these", "0")]
    [DataRow("", "0")]
    [DataRow("one\ttwo", "00")]
    [DataRow("one\tbadger\tthree", "010")]
    [DataRow("\t\t", "000")]
    [DataRow("badger\t", "10")]
    [DataRow("\tx", "01")]
    public void Each_word_gets_its_verdict_in_both_byte_orders(string words, string verdicts)
    {
        AssertVerdicts(NasMessages.WideField("words", words, true) + NasMessages.Field("wenc", "UTF-16BE") + NasMessages.Field("unitcd", "0"), verdicts);
        AssertVerdicts(NasMessages.WideField("words", words, false) + NasMessages.Field("wenc", "utf-16le") + NasMessages.Field("unitcd", "1"), verdicts);
        AssertVerdicts(NasMessages.WideField("words", words, true) + NasMessages.Field("unitcd", "1"), verdicts);
        AssertVerdicts(NasMessages.WideField("words", words, false) + NasMessages.Field("unitcd", "0") + NasMessages.Field("wregion", "03"), verdicts);
        AssertVerdicts(NasMessages.WideField("words", words, false), verdicts);
        AssertVerdicts(NasMessages.Field("unitcd", "1") + NasMessages.Field("wenc", "junk") + NasMessages.WideField("words", words, true), verdicts);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("unitcd=MA**")]
    [DataRow("words=")]
    public void A_request_without_words_is_one_clean_word(string body)
    {
        string answer = Post(NewWorld(), body);
        Assert.AreEqual("000", NasMessages.Value(answer, "returncd"));
        Assert.AreEqual("0", NasMessages.Value(answer, "prwords"));
        Assert.AreEqual("0", NasMessages.Value(answer, "prwordsP"));
    }

    [TestMethod]
    [DataRow("one\tbadger\tz\u00C3\u00B6", "011")]
    [DataRow("\t", "00")]
    [DataRow("fine", "0")]
    public void The_encoding_that_the_request_names_is_used(string words, string verdicts)
    {
        AssertVerdicts(NasMessages.Field("words", words) + NasMessages.Field("wenc", "UTF-8") + NasMessages.Field("unitcd", "1"), verdicts);
    }

    [TestMethod]
    public void Without_a_list_nothing_is_bad()
    {
        string answer = Post(new World(), NasMessages.WideField("words", "badger\tx", false));
        Assert.AreEqual("000", NasMessages.Value(answer, "returncd"));
        Assert.AreEqual("00", NasMessages.Value(answer, "prwords"));
        Assert.AreEqual("20260709030508", NasMessages.Value(answer, "datetime"));
        Assert.IsTrue(answer.EndsWith("\r\n") && answer.Contains("\r\nNODE: wifiappe1\r\n"));
    }

    [TestMethod]
    public void Words_that_are_longer_than_any_other_field_are_judged_where_they_stand()
    {
        string text = "";
        string verdicts = "";
        for (int i = 0; i < 70; i++)
        {
            text += (i > 0 ? "\t" : "") + (i % 3 == 0 ? "badger" : "word" + i.ToString());
            verdicts += i % 3 == 0 ? "1" : "0";
        }
        AssertVerdicts(NasMessages.WideField("words", text, false), verdicts);
        AssertVerdicts(Raw.Exchange(NasMessages.WideField("words", text, false), "*", "%2A"), verdicts);
    }

    [TestMethod]
    public void A_bad_word_is_found_anywhere_in_a_long_text()
    {
        for (int before = 0; before < 200; before += 7)
        {
            string text = Raw.Repeat('\u30DE', before) + "Badger" + Raw.Repeat('\u30DE', 200 - before);
            AssertVerdicts(NasMessages.WideField("words", text + "\tgood", true) + NasMessages.Field("unitcd", "1"), "10");
        }
    }

    [TestMethod]
    public void Many_words_are_answered_in_what_a_console_reads()
    {
        World world = NewWorld();
        string answer = Post(world, NasMessages.WideField("words", Raw.Repeat('\t', 127), false));
        Assert.AreEqual(128, NasMessages.Value(answer, "prwordsP").Length);
        answer = Post(world, NasMessages.WideField("words", Raw.Repeat('\t', 128), false));
        Assert.AreEqual(129, NasMessages.Value(answer, "prwords").Length);
        Assert.IsNull(NasMessages.Value(answer, "prwordsP"));
        answer = Post(world, NasMessages.WideField("words", Raw.Repeat('\t', 750), false));
        Assert.AreEqual(751, NasMessages.Value(answer, "prwords").Length);
        Assert.IsTrue(answer.Length <= NasAnswer.MaximumBytes);

        world = new World(new FaultyFileSystem(), 1, BoxSize.ForPc(8), OtherNames.Refuse);
        answer = Post(world, NasMessages.WideField("words", Raw.Repeat('\t', 1_023), false));
        Assert.AreEqual(1_024, NasMessages.Value(answer, "prwords").Length);
        Assert.IsTrue(answer.Length <= NasAnswer.MaximumBytes);
        Assert.AreEqual("103", NasMessages.Value(Post(world, NasMessages.WideField("words", Raw.Repeat('\t', 1_024), false)), "returncd"));
    }

    [TestMethod]
    [DataRow("words=!!!!")]
    [DataRow("words=A")]
    [DataRow("words=%zz")]
    public void Words_that_are_missing_or_cannot_be_read_are_a_bad_request(string body)
    {
        World world = NewWorld();
        string answer = Post(world, body);
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.AreEqual("103", NasMessages.Value(answer, "returncd"));
        Assert.IsNull(NasMessages.Value(answer, "prwords"));
        Assert.AreEqual(1, world.LinesWith("a word check without words"));
    }

    [TestMethod]
    public void An_odd_last_byte_is_no_character()
    {
        AssertVerdicts("words=" + NasMessages.Encode("x") + "&", "0");
        AssertVerdicts("words=" + NasMessages.Encode("abc") + "&", "0");
    }

    [TestMethod]
    public void Get_is_not_allowed()
    {
        Assert.AreEqual(405, HttpAnswer.Status(new World().Request("GET /pr HTTP/1.1\r\nHost: nas.nintendowifi.net\r\n\r\n", Client)));
    }

    [TestMethod]
    [DataRow("Mister Badger", "040")]
    [DataRow("XYZ", "040")]
    [DataRow("Molly", "001")]
    public void A_player_with_a_bad_name_is_told_and_let_in(string name, string code)
    {
        World world = NewWorld();
        string fields = NasMessages.Field("action", "login") + NasMessages.Field("userid", "4660") + NasMessages.Field("gsbrcd", "RMCJ1234567");
        string answer = PostAccount(world, fields + NasMessages.Field("unitcd", "1") + NasMessages.WideField("ingamesn", name, true));
        Assert.AreEqual(code, NasMessages.Value(answer, "returncd"));
        Assert.AreEqual(131, NasMessages.Value(answer, "token").Length);
        Assert.AreEqual(8, NasMessages.Value(answer, "challenge").Length);
        answer = PostAccount(world, fields + NasMessages.WideField("ingamesn", name, false));
        Assert.AreEqual(code, NasMessages.Value(answer, "returncd"));
        answer = PostAccount(world, fields + NasMessages.WideField("devname", name, false));
        Assert.AreEqual("001", NasMessages.Value(answer, "returncd"), "the name of the console is not the player's");
    }

    [TestMethod]
    public void Words_that_are_too_long_and_empty_lines_are_left_out_of_the_list()
    {
        byte[] list = Raw.Bytes(Raw.Repeat('a', 41) + "\n\n \n\t\n#\n" + Raw.Repeat('b', 40));
        BadWords words = new(list, list.Length);
        Assert.IsFalse(AreIn(words, Raw.Repeat('a', 60)));
        Assert.IsTrue(AreIn(words, Raw.Repeat('B', 40)));
        Assert.IsFalse(AreIn(words, Raw.Repeat('b', 39)));
        Assert.IsFalse(AreIn(words, ""));
        Assert.IsTrue(new BadWords(new byte[0], 0).IsEmpty);
    }

    private static bool AreIn(BadWords words, string text) => words.AreIn(Raw.Bytes(text), 0, text.Length);

    private static World NewWorld()
    {
        FaultyFileSystem files = new();
        files["badwords.txt"] = Raw.Bytes(List);
        return new World(files, 1);
    }

    private static void AssertVerdicts(string body, string verdicts)
    {
        string answer = Post(NewWorld(), body);
        Assert.AreEqual("000", NasMessages.Value(answer, "returncd"), body);
        Assert.AreEqual(verdicts, NasMessages.Value(answer, "prwords"), body);
        foreach (string copy in Copies) Assert.AreEqual(verdicts, NasMessages.Value(answer, copy), body);
    }

    private static string Post(World world, string body) =>
        world.Request(NasMessages.PostTo("/pr", "nas.nintendowifi.net", body), Client);

    private static string PostAccount(World world, string body) => world.Request(NasMessages.Post(body), Client);
}
