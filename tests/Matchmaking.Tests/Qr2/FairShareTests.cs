using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Nobody keeps the next console off the list: who has proved nothing gives way, and one address gets half.</summary>
[TestClass]
public class FairShareTests
{
    private const string Kart = "mariokartwii";

    [TestMethod]
    public void Twelve_hosts_of_invented_games_keep_no_console_off_the_list()
    {
        World world = new();
        GameHost[] invented = Invent(world, 12);
        world.Pass(1_000);
        new GameHost(world, 99, Kart).Register();
        Assert.IsFalse(invented[0].IsListed, "the first gives way");
        for (int i = 1; i < invented.Length; i++) Assert.IsTrue(invented[i].IsListed, i.ToString());
        Assert.AreEqual(1, world.LinesWith("192.168.4.10 was taken off the list to make room: invented0 is unproven"));
    }

    [TestMethod]
    public void On_a_PC_256_hosts_of_invented_games_do_not_either()
    {
        World world = new(new FaultyFileSystem(), 1, BoxSize.ForPc(64), OtherNames.Refuse);
        Assert.AreEqual(256, world.Games.Capacity);
        for (int i = 0; i < 256; i++) new GameHost(world, EndPoints.Of(0xC0A80500 + (uint)i, 9_000), "invented" + i.ToString()) { Secret = "abcdef" }.Register();
        new GameHost(world, 99, Kart).Register();
    }

    [TestMethod]
    public void Twenty_hosts_of_invented_games_do_not_either_and_the_first_of_them_goes()
    {
        World world = new();
        GameHost[] invented = new GameHost[20];
        for (int i = 0; i < invented.Length; i++) invented[i] = new GameHost(world, 10 + i, "invented" + (i % 7).ToString()) { Secret = "abcdef" }.Register();
        // That a host is heard again makes it no younger.
        invented[0].Send(Qr2PacketType.KeepAlive, "");
        world.HostAnswers.Clear();
        new GameHost(world, 99, Kart).Register();
        Assert.AreEqual(20, world.Hosts.Count);
        Assert.AreEqual(-1, invented[0].Row);
    }

    [TestMethod]
    public void A_thousand_proven_hosts_of_one_address_leave_half_of_the_table_to_others()
    {
        World world = new(new FaultyFileSystem(), 1, BoxSize.ForPc(64), OtherNames.Refuse);
        const uint Flooder = 0xC0A80450;
        int refused = 0;
        for (int i = 0; i < 1_024; i++)
        {
            GameHost host = new(world, EndPoints.Of(Flooder, 10_000 + i), "gmtest");
            host.Beat(GameHost.First);
            byte[] packet = host.Take();
            if (packet[2] == Qr2PacketType.AddError) refused++;
            else host.Respond(Raw.Text(packet, Qr2Packet.AnswerHeadBytes, Qr2ChallengeText.Size));
            world.HostAnswers.Clear();
        }
        Assert.AreEqual(512, refused);
        Assert.AreEqual(512, world.Hosts.Count);
        for (int i = 0; i < 100; i++) new GameHost(world, EndPoints.Of(0xC0A80500 + (uint)i, 9_000), Kart).Register();
    }

    [TestMethod]
    public void One_address_hosts_half_of_the_games_and_an_unproven_one_of_its_own_gives_way()
    {
        World world = WithGames();
        const uint One = 0xC0A80407;
        GameHost loose = null;
        for (int i = 0; i < 6; i++)
        {
            GameHost host = new GameHost(world, EndPoints.Of(One, 5_000 + i), i == 4 ? "invented" : "known" + i.ToString()) { Secret = "abcdef" }.Register();
            if (i == 4) loose = host;
        }
        new GameHost(world, EndPoints.Of(One, 6_000), "known7") { Secret = "abcdef" }.Register();
        Assert.AreEqual(-1, loose.Row);
        GameHost late = new(world, EndPoints.Of(One, 6_001), "known8") { Secret = "abcdef" };
        late.Beat(GameHost.First);
        late.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        new GameHost(world, EndPoints.Of(One, 6_002), "known7") { Secret = "abcdef" }.Register();
        new GameHost(world, 8, "known8") { Secret = "abcdef" }.Register();
        new GameHost(world, EndPoints.Of(One, 6_003), "known8") { Secret = "abcdef" }.Register();
    }

