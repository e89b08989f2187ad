using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Tests.NatNeg;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>What somebody in the network can do on purpose, and what it costs the others.</summary>
[TestClass]
public class NatNegAttackTests
{
    [TestMethod]
    public void Every_flipped_bit_and_every_cut_of_every_packet_in_every_state_harms_no_pair_that_was_there_before()
    {
        for (int state = 1; state < 4; state++)
        {
            NatNegRig rig = new();
            NatNegClient guest = new NatNegClient(rig, 10, 77, 0).InitAll();
            NatNegClient host = new(rig, 11, 77, 1);
            if (state > 1) host.InitAll();
            if (state > 2) guest.Acknowledge();
            rig.Outbox.Clear();
            byte[][] packets =
            [
                NatNegPackets.Init(3, 77, 0, 0, true, 0xC0A80463, 6_500, NatNegClient.MarioKartWii),
                NatNegPackets.ConnectAck(3, 77, 0), NatNegPackets.ConnectAck(3, 77, 1),
                NatNegPackets.Report(3, 77, 0, false), NatNegPackets.Report(3, 77, 1, true), NatNegPackets.PreInit(77, 0),
            ];
            foreach (byte[] packet in packets)
            {
                for (int bit = 0; bit < packet.Length * 8; bit++)
                {
                    byte[] flipped = (byte[])packet.Clone();
                    flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                    // The partner's place is for whoever knows the cookie.
                    if (flipped[7] == NatNegType.Init && flipped[13] == 1) continue;
                    if (flipped[7] == NatNegType.PreInit && flipped[12] == 1) continue;
                    rig.Receive(flipped, EndPoints.Of(0xC0A80463, 6_500));
                    rig.Receive(packet[..(bit / 8)], EndPoints.Of(0xC0A80463, 6_501));
                }
            }
            rig.Outbox.Clear();
            if (state == 1)
            {
                host.InitAll();
                guest.AssertConnectedWith(host);
                host.AssertConnectedWith(guest);
            }
            guest.Acknowledge();
            host.Acknowledge();
            Assert.AreEqual(1, rig.LinesWith("192.168.4.10 and 192.168.4.11 were connected"), "state " + state);
        }
    }

    [TestMethod]
    public void A_flood_of_cookies_from_one_address_leaves_room_for_the_others()
    {
        NatNegRig rig = new();
        for (int round = 0; round < 50; round++)
        {
            for (int i = 0; i < 100; i++)
            {
                byte[] init = NatNegPackets.Init(3, 1_000_000 + round * 100 + i, i % 4, i % 2, i % 3 == 0, 0, 0, "flood");
                rig.Receive(init, EndPoints.Of(0xC0A80463, 1_000 + i));
            }
            NatNegClient guest = new NatNegClient(rig, 10, round, 0).InitAll();
            NatNegClient host = new NatNegClient(rig, 11, round, 1).InitAll();
            guest.AssertConnectedWith(host);
            host.AssertConnectedWith(guest);
            guest.Acknowledge();
            host.Acknowledge();
            rig.Outbox.Clear();
            rig.Pass(1_000);
        }
        Assert.IsTrue(rig.Events.Count <= 32 && rig.LinesWith("no room") <= 1);
    }

    [TestMethod]
    public void Wrong_senders_get_at_most_what_two_clients_would_get()
    {
        // Somebody makes the box call two victims by two packets of 26 bytes: an INITACK of 21 and two CONNECTs of 20, not three times what came.
        NatNegRig rig = new();
        long first = EndPoints.Of(0xC0A80450, 5_000);
        long second = EndPoints.Of(0xC0A80451, 5_000);
        rig.Receive(NatNegPackets.Init(3, 9, 1, 0, false, 0, 0, "game"), first);
        rig.Receive(NatNegPackets.Init(3, 9, 1, 1, false, 0, 0, "game"), second);
        rig.Pass(120_000);
        int toFirst = 0;
        while (rig.Outbox.Take(first) is not null) toFirst++;
        int toSecond = 0;
        while (rig.Outbox.Take(second) is not null) toSecond++;
        Assert.AreEqual(1 + 2, toFirst);
        Assert.AreEqual(1 + 2, toSecond);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void No_side_is_sent_more_than_three_bytes_for_each_that_came_from_it(int version)
    {
        Random random = new(version);
        for (int round = 0; round < 200; round++)
        {
            NatNegRig rig = new();
            long[] victims = [EndPoints.Of(0xC0A80450, 5_000), EndPoints.Of(0xC0A80451, 5_000)];
            int[] came = new int[2];
            int[] went = new int[2];
            for (int step = 0; step < 30; step++)
            {
                int side = random.Next(2);
                byte[] packet = random.Next(4) == 0
                    ? NatNegPackets.PreInit(9, side)
                    : NatNegPackets.Init(version, 9, random.Next(4), side, random.Next(2) == 0, 0xC0A80450, random.Next(3), random.Next(2) == 0 ? "" : "game");
                came[side] += packet.Length;
                rig.Receive(packet, victims[side] + random.Next(2));
                rig.Pass(random.Next(4) == 0 ? 50_000 : random.Next(2_000));
                for (byte[] answer = rig.Outbox.TakeAny(out long to); answer is not null; answer = rig.Outbox.TakeAny(out to)) went[to > victims[0] + 1 ? 1 : 0] += answer.Length;
                for (int i = 0; i < 2; i++) Assert.IsTrue(went[i] <= came[i] * 3, "round " + round + ": " + came[i] + " came, " + went[i] + " went");
            }
        }
    }

    [TestMethod]
    public void No_single_answer_is_longer_than_its_request()
    {
        NatNegRig rig = new();
        for (int type = 0; type < 18; type++)
        {
            for (int version = 1; version <= 4; version++)
            {
                for (int count = 12; count < 80; count++)
                {
                    rig.Receive(NatNegPackets.Header(version, type, type * 1_000 + count, count), EndPoints.Of(0xC0A80463, 7_000));
                    int answered = 0;
                    for (byte[] answer = rig.Outbox.TakeAny(out _); answer is not null; answer = rig.Outbox.TakeAny(out _)) answered += answer.Length;
                    Assert.IsTrue(answered <= count, "type " + type + " of " + count + " bytes gave " + answered);
                }
            }
        }
    }

    [TestMethod]
    public void The_name_of_a_game_cannot_write_lines_of_its_own_into_the_event_log()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, 1, 0) { Name = "x\r\nDS 1 left" }.InitAll();
        NatNegClient host = new NatNegClient(rig, 11, 1, 1) { Name = "x\r\nDS 1 left" }.InitAll();
        guest.Acknowledge();
        host.Acknowledge();
        Assert.AreEqual("192.168.4.10 and 192.168.4.11 were connected for x??DS 1 left", rig.Events[0]);
    }
}
