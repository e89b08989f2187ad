using PocketSpy.Core;
using PocketSpy.Games;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Hosts;

[TestClass]
public class OwnGameKeysTests
{
    private const string List = "\u00EF\u00BB\u00BF# my games\r\nmygame Abc123\r\n\r\n  Other.Game\t \tx Its title # and more\nlast 12345678";

    [TestMethod]
    [DataRow("mygame", "Abc123")]
    [DataRow("MyGame", "Abc123")]
    [DataRow("other.game", "x")]
    [DataRow("OTHER.GAME", "x")]
    [DataRow("last", "12345678")]
    [DataRow("gmtest", "HA6zkS")]
    public void A_game_has_its_key(string name, string key) => Assert.AreEqual(key, Find(NewKeys(List), name));

    [TestMethod]
    [DataRow("")]
    [DataRow("mygam")]
    [DataRow("mygames")]
    [DataRow("# my")]
    [DataRow("my")]
    [DataRow("title")]
    [DataRow("x")]
    [DataRow("mygame Abc123")]
    public void Any_other_name_has_none(string name) => Assert.IsNull(Find(NewKeys(List), name));

    [TestMethod]
    public void The_owners_key_comes_before_that_of_the_image()
    {
        Assert.AreEqual("mine", Find(NewKeys("gmtest mine"), "gmtest"));
        Assert.AreEqual("HA6zkS", Find(NewKeys("gmtestx mine"), "gmtest"));
    }

    [TestMethod]
    public void A_name_in_several_lines_has_several_keys_in_their_order()
    {
        OwnGameKeys keys = NewKeys("a one\nb three\nA two title\na four\n");
        Assert.AreEqual("one two four", Find(keys, "a"));
        Assert.AreEqual("three", Find(keys, "b"));
    }

    [TestMethod]
    public void A_list_of_keys_has_room_for_those_of_any_game() => Assert.AreEqual(GameKeys.MaximumKeysCount, KeyList.MaximumBytes);

    [TestMethod]
    public void Keys_that_find_no_room_do_not_count()
    {
        string text = "";
        for (int i = 0; i < 9; i++) text += "a Abcdefg" + i.ToString() + "\n";
        string found = Find(NewKeys(text), "a");
        Assert.AreEqual("Abcdefg0 Abcdefg1 Abcdefg2 Abcdefg3 Abcdefg4 Abcdefg5 Abcdefg6", found);
        Assert.IsTrue(found.Length <= KeyList.MaximumBytes);
    }

    [TestMethod]
    [DataRow("mygame")]
    [DataRow("mygame  \t ")]
    [DataRow("mygame 123456789")]
    [DataRow("abcdefghijklmnopqrstuvwxyz012345 Abc123")]
    [DataRow("myg\u00E4me Abc123")]
    [DataRow("mygame Abc12\u00E9")]
    [DataRow("my\u0001game Abc123")]
    [DataRow("mygame \u007F")]
    public void A_line_that_cannot_be_understood_is_left_out_and_counted(string line)
    {
        OwnGameKeys keys = NewKeys("before 1\n" + line + "\nbehind 2\n");
        Assert.AreEqual(2, keys.Count);
        Assert.AreEqual(1, keys.LinesLeftOut);
        Assert.AreEqual("1", Find(keys, "before"));
        Assert.AreEqual("2", Find(keys, "behind"));
        Assert.IsNull(Find(keys, "mygame"));
    }

    [TestMethod]
    public void A_NUL_in_a_line_is_no_text()
    {
        byte[] text = Raw.Bytes("my?game Abc123\nok key\n");
        text[2] = 0;
        OwnGameKeys keys = new(text, text.Length);
        Assert.AreEqual(1, keys.Count);
        Assert.AreEqual(1, keys.LinesLeftOut);
        Assert.AreEqual("key", Find(keys, "ok"));
    }

    [TestMethod]
    public void Comments_and_empty_lines_are_neither_games_nor_wrong()
    {
        OwnGameKeys keys = NewKeys("#\n# mygame Abc123\n\n \t\r\n  #x y\n\r\n");
        Assert.AreEqual(0, keys.Count);
        Assert.AreEqual(0, keys.LinesLeftOut);
        Assert.AreEqual(0, NewKeys("").Count);
    }

    [TestMethod]
    public void A_file_that_is_too_long_counts_up_to_its_last_whole_line()
    {
        string full = "a Abc123\n#" + Raw.Repeat('-', OwnGameKeys.MaximumFileBytes - 25) + "\nlonger Abc1234";
        Assert.AreEqual(OwnGameKeys.MaximumFileBytes, full.Length);
        Assert.AreEqual("Abc1234", Find(NewKeys(full), "longer"));

        OwnGameKeys keys = NewKeys(full + "5\nmore Abc123\n");
        Assert.AreEqual(1, keys.Count);
        Assert.AreEqual("Abc123", Find(keys, "a"));
        Assert.IsNull(Find(keys, "longer"));
        Assert.IsNull(Find(keys, "more"));
        Assert.AreEqual(0, NewKeys(Raw.Repeat('x', 3 * OwnGameKeys.MaximumFileBytes)).Count);
    }

    [TestMethod]
    public void Only_as_many_bytes_as_told_count()
    {
        byte[] text = Raw.Bytes("a Abc123\nb Abc123\n");
        OwnGameKeys keys = new(text, 9);
        Assert.AreEqual(1, keys.Count);
        Assert.IsNull(Find(keys, "b"));
    }

    [TestMethod]
    public void The_file_may_be_full_of_the_shortest_lines()
    {
        string text = "";
        for (int i = 0; i < 341; i++) text += "q" + ((char)('A' + i / 26)).ToString() + ((char)('a' + i % 26)).ToString() + " k\n";
        OwnGameKeys keys = NewKeys(text.Substring(0, OwnGameKeys.MaximumFileBytes - 2));
        Assert.AreEqual(341, keys.Count);
        Assert.AreEqual("k", Find(keys, "qna"));
    }

    [TestMethod]
    public void A_name_is_read_within_its_range_only()
    {
        byte[] packet = Raw.Bytes("xmygamey");
        byte[] key = Raw.Bytes("--------");
        OwnGameKeys keys = NewKeys(List);
        Assert.IsTrue(keys.TryFind(packet, 1, 6, key, out int count));
        Assert.AreEqual(6, count);
        Assert.AreEqual("Abc123--", Raw.Text(key));
        Assert.IsFalse(keys.TryFind(packet, 1, 7, key, out count));
        Assert.AreEqual(0, count);
    }

    private static OwnGameKeys NewKeys(string list)
    {
        byte[] text = Raw.Bytes(list);
        return new OwnGameKeys(text, text.Length);
    }

    private static string Find(OwnGameKeys keys, string name)
    {
        byte[] key = new byte[KeyList.MaximumBytes];
        return keys.TryFind(Raw.Bytes(name), 0, name.Length, key, out int count) ? Raw.Text(key, 0, count) : null;
    }
}