    [TestMethod]
    public void Players_who_look_for_an_invented_game_are_cut_off_when_it_gives_way()
    {
        World world = WithGames();
        int invented = world.Hosts.ClaimGame(Raw.Bytes("invented"), 0, 8, 1);
        world.Games.Hold(invented);
        for (int i = 0; i < 11; i++) new GameHost(world, 10 + i, "known" + i.ToString()) { Secret = "abcdef" }.Register();
        GameCounter watcher = new(world.Games);
        world.Hosts.Watcher = watcher;
        new GameHost(world, 99, Kart).Register();
        Assert.AreEqual(invented, watcher.Gone);
        GameHost late = new(world, 98, "gmtest");
        late.Beat(GameHost.First);
        late.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
    }

    [TestMethod]
    public void Whoever_fakes_the_end_point_of_a_proven_host_lists_no_unproven_one_in_its_place()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        GameHost fake = new(world, 7, "invented") { InstanceKey = 5, Secret = "abcdef" };
        fake.Beat(GameHost.First);
        fake.Respond(fake.TakeChallenge());
        fake.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        Assert.AreEqual(-1, fake.Row);
        Assert.IsTrue(host.IsListed);
        Assert.AreEqual(host.Row, world.Hosts.Find(host.From));
        Assert.AreEqual(0, world.LinesWith("closed its game"));
        Assert.AreEqual(1, world.LinesWith("was not listed"));
        new GameHost(world, 7, "mariokartds") { InstanceKey = 6 }.Register();
        Assert.AreEqual(-1, host.Row, "one that proves itself takes its place");
    }

    [TestMethod]
    public void What_waits_for_a_host_that_gave_way_is_sent_no_more()
    {
        World world = new();
        GameHost[] invented = Invent(world, 12);
        Assert.IsTrue(world.Master.TrySend(invented[0].Row, new byte[10], 0, 10));
        new GameHost(world, 99, Kart).Register();
        world.HostAnswers.Clear();
        world.Pass(1_000);
        Assert.AreEqual(0, world.HostAnswers.Count);
        Assert.AreEqual(0, world.Master.Waiting);
    }

    [TestMethod]
    public void With_little_memory_a_PC_title_is_refused_before_a_console()
    {
        World world = new();
        FakeHeap heap = new(MemoryReserve.PcTitle);
        world.Tools.Heap = heap;
        new GameHost(world, 10, "gmtest").Register();
        heap.Free--;
        GameHost title = new(world, 11, "gmtest");
        title.Beat(GameHost.First);
        title.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        Assert.AreEqual(1, world.LinesWith("no room for another game host: too little memory is free"));
        Assert.AreEqual(1, world.Hosts.Count);
        heap.Free = MemoryReserve.Console;
        new GameHost(world, 12, Kart) { Keys = "dwc_mver\\90\\" }.Register();
        heap.Free--;
        GameHost console = new(world, 13, Kart) { Keys = "dwc_mver\\90\\" };
        console.Beat(GameHost.First);
        console.AssertTakes("<fefd04 KEY 04>This box has no room for another game.\\");
        heap.Free = -1;
        console.Register();
    }

    [TestMethod]
    public void Games_that_are_turned_away_take_nobodys_place()
    {
        World world = new(WithKeys(), 1, BoxSize.Small(), OtherNames.Refuse, Matchmaking.Qr2.UnknownGames.Refuse);
        GameHost[] waiting = new GameHost[12];
        for (int i = 0; i < waiting.Length; i++)
        {
            waiting[i] = new GameHost(world, 10 + i, "known" + i.ToString());
            waiting[i].Beat(GameHost.First);
        }
        new GameHost(world, 99, "invented").Beat(GameHost.First);
        foreach (GameHost host in waiting) Assert.IsTrue(host.Row >= 0);
    }

    private static World WithGames() => new(WithKeys(), 1, BoxSize.Small(), OtherNames.Refuse);

    private static FaultyFileSystem WithKeys()
    {
        FaultyFileSystem files = new();
        string keys = "";
        for (int i = 0; i < 16; i++) keys += "known" + i.ToString() + " abcdef\n";
        files["games.txt"] = Raw.Bytes(keys);
        return files;
    }

    private static GameHost[] Invent(World world, int count)
    {
        GameHost[] hosts = new GameHost[count];
        for (int i = 0; i < count; i++) hosts[i] = new GameHost(world, 10 + i, "invented" + i.ToString()) { Secret = "abcdef" }.Register();
        return hosts;
    }

    // Lets go of a game as the server browser does.
    private sealed class GameCounter : IHostWatcher
    {
        private readonly GameTable _games;

        internal GameCounter(GameTable games)
        {
            _games = games;
        }

        internal int Gone { get; private set; } = -1;

        public void HostChanged(int row)
        {
        }

        public void HostGone(int row)
        {
        }

        public void HostGivesWay(int row)
        {
        }

        public void GameGivesWay(int game)
        {
            Gone = game;
            _games.Release(game);
        }
    }
}
