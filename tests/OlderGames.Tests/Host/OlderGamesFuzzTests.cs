using System;
using System.Collections.Generic;
using System.Linq;
using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Tests.ListV1;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests.GameSpy;
using PocketSpy.Wire.Tests.ListV1;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.Host;

/// <summary>
/// 200,000 mutations against the master of older games: 100,000 datagrams, 100,000 segments on list links. A host beside it stays on the list as it was,
/// and a player beside it gets its list.
/// </summary>
[TestClass]
public class OlderGamesFuzzTests
{
    private const int Inputs = 100_000;

    private static readonly string[] Marks =
    [
        "\\", "\\\\", "\\final\\", "\\queryid\\1.1", "\\gamename\\ut", "\\gamename\\", "\\heartbeat\\7778", "\\statechanged\\2", "\\statechanged\\", "\\validate\\", "\\secure\\",
        "\\echo\\", "\\list\\cmp", "\\list\\", "\\where\\", "\\enctype\\2", "\\enctype\\1", "\\gamemode\\exiting", "\0", "-1", "65536", "99999999999999999999", "((", "'%",
    ];

    [TestMethod]
    public void No_datagram_throws_or_harms_a_host_beside()
    {
        OlderWorld world = new();
        Random random = new(11);
        int row = world.OpenHost("gmtest", 200, 26900, "\\numplayers\\3");
        long friend = OlderWorld.At(200, 26900);
        for (int i = 0; i < Inputs; i++)
        {
            // A heartbeat's own challenge, now and then, so that what lies behind the proof is reached as well.
            long from = OlderWorld.At(2 + random.Next(40), 7000 + random.Next(4));
            string packet = Qr1Packets.All[random.Next(Qr1Packets.All.Length)];
            string challenge = Enumerable.Range(0, world.Sent.Count).Select(world.Question).Select(sent => Raw.Value(sent, "secure")).FirstOrDefault(sent => sent is not null);
            if (challenge is not null && random.Next(2) == 0)
            {
                from = world.Sent.LastTo;
                packet = "\\gamename\\ut\\validate\\" + world.Prove("ut", challenge, Enctype.None) + "\\hostname\\x\\numplayers\\2\\final\\";
            }
            byte[] bytes = Mutate(random, packet, Qr2Service.DatagramBytes);
            world.Receive(bytes, bytes.Length, from);
            Assert.IsTrue(world.Sent.Count <= 3, "seed 11, input " + i);
            if (i % 50 == 0) world.Pass(1_000);
            if (i % 5_000 == 0) world.Receive("\\heartbeat\\26900\\gamename\\gmtest", friend);
            Assert.IsTrue(world.Hosts.IsListed(row) && world.Hosts.EndPointOf(row) == friend, "seed 11, input " + i);
        }
        Assert.AreEqual("3", world.Said(row, "numplayers"));
        Assert.IsTrue(Enumerable.Range(0, world.Hosts.Capacity).Any(other => other != row && world.Hosts.IsListed(other)));
        Assert.IsTrue(world.Hosts.Bytes <= MatchmakingSize.For(BoxSize.Small()).HostBytes);
    }

    [TestMethod]
    public void No_segment_throws_or_keeps_a_place()
    {
        OlderWorld world = new();
        Random random = new(12);
        for (int i = 0; i < 12; i++) world.OpenHost("ut", 2 + i, 7778, "\\numplayers\\" + i + "\\mapname\\" + Raw.Repeat('m', i * 20));
        string expected = new ListClient(world, 100, "ut", Enctype.None).Ask("\\list\\info\\gamename\\ut\\final\\");
        int enctype = 0;
        ListClient client = null;
        int lists = 0;
        for (int i = 0; i < Inputs; i++)
        {
            if (client is null || client.Link.IsEnded || random.Next(8) == 0)
            {
                if (client is not null && client.Link.TakeBytes().Length > 100) lists++;
                client?.Link.HangUp();
                enctype = random.Next(3);
                client = new ListClient(world, 9, "ut", enctype);
                if (random.Next(2) == 0) client.Link.Write(client.SignIn);
            }
            string message = random.Next(3) == 0 ? client.SignIn : ListV1Packets.All[random.Next(ListV1Packets.All.Length)];
            client.Link.Write(Mutate(random, message, 1_460));
            if (i % 100 == 0) world.Pass(1_000);
            Assert.IsTrue(world.List.Count <= 1, "seed 12, input " + i);
            for (int host = 0; i % 5_000 == 0 && host < 12; host++) world.Receive(Qr1Packets.Heartbeat, OlderWorld.At(2 + host, 7778));
            if (i % 5_000 == 0) Assert.AreEqual(expected, new ListClient(world, 100, "ut", i / 5_000 % 3).Ask("\\list\\info\\gamename\\ut\\final\\"));
        }
        client.Link.HangUp();
        Assert.AreEqual(0, world.List.Count);
        Assert.IsTrue(lists > 1_000, lists.ToString());
    }

    [TestMethod]
    public void Steady_hosts_and_their_heartbeats_allocate_nothing()
    {
        OlderWorld world = new();
        int row = world.OpenHost("gmtest", 2, 26900, "");
        long host = OlderWorld.At(2, 26900);
        byte[] heartbeat = Raw.Bytes("\\heartbeat\\26900\\gamename\\gmtest");
        byte[] first = Raw.Bytes(Qr1Packets.StatusFirst);
        byte[] last = Raw.Bytes(Qr1Packets.StatusLast);
        world.Sent.Discards = true;
        long before = 0;
        for (int i = 0; i < 30; i++)
        {
            // Warm by then.
            if (i == 10) before = GC.GetAllocatedBytesForCurrentThread();
            world.Clock.Pass(5_000);
            world.Older.Receive(heartbeat, heartbeat.Length, host, world.Sent);
            world.Older.Receive(first, first.Length, host, world.Sent);
            world.Older.Receive(last, last.Length, host, world.Sent);
            world.Older.Tick(world.Clock.Milliseconds);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(HostState.Listed, world.Hosts.StateOf(row));
    }

    private static byte[] Mutate(Random random, string message, int longest)
    {
        List<byte> bytes = [.. Raw.Bytes(message)];
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0:
                    if (at < bytes.Count) bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at + 1) / 3);
                    break;
                case 2:
                case 3:
                    bytes.InsertRange(at, Raw.Bytes(Marks[random.Next(Marks.Length)]));
                    break;
                case 4:
                    bytes.InsertRange(at, Raw.Bytes(Raw.Repeat((char)random.Next(256), random.Next(400))));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at + 1)));
                    break;
            }
        }
        return bytes.Count > longest ? [.. bytes.GetRange(0, longest)] : [.. bytes];
    }
}
