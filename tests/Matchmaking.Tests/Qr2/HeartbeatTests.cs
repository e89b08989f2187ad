using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>What a host says of its game.</summary>
[TestClass]
public class HeartbeatTests
{
    [TestMethod]
    [DataRow("0", false)]
    [DataRow("1", false)]
    [DataRow("3", true)]
    [DataRow("", false)]
    [DataRow("7", false)]
    [DataRow("-1", false)]
    [DataRow("22", false)]
    [DataRow("2 ", false)]
    [DataRow("x", false)]
    public void Of_a_listed_host_only_a_first_heartbeat_is_answered_and_all_are_taken(string change, bool answered)
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        host.Send(Qr2PacketType.Heartbeat, "statechanged\\" + change + "\\gamename\\gmtest\\mapname\\dm2\\\\");
        Assert.AreEqual("dm2", host.Value("mapname"));
        Assert.IsTrue(host.IsListed);
        if (answered) host.TakeChallenge();
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void Mario_Kart_on_a_DS()
    {
        World world = new World().SignAllIn();
        GameHost host = new(world, 7, "mariokartds")
        {
            Keys = "publicip\\0\\publicport\\0\\numplayers\\0\\maxplayers\\3\\dwc_pid\\1000601\\dwc_mtype\\0\\dwc_mresv\\0\\dwc_mver\\3\\dwc_eval\\1\\",
        };
        host.Register();
        Assert.AreEqual("1000601", host.Value("dwc_pid"));
        Assert.AreEqual(3, world.Hosts.NumberOf(host.Row, "maxplayers", 0));
        Assert.AreEqual(HostTraits.Dwc | HostTraits.NatNegotiation, world.Hosts.TraitsOf(host.Row));
        Assert.IsNull(host.Roster(false));
        host.Keys = "publicip\\117745856\\publicport\\20007\\numplayers\\1\\dwc_mver\\3\\MatchType\\english\\";
        host.Beat(GameHost.Changed);
        Assert.AreEqual("english", host.Value("matchtype"));
        Assert.IsNull(host.Value("dwc_pid"));
        Assert.AreEqual(HostTraits.Dwc | HostTraits.NatNegotiation | HostTraits.LittleEndian, world.Hosts.TraitsOf(host.Row));
    }

    [TestMethod]
    public void Mario_Kart_on_a_Wii()
    {
        World world = new World().SignAllIn();
        GameHost host = new(world, 7, "mariokartwii")
        {
            Keys = "publicip\\-1062730745\\publicport\\20007\\numplayers\\3\\maxplayers\\11\\dwc_pid\\600000001\\dwc_mtype\\3\\dwc_mver\\90\\dwc_eval\\1\\dwc_groupid\\600000001\\" +
                "dwc_hoststate\\2\\dwc_suspend\\0\\rk\\vs_10\\ev\\5012\\eb\\5000\\p\\0\\",
        };
        host.Register();
        Assert.AreEqual("vs_10", host.Value("rk"));
        Assert.AreEqual(5_012, world.Hosts.NumberOf(host.Row, "ev", 0));
        Assert.AreEqual(-1, world.Hosts.NumberOf(host.Row, "rk", -1), "no number");
        Assert.AreEqual(-7, world.Hosts.NumberOf(host.Row, "missing", -7));
        Assert.AreEqual(HostTraits.Dwc | HostTraits.NatNegotiation | HostTraits.BigEndian, world.Hosts.TraitsOf(host.Row));
    }

