using System;
using System.Collections.Generic;
using System.Linq;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.Tests.Qr2;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Network.Dns;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>
/// 300,000 mutated packets from hundreds of end points, while time passes and messages wait. Some senders answer their challenge, so
/// the table is full of listed hosts as well. The numbers are the same at every run.
/// </summary>
[TestClass]
public class Qr2FuzzTests
{
    private const int Packets = 150_000;
    private const uint GuardKey = 0xFACEB00C;

    private static readonly string[] Marks = ["\\", "\\\\", "gamename\\gmtest\\", "statechanged\\2\\", "statechanged\\3\\", "publicip\\0\\", "<0002>", "<ffff>", "\\<0001>player_\\\\", "unknown\\", "localip0\\10.0.0.1\\"];

    [TestMethod]
    // Fakes of the guarded host's end point only where a game must prove itself.
    [DataRow(1, UnknownGames.Refuse)]
    [DataRow(2, UnknownGames.Accept)]
    public void No_packet_throws_grows_a_table_or_disturbs_a_host_that_is_listed(int seed, UnknownGames unknown)
    {
        World world = new(new FaultyFileSystem(), seed, BoxSize.Small(), OtherNames.Refuse, unknown);
        FakeRandom random = new(seed + 100);
        GameHost guard = new(world, 250, "gmtest") { InstanceKey = GuardKey };
        guard.Register();
        Watchdog outbox = new();
        byte[][] seeds = [.. GoldenPackets.All.Select(packet => new Dialogue(packet).Bytes)];
        byte[] buffer = new byte[Qr2Service.DatagramBytes];
        int listed = 0;
        for (int i = 0; i < Packets; i++)
        {
            byte[] packet = Mutate(seeds[random.Next(seeds.Length)], random);
            bool fakes = unknown == UnknownGames.Refuse && random.Next(20) == 0;
            long from = fakes ? guard.From : EndPoints.Of(0xC0A80400 + (uint)random.Next(8), 20_000 + random.Next(40));
            outbox.Expect(from);
            Array.Copy(packet, buffer, packet.Length);
            world.Master.Receive(buffer, packet.Length, from, outbox);
            if (!fakes && outbox.TakeChallenge(from, out string challenge) && random.Next(2) == 0) listed += Answer(world, from, challenge, outbox);
            if (random.Next(50) == 0) SendMessage(world, random);
            world.Clock.Pass(random.Next(60));
            world.Master.Tick(world.Clock.Milliseconds);
            Assert.IsTrue(world.Hosts.Count <= 20 && world.Hosts.Bytes <= 9 * 1_024 && world.Master.Waiting <= 8, "a table grew");
            if (i % 500 != 0) continue;
            AssertAnswers(world, guard, outbox);
        }
        Assert.IsTrue(listed > 100, "too few were listed: " + listed);
        AssertAnswers(world, guard, outbox);
        Assert.AreEqual("dm1", guard.Value("mapname"));
        for (int i = 0; i < 100; i++)
        {
            guard.Send(Qr2PacketType.KeepAlive, "");
            world.Pass(1_000);
        }
        Assert.AreEqual(1, world.Hosts.Count, "all the others are gone");
        for (int i = 0; i < world.Events.Count; i++)
        {
            Assert.IsTrue(world.Events[i].Length < 200);
            Assert.IsFalse(world.Events[i].Any(char.IsControl), world.Events[i]);
        }
        guard.Beat(GameHost.Leaving);
        Assert.AreEqual(0, world.Hosts.Bytes);
        Assert.AreEqual(0, world.Master.Waiting);
        for (int game = 0; game < world.Games.Capacity; game++) Assert.AreEqual(0, world.Games.HoldersOf(game));
    }

    private static void AssertAnswers(World world, GameHost guard, Watchdog outbox)
    {
        Assert.IsTrue(guard.IsListed);
        outbox.Expect(guard.From);
        outbox.Last = null;
        world.Master.Receive(guard.Packet(Qr2PacketType.KeepAlive, ""), 5, guard.From, outbox);
        CollectionAssert.AreEqual(PacketText.Bytes("<fefd08 faceb00c>"), outbox.Last);
    }

