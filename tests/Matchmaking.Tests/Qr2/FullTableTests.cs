using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>The small box has room for 20 hosts, 12 games and 9 KB of keys.</summary>
[TestClass]
public class FullTableTests
{
    private const int Hosts = 20;
    private const int Games = 12;

    [TestMethod]
    public void When_all_are_listed_the_newest_is_told_that_there_is_no_room()
    {
        World world = new();
        GameHost[] hosts = Fill(world, Hosts);
        GameHost late = new(world, 99, "gmtest");
        for (int i = 0; i < 5; i++)
        {
            late.Beat(GameHost.First);
            late.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        }
        Assert.AreEqual(0, world.HostAnswers.Count, "nobody else hears of it");
        foreach (GameHost host in hosts) Assert.IsTrue(host.IsListed);
        Assert.AreEqual(1, world.LinesWith("no room for another game host"));
        hosts[3].Beat(GameHost.Leaving);
        late.Register();
    }

    [TestMethod]
    public void Whoever_fakes_the_end_point_of_a_host_in_a_full_table_gets_no_place_either()
    {
        World world = new();
        GameHost[] hosts = Fill(world, Hosts);
        GameHost again = new(world, hosts[5].From, hosts[5].Game) { InstanceKey = 7 };
        again.Beat(GameHost.First);
        again.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        foreach (GameHost host in hosts) Assert.IsTrue(host.IsListed);
        // If it was the host itself, started again: as soon as the old one is silent for too long.
        for (int second = 0; second < 76; second++)
        {
            world.Pass(1_000);
            for (int i = 0; i < Hosts; i++)
            {
                if (i != 5) hosts[i].Send(Qr2PacketType.KeepAlive, "");
            }
        }
        world.HostAnswers.Clear();
        again.Register();
    }

    [TestMethod]
    public void A_host_gets_on_the_list_while_others_flood_the_table_and_no_listed_one_gives_way()
    {
        World world = new();
        GameHost[] hosts = Fill(world, Hosts - 4);
        GameHost late = new(world, 99, "mariokartds");
        late.Beat(GameHost.First);
        string challenge = late.TakeChallenge();
        for (int i = 0; i < 3; i++) new GameHost(world, EndPoints.Of(0xC0A80450, 1_000 + i), "gmtest").Beat(GameHost.First);
        for (int i = 0; i < 50; i++)
        {
            // The three beat again and again; that makes them no younger.
            for (int again = 0; again < 3; again++) new GameHost(world, EndPoints.Of(0xC0A80450, 1_000 + again), "gmtest").Beat(GameHost.First);
            world.Pass(1);
        }
        world.HostAnswers.Clear();
        late.Respond(challenge);
        Assert.IsTrue(late.IsListed);
        for (int i = 0; i < 500; i++) new GameHost(world, EndPoints.Of(0xC0A80450, 2_000 + i), "gmtest").Beat(GameHost.First);
        Assert.AreEqual(Hosts, world.Hosts.Count);
        foreach (GameHost host in hosts) Assert.IsTrue(host.IsListed);
        Assert.IsTrue(late.IsListed);
    }

    [TestMethod]
    public void Of_those_that_wait_the_oldest_gives_way_however_often_it_beats()
    {
        World world = new();
        Fill(world, Hosts - 2);
        GameHost first = new(world, 98, "gmtest");
        GameHost second = new(world, 99, "gmtest");
        first.Beat(GameHost.First);
        world.Pass(10);
        second.Beat(GameHost.First);
        world.Pass(10);
        first.Beat(GameHost.First);
        new GameHost(world, 100, "gmtest").Beat(GameHost.First);
        Assert.AreEqual(-1, first.Row);
        Assert.IsTrue(second.Row >= 0);
    }

    [TestMethod]
    public void When_every_game_has_hosts_another_game_finds_no_room()
    {
        World world = WithGames();
        for (int i = 0; i < Games; i++) new GameHost(world, 10 + i, "game" + i.ToString()) { Secret = "abcdef" }.Register();
        GameHost late = new(world, 99, "gmtest");
        late.Beat(GameHost.First);
        late.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        new GameHost(world, 98, "game3") { Secret = "abcdef" }.Register();
    }

