using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Who comes after a host at its end point, and who only says so.</summary>
[TestClass]
public class SuccessorTests
{
    private const string Profile = "dwc_pid\\1000601\\";

    private static readonly long Console = EndPoints.Of(0xC0A80407, 50_000);

    [TestMethod]
    public void A_new_instance_key_on_the_same_end_point_starts_afresh()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        GameHost next = new(world, 7, "gmtest") { InstanceKey = 5, Keys = "hostname\\Bob's game\\" };
        next.Register();
        Assert.AreEqual(-1, host.Row);
        Assert.AreEqual(1, world.Hosts.Count);
        Assert.AreEqual(next.Row, world.Hosts.Find(host.From));
        Assert.AreEqual("Bob's game", next.Value("hostname"));
        Assert.IsNull(next.Value("mapname"), "nothing of the old one is left");
        host.Send(Qr2PacketType.KeepAlive, "");
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void Whoever_fakes_a_hosts_end_point_cannot_take_it_off_the_list()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        GameHost fake = new(world, 7, "gmtest") { InstanceKey = 5 };
        for (int i = 0; i < 100; i++)
        {
            fake.InstanceKey++;
            fake.Beat(GameHost.Leaving);
            fake.Beat(GameHost.First);
            fake.Send(Qr2PacketType.Challenge, "lkI/QHIm72zcEijXUFSjn+yrf3oA\\");
            fake.Beat(GameHost.Changed);
        }
        Assert.IsTrue(host.IsListed);
        Assert.AreEqual(host.Row, world.Hosts.Find(host.From), "players find the true one");
        Assert.AreEqual(2, world.Hosts.Count, "the fake one has one row");
        world.HostAnswers.Clear();
        host.Send(Qr2PacketType.KeepAlive, "");
        host.AssertTakes("<fefd08 KEY>");
        world.Pass(15_001);
        Assert.AreEqual(1, world.Hosts.Count);
        Assert.IsTrue(host.IsListed);
        Assert.IsTrue(world.Events.Count <= 2, "one line for the host, one for the fake");
    }

    [TestMethod]
    public void Another_game_on_the_same_end_point_starts_afresh()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        int game = world.Hosts.GameOf(host.Row);
        host.Game = "mariokartds";
        host.Beat(GameHost.Changed);
        Assert.AreEqual(1, world.Hosts.Count);
        Assert.AreEqual(HostState.Waiting, world.Hosts.StateOf(host.Row));
        Assert.AreNotEqual(game, world.Hosts.GameOf(host.Row));
        Assert.AreEqual(0, world.Games.HoldersOf(game));
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 closed its game: gmtest"));
        host.Respond(host.TakeChallenge());
        Assert.IsTrue(host.IsListed);
    }

    [TestMethod]
    public void The_name_of_a_game_in_other_letters_is_the_same_game()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        host.Game = "GMTest";
        host.Beat(GameHost.Changed);
        host.AssertTakesNothing();
        Assert.IsTrue(host.IsListed);
    }

    [TestMethod]
    public void A_host_that_shuts_down_is_gone_at_once()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        host.Beat(GameHost.Leaving);
        Assert.AreEqual(-1, host.Row);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(0, world.Hosts.Bytes);
        host.AssertTakesNothing();
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 closed its game: gmtest"));
        host.Beat(GameHost.Leaving);
        Assert.AreEqual(1, world.LinesWith("closed its game"));
    }

    [TestMethod]
    public void A_host_that_waits_may_shut_down_as_well()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        host.Beat(GameHost.Leaving);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_shutdown_from_elsewhere_or_with_another_instance_key_is_none()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        byte[] leaving = host.Heartbeat(GameHost.Leaving);
        world.SendToMaster(leaving, host.From + 1);
        world.SendToMaster(leaving, host.From + (1L << 16));
        for (int at = 1; at < 5; at++)
        {
            leaving[at] ^= 1;
            host.Send(leaving);
            leaving[at] ^= 1;
        }
        Assert.IsTrue(host.IsListed);
        host.Send(leaving);
        Assert.AreEqual(-1, host.Row);
    }

    [TestMethod]
    public void A_console_that_comes_back_from_another_port_takes_the_place_of_its_ghost_once_it_has_proved_itself()
    {
        World world = new World().SignAllIn();
        GameHost ghost = new GameHost(world, Console, "mariokartds") { Keys = Profile + "numplayers\\3\\" }.Register();
        world.Pass(5_000);
        GameHost again = new(world, Console + 1, "mariokartds") { Keys = Profile + "numplayers\\0\\" };
        again.Beat(GameHost.First);
        Assert.IsTrue(ghost.IsListed, "who only says so replaces nobody");
        Assert.IsFalse(again.IsListed);
        again.Respond(again.TakeChallenge());
        again.AssertTakes("<fefd0a KEY>");
        Assert.IsTrue(again.IsListed);
        Assert.AreEqual(-1, ghost.Row);
        Assert.AreEqual(1, world.Hosts.Count);
        Assert.AreEqual("0", again.Value("numplayers"));
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 closed its game: mariokartds"));
        Assert.AreEqual(2, world.LinesWith("192.168.4.7 opens a game: mariokartds"));
        ghost.Send(Qr2PacketType.KeepAlive, "");
        ghost.AssertTakesNothing();
    }

    [TestMethod]
    public void Only_the_same_profile_of_the_same_game_at_the_same_address_is_a_ghost()
    {
        World world = new World().SignAllIn();
        GameHost[] others = new GameHost[]
        {
            new(world, Console + (1L << 16), "mariokartds") { Keys = Profile },
            new(world, Console + 1, "mariokartds") { Keys = "dwc_pid\\1000602\\" },
            new(world, Console + 2, "gmtest") { Keys = Profile },
            new(world, Console + 3, "mariokartds") { Keys = "numplayers\\0\\" },
        };
        for (int i = 0; i < others.Length; i++) others[i].Register();
        GameHost waiting = new(world, Console + 4, "mariokartds") { Keys = Profile };
        waiting.Beat(GameHost.First);
        new GameHost(world, Console, "mariokartds") { Keys = Profile }.Register();
        for (int i = 0; i < others.Length; i++) Assert.IsTrue(others[i].IsListed, i.ToString());
        Assert.IsTrue(waiting.Row >= 0, "it may prove itself yet");
        Assert.AreEqual(0, world.LinesWith("closed its game"));
    }

    [TestMethod]
    [DataRow("numplayers\\0\\")]
    [DataRow("dwc_pid\\0\\")]
    [DataRow("dwc_pid\\\\")]
    public void Hosts_without_a_profile_are_nobodys_ghosts(string keys)
    {
        World world = new World().SignAllIn();
        for (int i = 0; i < 3; i++) new GameHost(world, Console + i, "mariokartds") { Keys = keys }.Register();
        Assert.AreEqual(3, world.Hosts.Count);
    }

    [TestMethod]
    public void A_host_of_the_older_protocol_is_not_spoken_to_and_gives_its_end_point_up_to_one_that_proves_itself()
    {
        World world = new();
        GameHost older = new GameHost(world, 7, "gmtest").Register();
        world.Hosts.NoteTraits(older.Row, HostTraits.Older, 0);
        int row = older.Row;
        older.Send(Qr2PacketType.KeepAlive, "");
        older.Beat(GameHost.Leaving);
        older.AssertTakesNothing();
        Assert.AreEqual(row, world.Hosts.Find(older.From));
        for (int second = 0; second < 100; second++) world.Pass(1_000);
        Assert.IsTrue(world.Hosts.IsListed(row), "others watch over it");
        new GameHost(world, 7, "gmtest") { InstanceKey = 5 }.Register();
        Assert.AreEqual(1, world.Hosts.Count);
    }
}
