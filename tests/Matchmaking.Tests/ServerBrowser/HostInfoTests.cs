using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>What a client asks about one host, and where a player is.</summary>
[TestClass]
public class HostInfoTests
{
    private static readonly long Host = BrowserWorld.At(2, 1_000);

    [TestMethod]
    public void All_keys_of_a_host_are_told_with_players_and_teams()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.Game, Host, "\\hostname\\First\\mapname\\\\numplayers\\2", Rosters(), 0, 0);
        ListedHost host = Open(world).Say(ListMessages.Info(Host)).Find(Host);
        Assert.AreEqual(HostFlags.FullRules | HostFlags.Unsolicited | HostFlags.Port, host.Flags);
        string[] expected = new string[]
        {
            "hostname", "First", "mapname", "", "numplayers", "2",
            "player_0", "luigi", "score_0", "5", "player_1", "peach", "score_1", "",
            "team_t0", "red",
        };
        Assert.AreEqual(expected.Length, host.Keys.Length);
        for (int i = 0; i < expected.Length; i++) Assert.AreEqual(expected[i], host.Keys[i]);
    }

    [TestMethod]
    public void What_is_for_the_master_is_not_told()
    {
        BrowserWorld world = new();
        world.Add(Host, "\\localip0\\192.168.4.2\\localip4\\10.0.0.1\\localport\\1000\\natneg\\1\\statechanged\\3\\gamename\\racer\\publicip\\5\\publicport\\6\\hostname\\First");
        ListedHost host = Open(world).Say(ListMessages.Info(Host)).Find(Host);
        Assert.AreEqual(4, host.Keys.Length);
        Assert.AreEqual("racer", host["gamename"]);
        Assert.AreEqual("First", host["hostname"]);
    }

    [TestMethod]
    public void A_host_without_keys_is_told_all_the_same()
    {
        BrowserWorld world = new();
        world.Add(Host, "");
        ListedHost host = Open(world).Say(ListMessages.Info(Host)).Find(Host);
        Assert.AreEqual(0, host.Keys.Length);
    }

    [TestMethod]
    public void Keys_without_room_are_left_out_and_the_message_is_whole()
    {
        // 2,560 bytes of room.
        BrowserWorld world = new();
        world.Add(Host, "\\a\\" + Raw.Repeat('a', 1_200) + "\\b\\" + Raw.Repeat('b', 1_200) + "\\c\\" + Raw.Repeat('c', 200) + "\\d\\short");
        ListClient client = Open(world);
        ListedHost host = client.Say(ListMessages.Info(Host)).Find(Host);
        Assert.AreEqual(1_200, host["b"].Length);
        Assert.IsNull(host["c"]);
        Assert.AreEqual("short", host["d"]);
        client.Say(ListMessages.Info(Host));
        Assert.AreEqual(2, client.Parts.Pushes);
    }

    [TestMethod]
    public void A_message_never_exceeds_a_client_s_buffer()
    {
        BrowserWorld world = new(BoxSize.ForPc(8), 20, 12, "");
        string keys = "";
        for (int i = 0; i < 100; i++) keys += "\\key" + i.ToString() + "\\" + Raw.Repeat('v', 50);
        world.Add(Host, keys);
        ListedHost host = Open(world).Say(ListMessages.Info(Host)).Find(Host);
        Assert.IsTrue(host.Keys.Length > 120 && host.Keys.Length < 200);
    }

    [TestMethod]
    [DataRow(2, 1_001)]
    [DataRow(9, 1_000)]
    [DataRow(8, ListFrame.DefaultPort)]
    [DataRow(255, 0)]
    public void A_host_that_is_not_listed_is_told_without_keys(int number, int port)
    {
        // The SDK takes it for an update that failed; without an answer its synchronous call waits for ever.
        BrowserWorld world = ListOptionTests.TwoHosts();
        byte[] game = Raw.Bytes(BrowserWorld.Game);
        world.Hosts.Add(BrowserWorld.At(9, 1_000), 1, world.Games.Claim(game, 0, game.Length), HostTraits.NatNegotiation, 0);
        ListClient client = Open(world);
        long asked = BrowserWorld.At(number, port);
        ListedHost host = client.Say(ListMessages.Info(asked)).Find(asked);
        Assert.AreEqual(port == ListFrame.DefaultPort ? 0 : HostFlags.Port, host.Flags);
        Assert.AreEqual(0, host.Keys.Length);
        Assert.AreEqual(1, client.Parts.Pushes);
        Assert.AreEqual(1, client.Parts.Hosts.Count);
        Assert.AreEqual("First", client.Say(ListMessages.Info(Host)).Find(Host)["hostname"]);
        Assert.AreEqual(0, world.Events.Count);
        Assert.IsFalse(client.Link.IsEnded);
    }

    [TestMethod]
    public void A_host_that_left_is_told_without_keys_behind_its_deletion()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Fields = "\\hostname", Options = ListOptions.PushUpdates });
        world.Remove(world.Hosts.Find(Host));
        Assert.AreEqual(1, client.Parts.Deletions);
        Assert.AreEqual(0, client.Say(ListMessages.Info(Host)).Find(Host).Keys.Length);
        int row = world.Add(Host, "\\hostname\\Again");
        Assert.AreEqual("Again", client.Parts.Find(Host)["hostname"]);
        world.Remove(row);
        Assert.IsNull(client.Parts.Find(Host));
    }

    [TestMethod]
    public void The_map_of_an_unknown_host_gets_no_answer()
    {
        ListClient client = Open(ListOptionTests.TwoHosts());
        Assert.AreEqual(0, client.Say(ListMessages.MapLoop(BrowserWorld.At(9, 1_000))).Maps.Count);
        Assert.AreEqual(0, client.Parts.Pushes);
        Assert.IsFalse(client.Link.IsEnded);
    }

    [TestMethod]
    public void The_map_that_is_played_is_told()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        world.Add(BrowserWorld.At(4, 1_000), "\\mapname\\Figure-8_Circuit");
        ListClient client = Open(world);
        client.Say(ListMessages.MapLoop(BrowserWorld.At(4, 1_000)));
        client.Say(ListMessages.MapLoop(Host));
        Assert.AreEqual("192.168.4.4:1000 0 Figure-8_Circuit", (string)client.Parts.Maps[0]);
        Assert.AreEqual("192.168.4.2:1000 0", (string)client.Parts.Maps[1]);
    }

    [TestMethod]
    [DataRow(0, "luigi", "luigi")]
    [DataRow(0, "LUIGI", "luigi")]
    [DataRow(0, "luig", "")]
    [DataRow(2, "luig", "luigi")]
    [DataRow(2, "uigi", "")]
    [DataRow(4, "uigi", "luigi")]
    [DataRow(4, "luig", "")]
    [DataRow(2, "luigi", "luigi")]
    [DataRow(4, "luigi", "luigi")]
    [DataRow(8, "ig", "luigi")]
    [DataRow(8, "e", "peach")]
    [DataRow(8, "i", "luigi")]
    [DataRow(8, "luigix", "")]
    [DataRow(6, "uigi", "luigi")]
    [DataRow(8, "zz", "")]
    [DataRow(8, "", "")]
    public void A_player_is_found_by_the_part_that_the_options_say(int options, string name, string expected)
    {
        ListClient client = Open(WithPlayers());
        client.Say(ListMessages.Search(options, 10, name));
        Assert.AreEqual(1, client.Parts.Searches);
        Assert.AreEqual(expected == "" ? 0 : 1, client.Parts.Players.Count);
        if (expected != "") Assert.IsTrue(((string)client.Parts.Players[0]).StartsWith(expected + "@192.168.4.2:1000 "));
    }

    [TestMethod]
    public void Players_of_other_games_are_found_only_if_asked_for()
    {
        BrowserWorld world = WithPlayers();
        world.Add("sailor", BrowserWorld.At(3, 1_000), "\\hostname\\Second", Rosters(), 0, 0);
        ListClient client = Open(world);
        client.Say(ListMessages.Search(0, 10, "peach"));
        Assert.AreEqual(1, client.Parts.Players.Count);
        // Nobody needs to be told the game's own name.
        Assert.IsTrue(((string)client.Parts.Players[0]).StartsWith("peach@192.168.4.2:1000  "));
        client.Parts.Players.Clear();
        client.Say(ListMessages.Search(1, 10, "peach"));
        Assert.AreEqual(2, client.Parts.Players.Count);
        Assert.IsTrue(((string)client.Parts.Players[0]).StartsWith("peach@192.168.4.2:1000 racer "));
        Assert.IsTrue(((string)client.Parts.Players[1]).StartsWith("peach@192.168.4.3:1000 sailor "));
    }

    [TestMethod]
    public void A_player_was_seen_now()
    {
        BrowserWorld world = WithPlayers();
        world.Clock.UtcNow = new DateTime(2001, 9, 9, 1, 46, 40);
        ListClient client = Open(world);
        client.Say(ListMessages.Search(0, 10, "luigi"));
        Assert.AreEqual("luigi@192.168.4.2:1000  1000000000", (string)client.Parts.Players[0]);
    }

    [TestMethod]
    public void Only_players_are_found_not_scores_or_teams()
    {
        ListClient client = Open(WithPlayers());
        client.Say(ListMessages.Search(0, 10, "5"));
        client.Say(ListMessages.Search(0, 10, "red"));
        Assert.AreEqual(2, client.Parts.Searches);
        Assert.AreEqual(0, client.Parts.Players.Count);
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(5, 5)]
    [DataRow(0, 32)]
    [DataRow(32, 32)]
    [DataRow(33, 32)]
    [DataRow(-1, 32)]
    public void As_many_players_are_told_as_were_asked_for(int most, int expected)
    {
        BrowserWorld world = new();
        for (int i = 0; i < 4; i++) world.Add(BrowserWorld.Game, BrowserWorld.At(2 + i, 1_000), "\\hostname\\First", Crowd(20, "peach"), 0, 0);
        ListClient client = Open(world);
        client.Say(ListMessages.Search(2, most, "pea"));
        Assert.AreEqual(expected, client.Parts.Players.Count);
    }

    [TestMethod]
    public void Players_without_room_are_left_out()
    {
        BrowserWorld world = new();
        for (int i = 0; i < 4; i++) world.Add(BrowserWorld.Game, BrowserWorld.At(2 + i, 1_000), "\\hostname\\First", Crowd(10, Raw.Repeat('p', 120)), 0, 0);
        ListClient client = Open(world);
        client.Say(ListMessages.Search(2, 32, "pp"));
        Assert.AreEqual(1, client.Parts.Searches);
        Assert.IsTrue(client.Parts.Players.Count > 10 && client.Parts.Players.Count < 32);
    }

    [TestMethod]
    public void A_name_that_nobody_can_have_finds_nobody()
    {
        // A client waits for an answer all the same.
        ListClient client = Open(WithPlayers());
        client.Say(ListMessages.Search(15, 10, Raw.Repeat('l', 64)));
        client.Say(ListMessages.Search(15, 10, Raw.Repeat('l', 65)));
        client.Say(ListMessages.Search(15, 10, Raw.Repeat('l', 240)));
        Assert.AreEqual(3, client.Parts.Searches);
        Assert.AreEqual(0, client.Parts.Players.Count);
    }

    [TestMethod]
    public void A_search_that_is_cut_is_ignored()
    {
        byte[] search = ListMessages.Search(0, 10, "luigi");
        for (int length = 3; length < search.Length; length++)
        {
            ListClient client = Open(WithPlayers());
            byte[] cut = Raw.Copy(search, length);
            cut[1] = (byte)length;
            Assert.AreEqual(0, client.Say(cut).Searches);
            Assert.AreEqual(1, client.Say(search).Players.Count);
        }
    }

    // Two players with two keys, one team with one.
    internal static byte[] Rosters() =>
        ListMessages.FromHex("0002 706c617965725f00 73636f72655f00 00 6c7569676900 3500 706561636800 00 0001 7465616d5f7400 00 72656400");

    private static byte[] Crowd(int members, string name)
    {
        WireWriter writer = new();
        writer.Load(new byte[4_096], 0, 4_096);
        writer.WriteUInt16BigEndian(members);
        writer.WriteBytes(Raw.Bytes("player_"));
        writer.WriteUInt16BigEndian(0);
        for (int i = 0; i < members; i++)
        {
            writer.WriteBytes(Raw.Bytes(name + i.ToString()));
            writer.WriteByte(0);
        }
        return Raw.Copy(writer.Buffer, writer.Length);
    }

    private static BrowserWorld WithPlayers()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.Game, Host, "\\hostname\\First", Rosters(), 0, 0);
        return world;
    }

    private static ListClient Open(BrowserWorld world)
    {
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        return client;
    }
}
