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
    internal static readonly long Host = BrowserWorld.At(2, 1_000);

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
        // 2,048 bytes of room.
        BrowserWorld world = new();
        world.Add(Host, "\\a\\" + Raw.Repeat('a', 950) + "\\b\\" + Raw.Repeat('b', 950) + "\\c\\" + Raw.Repeat('c', 200) + "\\d\\short");
        ListClient client = Open(world);
        ListedHost host = client.Say(ListMessages.Info(Host)).Find(Host);
        Assert.AreEqual(950, host["b"].Length);
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

    // Two players with two keys, one team with one.
    internal static byte[] Rosters() =>
        ListMessages.FromHex("0002 706c617965725f00 73636f72655f00 00 6c7569676900 3500 706561636800 00 0001 7465616d5f7400 00 72656400");

    internal static ListClient Open(BrowserWorld world)
    {
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        return client;
    }
}
