using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests.GameSpy;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.Qr1;

/// <summary>Hosts of QR1 in a table that is full, and what strangers may draw.</summary>
[TestClass]
public class Qr1ShareTests
{
    [TestMethod]
    public void Hosts_that_wait_keep_no_place_from_a_host_of_another_game()
    {
        OlderWorld world = new();
        for (int i = 0; i < world.Hosts.Games.Capacity; i++)
        {
            byte[] game = Raw.Bytes("game" + i.ToString());
            world.Hosts.Add(OlderWorld.At(10 + i, 6500), 1, world.Hosts.Games.Claim(game, 0, game.Length), 0, i);
        }
        Assert.IsTrue(world.Hosts.IsListed(world.OpenHost("ut", 2, 7778, "")));
        Assert.AreEqual(-1, world.Hosts.Find(OlderWorld.At(10, 6500)));
        Assert.AreEqual(world.Hosts.Games.Capacity, world.Hosts.Count);
    }

    [TestMethod]
    public void A_full_table_turns_the_next_host_away_and_says_so()
    {
        OlderWorld world = new();
        int capacity = world.Hosts.Capacity;
        for (int i = 0; i < capacity; i++) Assert.IsTrue(world.Hosts.IsListed(world.OpenHost("ut", 2 + i, 7778, "")));
        world.Receive(Qr1Packets.Heartbeat, OlderWorld.At(100, 7778));
        Assert.AreEqual(0, world.Sent.Count);
        Assert.AreEqual(capacity, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("no room for another game host"));

        // Those that wait give way.
        world = new();
        for (int i = 0; i < capacity + 5; i++) world.Receive(Qr1Packets.Heartbeat, OlderWorld.At(2 + i, 7778));
        Assert.AreEqual(capacity, world.Hosts.Count);
        Assert.AreEqual(-1, world.Hosts.Find(OlderWorld.At(2, 7778)));
        Assert.IsTrue(world.Hosts.Find(OlderWorld.At(capacity + 6, 7778)) >= 0);
    }

    [TestMethod]
    public void Hosts_that_can_prove_nothing_give_way_to_the_next()
    {
        OlderWorld world = new();
        int capacity = world.Hosts.Capacity;
        for (int i = 0; i < capacity; i++)
        {
            string game = i % 2 == 0 ? "nolf" : "homemade";
            world.Receive("\\heartbeat\\7778\\gamename\\" + game, OlderWorld.At(2 + i, 7778));
            world.Receive("\\gamename\\" + game + "\\gamever\\1\\final\\\\queryid\\1.1", OlderWorld.At(2 + i, 7778));
            Assert.AreEqual(HostState.Unproven, world.Hosts.StateOf(world.Hosts.Find(OlderWorld.At(2 + i, 7778))));
        }
        Assert.IsTrue(world.Hosts.IsListed(world.OpenHost("ut", 100, 7778, "")));
        Assert.AreEqual(-1, world.Hosts.Find(OlderWorld.At(2, 7778)));
        Assert.AreEqual(capacity, world.Hosts.Count);
    }

    [TestMethod]
    [DataRow("\\heartbeat\\1\\gamename\\ut")]
    [DataRow("\\heartbeat\\1\\gamename\\x")]
    public void Whoever_has_proved_nothing_is_sent_three_bytes_for_each_at_most(string heartbeat)
    {
        OlderWorld world = new();
        int sent = 0;
        for (int second = 0; second < 30; second++)
        {
            if (second == 0) world.Receive(heartbeat, OlderWorld.At(2, 4_000));
            else world.Pass(1_000);
            for (int i = 0; i < world.Sent.Count; i++) sent += world.Question(i).Length;
        }
        Assert.IsTrue(sent > 0 && sent <= heartbeat.Length * 3, sent.ToString());
    }

    [TestMethod]
    public void With_little_memory_a_host_is_turned_away()
    {
        OlderWorld world = new();
        world.Tools.Heap = new FakeHeap(MemoryReserve.PcTitle - 1);
        world.Receive(Qr1Packets.Heartbeat, Qr1HandlerTests.Host);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("no room for another game host: too little memory is free"));
    }
}