    [TestMethod]
    public void A_PC_game_with_players_and_teams()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Rosters = "<0002>player_\\score_\\\\Ann\\17\\Bob Smith\\-2\\<0001>team_t\\\\Red\\" };
        host.Register();
        Assert.AreEqual("Ann;17;Bob Smith;-2;", host.Roster(false));
        Assert.AreEqual("Red;", host.Roster(true));
        Assert.AreEqual(HostTraits.NatNegotiation, world.Hosts.TraitsOf(host.Row));
        Assert.AreEqual(EndPoints.Of(0xC0A80409, 7_778), world.Hosts.PrivateOf(host.Row));
        host.Rosters = "<0000>player_\\score_\\\\<0000>team_t\\\\";
        host.Beat(GameHost.Changed);
        Assert.AreEqual("", host.Roster(false));
        Assert.AreEqual("", host.Roster(true));
    }

    [TestMethod]
    [DataRow("<0002>player_\\\\Ann\\", "none", "none")]
    [DataRow("<ffff>player_\\\\Ann\\", "none", "none")]
    [DataRow("<0001>player_\\\\Ann\\<0002>team_t\\\\Red\\", "Ann;", "none")]
    [DataRow("<0001>player_\\\\Ann\\<0001>team_t\\\\Red", "Ann;", "none")]
    [DataRow("<0001>player_\\\\Ann\\<00>", "Ann;", "none")]
    [DataRow("<0001>player_\\\\Ann\\", "Ann;", "none")]
    [DataRow("<0001>player_\\ping_\\ping_\\\\Ann\\0\\0\\<000100>", "Ann;0;0;", "")]
    public void Players_and_teams_that_are_not_whole_are_left_out(string rosters, string players, string teams)
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Rosters = rosters };
        host.Register();
        Assert.AreEqual(players, host.Roster(false) ?? "none");
        Assert.AreEqual(teams, host.Roster(true) ?? "none");
        Assert.AreEqual("dm1", host.Value("mapname"));
    }

    [TestMethod]
    public void Keys_that_are_not_registered_yet_are_called_unknown()
    {
        World world = new();
        GameHost host = new(world, 7, "mariokartds") { Keys = "unknown\\1000601\\unknown\\\\unknown\\3\\numplayers\\0\\" };
        host.Register();
        Assert.AreEqual("1000601", host.Value("unknown"));
        Assert.AreEqual("0", host.Value("numplayers"));
    }

    [TestMethod]
    public void An_odd_number_of_fields_makes_no_trouble()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Keys = "hostname\\x\\mapname\\", Rosters = "<0001>player_\\\\Ann\\" };
        host.Register();
        Assert.AreEqual("x", host.Value("hostname"));
        Assert.AreEqual("", host.Value("mapname"));
        Assert.IsNull(host.Roster(false));
    }

    [TestMethod]
    public void A_heartbeat_longer_than_the_buffer_counts_up_to_its_last_whole_pair()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Keys = "hostname\\x\\long\\" + Raw.Repeat('y', 1_200) + "\\cut\\" + Raw.Repeat('z', 400) + "\\" };
        host.Register();
        Assert.AreEqual("x", host.Value("hostname"));
        Assert.AreEqual(Raw.Repeat('y', 1_200), host.Value("long"));
        Assert.IsNull(host.Value("cut"));
    }

    [TestMethod]
    public void A_heartbeat_whose_last_pair_ends_with_the_buffer_is_taken()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Keys = "" };
        // Without the two NULs that end a heartbeat there are this many bytes left for "fill" and its NUL.
        int room = 1_408 - (host.Heartbeat(GameHost.First).Length - 1) - 5 - 1;
        host.Keys = "fill\\" + Raw.Repeat('y', room) + "\\";
        byte[] packet = host.Heartbeat(GameHost.First);
        Assert.AreEqual(1_409, packet.Length);
        host.Send(packet);
        host.Respond(host.TakeChallenge());
        Assert.IsTrue(host.IsListed);
        Assert.AreEqual(room, host.Value("fill").Length);
    }

    [TestMethod]
    public void Keys_beyond_the_128th_do_not_count()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Keys = "";
        // localip0, localport, natneg, statechanged and gamename are five.
        for (int i = 5; i < 135; i++) host.Keys += "k" + i.ToString() + "\\" + i.ToString() + "\\";
        host.Register();
        Assert.AreEqual("127", host.Value("k127"));
        Assert.IsNull(host.Value("k128"));
    }

    [TestMethod]
    [DataRow("localip0\\10.1.2.3\\", 0x0A010203u)]
    [DataRow("localip0\\172.16.0.1\\", 0xAC100001u)]
    [DataRow("localip0\\172.31.255.254\\", 0xAC1FFFFEu)]
    [DataRow("localip0\\172.32.0.1\\", 0u)]
    [DataRow("localip0\\8.8.8.8\\localip1\\192.168.0.2\\", 0xC0A80002u)]
    [DataRow("localip0\\8.8.8.8\\localip1\\127.0.0.1\\localip2\\x\\localip3\\\\localip4\\10.0.0.1\\", 0x0A000001u)]
    [DataRow("localip1\\10.0.0.1\\", 0u)]
    [DataRow("localip0\\10.0.0.256\\", 0u)]
    [DataRow("localip0\\10.0.0\\", 0u)]
    [DataRow("localip0\\10.0.0.1.2\\", 0u)]
    [DataRow("localip0\\10.0..1\\", 0u)]
    [DataRow("localip0\\10.0.0.1 \\", 0u)]
    public void The_first_private_address_is_kept(string keys, uint address)
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Send(Qr2PacketType.Heartbeat, keys + "localport\\7778\\natneg\\0\\gamename\\gmtest\\\\");
        Assert.AreEqual(address == 0 ? 0 : EndPoints.Of(address, 7_778), world.Hosts.PrivateOf(host.Row));
        Assert.AreEqual(0, world.Hosts.TraitsOf(host.Row));
    }

    [TestMethod]
    [DataRow("0", 20_007)]
    [DataRow("65535", 65_535)]
    [DataRow("65536", 20_007)]
    [DataRow("73314", 20_007)]
    [DataRow("-1", 20_007)]
    [DataRow("99999999999", 20_007)]
    [DataRow("x", 20_007)]
    [DataRow("", 20_007)]
    public void A_local_port_that_there_is_not_is_the_one_that_the_heartbeat_came_from(string localPort, int port)
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Send(Qr2PacketType.Heartbeat, "localip0\\10.1.2.3\\localport\\" + localPort + "\\gamename\\gmtest\\\\");
        Assert.AreEqual(EndPoints.Of(0x0A010203, port), world.Hosts.PrivateOf(host.Row));
    }

    [TestMethod]
    public void The_watcher_hears_of_what_is_new_and_of_nothing_else()
    {
        World world = new();
        CountingWatcher watcher = new();
        world.Hosts.Watcher = watcher;
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        host.Beat(GameHost.Changed);
        Assert.AreEqual(0, watcher.Changed, "not before it is listed");
        host.Respond(host.TakeChallenge());
        Assert.AreEqual(1, watcher.Changed);
        host.Beat(GameHost.Changed);
        host.Beat(GameHost.Ordinary);
        Assert.AreEqual(2, watcher.Changed, "an ordinary heartbeat lacks statechanged");
        host.Beat(GameHost.Ordinary);
        host.Beat(GameHost.Ordinary);
        Assert.AreEqual(2, watcher.Changed);
        host.Keys += "teamplay\\1\\";
        host.Beat(GameHost.Ordinary);
        Assert.AreEqual(3, watcher.Changed);
        Assert.AreEqual(0, watcher.Gone);
        host.Beat(GameHost.Leaving);
        Assert.AreEqual(1, watcher.Gone);
        Assert.AreEqual(3, watcher.Changed);
    }

    [TestMethod]
    public void What_a_game_is_called_stands_in_the_log_without_control_characters()
    {
        World world = new();
        GameHost host = new(world, 7, "x");
        host.Send(Qr2PacketType.Heartbeat, "gamename\\<0a1b5b>31m\\\\");
        host.TakeChallenge();
        host.Send(Qr2PacketType.Challenge, "any\\");
        Assert.AreEqual(1, world.LinesWith("opens a game: ??[31m"));
    }

    private sealed class CountingWatcher : IHostWatcher
    {
        internal int Changed { get; private set; }

        internal int Gone { get; private set; }

        public void HostChanged(int row) => Changed++;

        public void HostGone(int row) => Gone++;

        public void HostGivesWay(int row)
        {
        }

        public void GameGivesWay(int game)
        {
        }
    }
}
