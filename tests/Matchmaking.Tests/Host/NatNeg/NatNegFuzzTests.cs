using System;
using System.Collections.Generic;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Tests.NatNeg;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>
/// 200,000 mutated packets from four attackers. The table keeps its bounds, what is sent makes sense, and a pair of which one was there before
/// each wave is connected after it.
/// </summary>
[TestClass]
public class NatNegFuzzTests
{
    private const int Waves = 200;
    private const int PacketsInAWave = 500;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Nothing_throws_or_grows_and_a_negotiation_begun_before_is_finished_after(int seed)
    {
        Random random = new(seed);
        NatNegRig rig = new();
        byte[][] seeds = Seeds();
        for (int wave = 0; wave < Waves; wave++)
        {
            NatNegClient guest = new NatNegClient(rig, 10, 0x7ABCDEF0, 0) { Version = 1 + wave % 4, UsesGamePort = wave % 3 != 0 }.InitAll();
            NatNegClient host = new(rig, 11, 0x7ABCDEF0, 1) { Version = 1 + wave % 4, UsesGamePort = wave % 3 != 0 };
            for (int i = 0; i < PacketsInAWave; i++)
            {
                byte[] packet = Mutated(seeds[random.Next(seeds.Length)], random);
                rig.Receive(packet, EndPoints.Of(0xC0A80464u + (uint)random.Next(4), random.Next(50) == 0 ? 0 : 1_000 + random.Next(4)));
                if (i % 8 == 0) rig.Pass(random.Next(300));
                AssertBounds(rig, guest);
            }
            host.InitAll();
            guest.AssertConnectedWith(host);
            host.AssertConnectedWith(guest);
            guest.Acknowledge();
            host.Acknowledge();
            Assert.AreEqual(1, rig.LinesWith("192.168.4.10 and 192.168.4.11 were connected"), "wave " + wave);
            guest.Report(true);
            host.Report(true);
            rig.Pass(70_000);
            rig.Outbox.Clear();
            Assert.AreEqual(0, rig.Service.Count, "wave " + wave);
            for (int i = 0; i < 40; i++) rig.Events.Write("another wave");
            rig.Pass(10_000);
        }
    }

    private static void AssertBounds(NatNegRig rig, NatNegClient guest)
    {
        Assert.IsTrue(rig.Service.Count >= 1 && rig.Service.Count <= NatNegRig.Capacity);
        Assert.IsTrue(rig.Outbox.Count <= 2 * NatNegRig.Capacity * 10);
        for (byte[] packet = rig.Outbox.TakeAny(out long to); packet is not null; packet = rig.Outbox.TakeAny(out to))
        {
            Assert.IsTrue(packet.Length <= NatNegAnswer.MaximumBytes && NatNegPacket.HasMagic(packet, 0, packet.Length));
            Assert.IsTrue(EndPoints.Port(to) != 0 && EndPoints.Address(to) != 0);
            Assert.AreNotEqual(guest.Negotiator, to, "the guest hears of somebody else");
            if (NatNegPackets.Type(packet) != NatNegType.Connect || NatNegPackets.Finished(packet) != 0) continue;
            long partner = NatNegPackets.Remote(packet);
            uint address = EndPoints.Address(partner);
            Assert.IsTrue(EndPoints.Port(partner) != 0 && address != 0 && (address >> 24) != 127, "an address that nobody has");
        }
    }

    private static byte[][] Seeds()
    {
        List<byte[]> seeds = [[]];
        for (int version = 1; version <= 4; version++)
        {
            for (int index = 0; index < 2; index++)
            {
                for (int portType = 0; portType < 4; portType++) seeds.Add(NatNegPackets.Init(version, 5, portType, index, true, 0xC0A80464, 6_500, "sdkgame"));
                seeds.Add(NatNegPackets.Init(version, 6, 1, index, false, 0x7F000001, 0, ""));
                seeds.Add(NatNegPackets.ConnectAck(version, 5, index));
                seeds.Add(NatNegPackets.Report(version, 5, index, false));
                // The guest's own negotiation, but not its partner's place in it.
                seeds.Add(NatNegPackets.ConnectAck(version, 0x7ABCDEF0, index));
                seeds.Add(NatNegPackets.Report(version, 0x7ABCDEF0, index, index == 0));
            }
        }
        seeds.Add(NatNegPackets.Init(3, 0x7ABCDEF0, 0, 0, true, 0, 0, NatNegClient.MarioKartWii));
        seeds.Add(NatNegPackets.PreInit(5, 0));
        seeds.Add(NatNegPackets.PreInit(5, 1));
        for (int type = 0; type <= 16; type++) seeds.Add(NatNegPackets.Test(type, 777, 2));
        return [.. seeds];
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        byte[] packet = (byte[])seed.Clone();
        for (int change = random.Next(4); change > 0 && packet.Length > 0; change--)
        {
            int at = random.Next(packet.Length);
            switch (random.Next(5))
            {
                case 0:
                    packet = packet[..at];
                    break;
                case 1:
                    packet = [.. packet, .. packet[at..]];
                    break;
                case 2:
                    packet[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    // Most of what matters stands in the first bytes behind the magic.
                    at = Math.Min(packet.Length - 1, 6 + random.Next(16));
                    packet[at] = (byte)random.Next(at == 7 ? 18 : 256);
                    break;
            }
        }
        // The guest waits for anybody with its cookie and the other index: that place is not for guesses.
        bool isItsCookie = packet.Length >= 14 && NatNegPackets.Cookie(packet) == 0x7ABCDEF0;
        if (isItsCookie && packet[7] is NatNegType.Init && packet[13] == 1) packet[13] = 0;
        if (isItsCookie && packet[7] is NatNegType.PreInit) packet[12] = 0;
        return packet;
    }
}