    [TestMethod]
    public void Hosts_that_only_wait_keep_no_game_from_others()
    {
        World world = WithGames();
        for (int i = 0; i < Games - 1; i++) new GameHost(world, 10 + i, "game" + i.ToString()) { Secret = "abcdef" }.Register();
        GameHost waits = new(world, 97, "game2") { Secret = "abcdef" };
        waits.Beat(GameHost.First);
        world.Pass(1);
        for (int i = 0; i < 5; i++) new GameHost(world, EndPoints.Of(0xC0A80450, 1_000 + i), "flood").Beat(GameHost.First);
        world.HostAnswers.Clear();
        new GameHost(world, 99, "gmtest").Register();
        Assert.AreEqual(Games + 1, world.Hosts.Count, "all five of the flood are gone");
        Assert.IsTrue(waits.Row >= 0, "one whose game has other hosts stays: it kept nothing from anybody");
    }

    [TestMethod]
    public void Keys_for_which_there_is_no_room_are_refused_and_those_that_were_there_stay()
    {
        World world = new();
        GameHost small = new GameHost(world, 9, "gmtest").Register();
        GameHost[] hosts = new GameHost[6];
        for (int i = 0; i < hosts.Length; i++)
        {
            hosts[i] = new GameHost(world, 10 + i, "gmtest") { Keys = "hostname\\" + Raw.Repeat('x', 1_200) + "\\" };
            hosts[i].Register();
        }
        GameHost late = new(world, 99, "gmtest") { Keys = hosts[0].Keys };
        late.Beat(GameHost.First);
        late.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        Assert.AreEqual(-1, late.Row);
        Assert.IsTrue(world.Hosts.Bytes <= 9 * 1_024);
        Assert.AreEqual(1, world.LinesWith("no room for what 192.168.4.99 says of its game"));

        small.Keys = "";
        for (int i = 0; i < 60; i++) small.Keys += "key" + i.ToString() + "\\" + Raw.Repeat('y', 12) + "\\";
        small.Beat(GameHost.Changed);
        small.AssertTakesNothing();
        Assert.IsTrue(small.IsListed);
        Assert.AreEqual("dm1", small.Value("mapname"));
        Assert.AreEqual("gmtest", small.Value("gamename"));
        Assert.AreEqual("8", small.Value("maxplayers"));
        Assert.IsNull(small.Value("key0"));
    }

    [TestMethod]
    public void Players_are_dropped_before_their_host_is()
    {
        World world = new();
        for (int i = 0; i < 6; i++) new GameHost(world, 10 + i, "gmtest") { Keys = "hostname\\" + Raw.Repeat('x', 1_200) + "\\" }.Register();
        string players = "<0014>player_\\\\";
        for (int i = 0; i < 20; i++) players += Raw.Repeat('p', 50) + "\\";
        GameHost late = new(world, 99, "gmtest") { Rosters = players };
        late.Register();
        Assert.AreEqual("dm1", late.Value("mapname"));
        Assert.IsNull(late.Roster(false));
        late.Rosters = "<0001>player_\\\\Ann\\";
        late.Beat(GameHost.Changed);
        Assert.AreEqual("Ann;", late.Roster(false));
    }

    private static World WithGames()
    {
        FaultyFileSystem files = new();
        string keys = "";
        for (int i = 0; i < Games; i++) keys += "game" + i.ToString() + " abcdef\n";
        files["games.txt"] = Raw.Bytes(keys);
        return new World(files, 1);
    }

    private static GameHost[] Fill(World world, int count)
    {
        GameHost[] hosts = new GameHost[count];
        for (int i = 0; i < count; i++) hosts[i] = new GameHost(world, 10 + i, i % 2 == 0 ? "gmtest" : "mariokartds").Register();
        return hosts;
    }
}
