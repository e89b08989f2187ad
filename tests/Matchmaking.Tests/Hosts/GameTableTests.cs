using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Hosts;

[TestClass]
public class GameTableTests
{
    [TestMethod]
    public void A_game_keeps_its_number_its_name_and_its_key()
    {
        CountingKeys keys = new();
        GameTable games = new(3, keys);
        int game = Claim(games, "gmtest");
        Assert.IsTrue(game >= 0);
        Assert.AreEqual(game, Claim(games, "GMTest"));
        Assert.AreEqual(1, keys.Asked, "looked up once");
        Assert.AreEqual("gmtest", games.TextOf(game));
        Assert.AreEqual("gmtest", Raw.Text(games.NameOf(game)));
        Assert.AreEqual("key6", Raw.Text(games.KeysOf(game)));
        Assert.AreEqual(game, games.Find(Raw.Bytes("xgmtest"), 1, 6));
        Assert.AreEqual(-1, games.Find(Raw.Bytes("gmtest"), 0, 5));
        Assert.AreEqual(-1, games.Find(Raw.Bytes("gmtest"), 0, 0));
    }

    [TestMethod]
    public void A_game_without_a_key_has_none_even_where_one_with_a_key_was()
    {
        GameTable games = new(1, new CountingKeys());
        Assert.IsNotNull(games.KeysOf(Claim(games, "gmtest")));
        int game = Claim(games, "odd");
        Assert.AreEqual("odd", games.TextOf(game));
        Assert.IsNull(games.KeysOf(game));
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(1, true)]
    [DataRow(63, true)]
    [DataRow(64, false)]
    public void A_name_has_one_to_63_bytes(int count, bool good)
    {
        GameTable games = new(1, new CountingKeys());
        Assert.AreEqual(good, games.Claim(new byte[64], 0, count) >= 0);
        Assert.AreEqual(-1, games.Claim(new byte[64], 0, -1));
    }

    [TestMethod]
    public void A_game_without_hosts_makes_room_the_one_that_came_first_before_the_others()
    {
        GameTable games = new(3, new CountingKeys());
        int first = Claim(games, "first");
        int second = Claim(games, "second");
        int third = Claim(games, "third");
        games.Hold(first);
        Assert.AreEqual(second, Claim(games, "fourth"));
        Assert.AreEqual(third, Claim(games, "fifth"));
        Assert.AreEqual(-1, Find(games, "second"));
        Assert.AreEqual(first, Find(games, "first"));
        Assert.AreEqual(second, Find(games, "fourth"), "the one that was just asked for is not the next to go");
    }

    [TestMethod]
    public void When_all_have_hosts_there_is_no_room_until_the_last_host_of_one_is_gone()
    {
        GameTable games = new(2, new CountingKeys());
        int first = Claim(games, "first");
        games.Hold(first);
        games.Hold(first);
        games.Hold(Claim(games, "second"));
        Assert.AreEqual(-1, Claim(games, "third"));
        games.Release(first);
        Assert.AreEqual(1, games.HoldersOf(first));
        Assert.AreEqual(-1, Claim(games, "third"));
        games.Release(first);
        Assert.AreEqual(first, Find(games, "first"), "it stays until its place is wanted");
        Assert.AreEqual(first, Claim(games, "third"));
        Assert.AreEqual(-1, Find(games, "first"));
    }

    private static int Claim(GameTable games, string name) => games.Claim(Raw.Bytes(name), 0, name.Length);

    private static int Find(GameTable games, string name) => games.Find(Raw.Bytes(name), 0, name.Length);

    // Names with an even number of characters have a key.
    private sealed class CountingKeys : IGameKeys
    {
        internal int Asked { get; private set; }

        public bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount)
        {
            Asked++;
            keyCount = 4;
            byte[] text = Raw.Bytes("key" + (count % 10).ToString());
            for (int i = 0; i < 4; i++) key[i] = text[i];
            return count % 2 == 0;
        }
    }
}
