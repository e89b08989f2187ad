using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class WordListTests
{
    private const string Words = "ka login logout bm";

    [TestMethod]
    [DataRow("ka", 0)]
    [DataRow("login", 1)]
    [DataRow("logout", 2)]
    [DataRow("bm", 3)]
    public void A_word_has_its_number(string word, int number)
    {
        Assert.AreEqual(number, Find(Words, word));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("k")]
    [DataRow("log")]
    [DataRow("out")]
    [DataRow("bmx")]
    [DataRow("Ka")]
    [DataRow("ka login")]
    [DataRow(" ")]
    public void What_is_no_whole_word_of_the_list_has_none(string word)
    {
        Assert.AreEqual(WordList.None, Find(Words, word));
    }

    [TestMethod]
    public void A_list_may_have_one_word_or_none()
    {
        Assert.AreEqual(0, Find("ka", "ka"));
        Assert.AreEqual(WordList.None, Find("ka", "kb"));
        Assert.AreEqual(WordList.None, Find("", "ka"));
        Assert.AreEqual(WordList.None, Find("", ""));
    }

    private static int Find(string words, string word)
    {
        byte[] buffer = Ascii.Bytes("\\" + word + "\\");
        return WordList.IndexOf(words, buffer, 1, buffer.Length - 2);
    }
}
