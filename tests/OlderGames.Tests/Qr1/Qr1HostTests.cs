using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Hosts;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests.GameSpy;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.Qr1;

/// <summary>Hosts of QR1 that are listed: what they tell, how they change, how they go.</summary>
[TestClass]
public class Qr1HostTests
{
    private static readonly long Host = OlderWorld.At(2, 26900);

    [TestMethod]
    public void An_answer_in_pieces_is_put_together_without_its_players()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        world.Receive(Qr1Packets.StatusFirst, Host);
        world.Receive(Qr1Packets.StatusLast, Host);
        Assert.AreEqual("Arena", world.Said(row, "hostname"));
        Assert.AreEqual("25000", world.Said(row, "hostport"));
        Assert.AreEqual("32", world.Said(row, "maxplayers"));
        Assert.AreEqual("1", world.Said(row, "location"));
        string[] left = new string[] { "player_0", "frags_0", "team_0", "queryid", "final", "validate" };
        for (int i = 0; i < left.Length; i++) Assert.IsNull(world.Said(row, left[i]), left[i]);

        // The other way round, and with news, it is the same.
        world.Receive(Raw.Exchange(Qr1Packets.StatusLast, "\\numplayers\\1\\", "\\numplayers\\7\\"), Host);
        world.Receive(Qr1Packets.StatusFirst, Host);
        Assert.AreEqual("7", world.Said(row, "numplayers"));
        Assert.AreEqual("Arena", world.Said(row, "hostname"));
    }

    [TestMethod]
    public void An_answer_in_one_piece_stands_for_all()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "\\extra\\1\\numplayers\\3");
        Assert.AreEqual("1", world.Said(row, "extra"));
        world.Receive("\\gamename\\gmtest\\hostname\\new\\numplayers\\4\\final\\\\queryid\\9.1", Host);
        Assert.IsNull(world.Said(row, "extra"));
        Assert.AreEqual("new", world.Said(row, "hostname"));
        Assert.AreEqual("26900", world.Said(row, "hostport"));
    }

    [TestMethod]
    public void A_question_that_is_not_answered_is_asked_four_times_and_the_host_stays()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        world.Receive("\\heartbeat\\26900\\gamename\\gmtest\\statechanged\\1", Host);
        Assert.AreEqual("\\status\\", world.Question(0));
        int asked = 1;
        for (int i = 0; i < 30; i++)
        {
            world.Pass(1_000);
            asked += world.Sent.Count;
        }
        Assert.AreEqual(4, asked);
        Assert.IsTrue(world.Hosts.IsListed(row));
    }

    [TestMethod]
    public void A_host_is_dropped_after_six_and_a_half_minutes_of_silence()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        world.Pass(5 * 60_000);
        world.Receive("\\heartbeat\\26900\\gamename\\gmtest", Host);
        world.Pass(Qr1Handler.SilenceMilliseconds - 2_000);
        Assert.IsTrue(world.Hosts.IsListed(row));
        world.Pass(3_000);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("closed its game: gmtest"));
    }

    [TestMethod]
    public void Heartbeats_every_five_minutes_keep_a_host()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        for (int i = 0; i < 5; i++)
        {
            world.Pass(5 * 60_000);
            world.Receive("\\heartbeat\\26900\\gamename\\gmtest", Host);
            Assert.AreEqual("\\status\\", world.Question(0));
            Assert.IsTrue(world.Hosts.IsListed(row));
        }
    }

    [TestMethod]
    public void A_host_that_ends_is_gone_at_once_but_only_when_it_says_so_itself()
    {
        OlderWorld world = new();
        world.OpenHost("gmtest", 2, 26900, "");
        world.Receive(Qr1Packets.Ends, OlderWorld.At(3, 26900));
        Assert.AreEqual(1, world.Hosts.Count);
        world.Receive(Qr1Packets.Ends, OlderWorld.At(2, 30000));
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("closed its game: gmtest"));

        world.OpenHost("gmtest", 2, 26900, "");
        world.Receive("\\gamename\\gmtest\\gamemode\\exiting\\final\\\\queryid\\1.1", Host);
        Assert.AreEqual(0, world.Hosts.Count);
    }

    [TestMethod]
    public void A_change_without_a_word_for_it_ends_a_host_that_does_not_answer()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        string doubt = "\\heartbeat\\26900\\gamename\\gmtest\\statechanged\\";
        world.Receive(doubt, Host);
        world.Receive("\\gamename\\gmtest\\hostname\\still here\\final\\\\queryid\\3.1", Host);
        world.Pass(20_000);
        Assert.IsTrue(world.Hosts.IsListed(row));
        Assert.AreEqual("still here", world.Said(row, "hostname"));
        world.Receive(doubt, Host);
        world.Pass(6_000);
        Assert.IsTrue(world.Hosts.IsListed(row));
        world.Pass(4_000);
        Assert.AreEqual(0, world.Hosts.Count);
    }

    [TestMethod]
    public void Another_game_on_the_same_port_must_prove_itself_anew()
    {
        OlderWorld world = new();
        world.OpenHost("gmtest", 2, 26900, "");
        world.Receive("\\heartbeat\\26900\\gamename\\ut", Host);
        Assert.AreEqual("\\status\\", world.Question(0), "anybody can fake where a heartbeat comes from");
        world.Receive("\\gamename\\ut\\hostname\\x\\final\\\\queryid\\3.1", Host);
        Assert.AreEqual(0, world.Hosts.Count);
        world.Receive("\\heartbeat\\26900\\gamename\\ut", Host);
        int row = world.Hosts.Find(Host);
        Assert.IsFalse(world.Hosts.IsListed(row));
        Assert.AreEqual("ut", world.Hosts.Games.TextOf(world.Hosts.GameOf(row)));
        Assert.AreEqual(-1, world.Hosts.ValueOf(row, "hostname"));
    }

    [TestMethod]
    public void Whoever_fakes_the_end_point_of_a_proven_host_lists_no_other_game_in_its_place()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        for (int i = 0; i < 10; i++)
        {
            world.Receive("\\heartbeat\\26900\\gamename\\invented", Host);
            world.Receive("\\gamename\\gmtest\\hostname\\still here\\final\\\\queryid\\3.1", Host);
            world.Pass(3_000);
        }
        Assert.IsTrue(world.Hosts.IsListed(row));
        Assert.AreEqual(1, world.Hosts.Count);
        world.Receive("\\heartbeat\\26900\\gamename\\invented", Host);
        world.Pass(10_000);
        Assert.AreEqual(0, world.Hosts.Count, "one that does not answer is gone");
    }

    [TestMethod]
    public void A_host_of_the_newer_protocol_is_left_alone()
    {
        OlderWorld world = new();
        byte[] name = Raw.Bytes("gmtest");
        int row = world.Hosts.Add(Host, 7, world.Hosts.Games.Claim(name, 0, name.Length), 0, world.Clock.Milliseconds);
        world.Hosts.List(row, HostState.Listed);
        world.Receive(Qr1Packets.Ends, Host);
        world.Receive("\\heartbeat\\26900\\gamename\\gmtest", Host);
        world.Receive("\\gamename\\gmtest\\hostname\\x\\final\\", Host);
        Assert.AreEqual(0, world.Sent.Count);
        Assert.IsTrue(world.Hosts.IsListed(row));
        Assert.IsNull(world.Hosts.DataOf(row));
    }

    [TestMethod]
    public void Unasked_text_of_strangers_is_passed_over()
    {
        OlderWorld world = new();
        for (int i = 0; i < Qr1Packets.All.Length; i++)
        {
            if (Qr1Packets.All[i].StartsWith("\\heartbeat\\")) continue;
            world.Receive(Qr1Packets.All[i], OlderWorld.At(9, 1234));
            Assert.AreEqual(0, world.Sent.Count);
        }
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void Every_truncation_of_every_packet_is_survived()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        for (int p = 0; p < Qr1Packets.All.Length; p++)
        {
            byte[] bytes = Raw.Bytes(Qr1Packets.All[p]);
            if (Qr1Packets.All[p] == Qr1Packets.Ends) continue;
            for (int count = 0; count <= bytes.Length; count++)
            {
                world.Receive(bytes, count, Host);
                world.Receive(bytes, count, OlderWorld.At(3, 4));
            }
        }
        Assert.IsTrue(world.Hosts.IsListed(row));
        Assert.IsTrue(world.Hosts.Count <= world.Hosts.Capacity);
    }
}