    private static int Answer(World world, long from, string challenge, Watchdog outbox)
    {
        int row = world.Hosts.Find(from);
        for (int i = 0; i < world.Hosts.Capacity; i++)
        {
            if (world.Hosts.EndPointOf(i) == from && world.Hosts.StateOf(i) == HostState.Waiting) row = i;
        }
        if (row < 0 || world.Hosts.IsListed(row)) return 0;
        GameHost host = new(world, from, world.Games.TextOf(world.Hosts.GameOf(row))) { InstanceKey = world.Hosts.InstanceKeyOf(row) };
        bool isUnknown = world.Games.KeysOf(world.Hosts.GameOf(row)) is null;
        if (isUnknown) host.Secret = "abcdef";
        int before = world.Hosts.Find(from);
        bool isTaken = isUnknown && world.Hosts.StateOf(before) == HostState.Listed;
        byte[] response = host.Packet(Qr2PacketType.Challenge, host.ResponseTo(challenge) + "\\");
        world.Master.Receive(response, response.Length, from, outbox);
        Assert.AreEqual(!isTaken, world.Hosts.IsListed(row));
        return isTaken ? 0 : 1;
    }

    private static void SendMessage(World world, FakeRandom random)
    {
        int row = random.Next(world.Hosts.Capacity);
        byte[] message = new byte[random.Next(260)];
        if (world.Hosts.StateOf(row) != HostState.None) world.Master.TrySend(row, message, 0, message.Length);
    }

    private static byte[] Mutate(byte[] seed, FakeRandom random)
    {
        List<byte> packet = [.. seed];
        // Half of the keys are one of a few, so that packets belong together.
        if (packet.Count >= 5 && random.Next(2) == 0)
        {
            for (int i = 1; i < 5; i++) packet[i] = (byte)(i < 4 ? 0 : random.Next(4));
        }
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = packet.Count == 0 ? 0 : random.Next(packet.Count);
            switch (random.Next(6))
            {
                case 0:
                    if (packet.Count > 0) packet[at] = (byte)random.Next(256);
                    break;
                case 1:
                    if (packet.Count > 0) packet[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    packet.RemoveRange(at, random.Next(packet.Count - at + 1));
                    break;
                case 3:
                    byte[] bytes = new byte[random.Next(40)];
                    random.Fill(bytes, 0, bytes.Length);
                    packet.InsertRange(at, bytes);
                    break;
                case 4:
                    packet.InsertRange(Math.Min(packet.Count, Math.Max(at, 5)), PacketText.Bytes(Marks[random.Next(Marks.Length)]));
                    break;
                default:
                    packet.InsertRange(at, packet.GetRange(at, random.Next(packet.Count - at + 1)));
                    break;
            }
        }
        return packet.Count > Qr2Service.DatagramBytes ? [.. packet.GetRange(0, Qr2Service.DatagramBytes)] : [.. packet];
    }

    /// <summary>Fails when somebody is sent something who has never sent anything, or when it is no packet that a host takes.</summary>
    private sealed class Watchdog : IDatagramOutbox
    {
        private readonly HashSet<long> _senders = [];
        private readonly Dictionary<long, byte[]> _challenges = [];

        internal byte[] Last { get; set; }

        internal void Expect(long from) => _senders.Add(from);

        internal bool TakeChallenge(long from, out string text)
        {
            text = _challenges.Remove(from, out byte[] packet) ? Raw.Text(packet, 7, Qr2ChallengeText.Size) : null;
            return text is not null;
        }

        public void Send(byte[] buffer, int offset, int count, long to)
        {
            Assert.IsTrue(_senders.Contains(to), "sent to somebody who has not sent");
            Assert.IsTrue(count is >= 7 and <= 255 && buffer[offset] == 0xFE && buffer[offset + 1] == 0xFD);
            Last = buffer[offset..(offset + count)];
            if (buffer[offset + 2] == Qr2PacketType.Challenge) _challenges[to] = Last;
        }
    }
}
