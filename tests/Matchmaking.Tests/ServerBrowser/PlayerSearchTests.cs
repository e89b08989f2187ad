using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Players that a client of the server browser looks for.</summary>
[TestClass]
public class PlayerSearchTests
{
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
        ListClient client = HostInfoTests.Open(WithPlayers());
        client.Say(ListMessages.Search(options, 10, name));
        Assert.AreEqual(1, client.Parts.Searches);
        Assert.AreEqual(expected == "" ? 0 : 1, client.Parts.Players.Count);
        if (expected != "") Assert.IsTrue(((string)client.Parts.Players[0]).StartsWith(expected + "@192.168.4.2:1000 "));
    }

    [TestMethod]
    public void Players_of_other_games_are_found_only_if_asked_for()
    {
        BrowserWorld world = WithPlayers();
        world.Add("sailor", BrowserWorld.At(3, 1_000), "\\hostname\\Second", HostInfoTests.Rosters(), 0, 0);
        ListClient client = HostInfoTests.Open(world);
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
        ListClient client = HostInfoTests.Open(world);
        client.Say(ListMessages.Search(0, 10, "luigi"));
        Assert.AreEqual("luigi@192.168.4.2:1000  1000000000", (string)client.Parts.Players[0]);
    }

    [TestMethod]
    public void Only_players_are_found_not_scores_or_teams()
    {
        ListClient client = HostInfoTests.Open(WithPlayers());
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
        ListClient client = HostInfoTests.Open(world);
        client.Say(ListMessages.Search(2, most, "pea"));
        Assert.AreEqual(expected, client.Parts.Players.Count);
    }

    [TestMethod]
    public void Players_without_room_are_left_out()
    {
        BrowserWorld world = new();
        for (int i = 0; i < 4; i++) world.Add(BrowserWorld.Game, BrowserWorld.At(2 + i, 1_000), "\\hostname\\First", Crowd(10, Raw.Repeat('p', 120)), 0, 0);
        ListClient client = HostInfoTests.Open(world);
        client.Say(ListMessages.Search(2, 32, "pp"));
        Assert.AreEqual(1, client.Parts.Searches);
        Assert.IsTrue(client.Parts.Players.Count > 10 && client.Parts.Players.Count < 32);
    }

    [TestMethod]
    public void A_name_that_nobody_can_have_finds_nobody()
    {
        // A client waits for an answer all the same.
        ListClient client = HostInfoTests.Open(WithPlayers());
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
            ListClient client = HostInfoTests.Open(WithPlayers());
            byte[] cut = Raw.Copy(search, length);
            cut[1] = (byte)length;
            Assert.AreEqual(0, client.Say(cut).Searches);
            Assert.AreEqual(1, client.Say(search).Players.Count);
        }
    }

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
        world.Add(BrowserWorld.Game, HostInfoTests.Host, "\\hostname\\First", HostInfoTests.Rosters(), 0, 0);
        return world;
    }
}
