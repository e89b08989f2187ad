using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>Who gets in when there is no room.</summary>
[TestClass]
public class FullTableTests
{
    [TestMethod]
    public void A_table_full_of_those_who_just_came_refuses_the_newest_in_silence_with_one_line()
    {
        NatNegRig rig = new();
        Fill(rig, NatNegRig.Capacity);
        NatNegClient late = new(rig, 50, 500, 0);
        for (int i = 0; i < 10; i++)
        {
            late.SendInit(1);
            rig.Pass(100);
        }
        new NatNegClient(rig, 51, 501, 0).SendInit(1);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(NatNegRig.Capacity, rig.Service.Count);
        Assert.AreEqual(1, rig.Events.Count);
        Assert.AreEqual("no room for another NAT negotiation: the table is full", rig.Events[0]);
    }

    [TestMethod]
    public void Six_hundred_lone_INITs_of_six_hundred_addresses_keep_no_pair_from_connecting_within_two_seconds()
    {
        NatNegRig rig = new();
        for (int i = 0; i < 600; i++)
        {
            byte[] init = NatNegPackets.Init(3, 10_000 + i, 1, i % 2, false, 0, 0, "flood");
            rig.Receive(init, EndPoints.Of(0xC0A80500 + (uint)i, 5_000));
        }
        rig.Outbox.Clear();
        NatNegClient guest = new(rig, 50, 500, 0);
        NatNegClient host = new(rig, 51, 500, 1);
        bool isConnected = false;
        for (int i = 0; i < 4 && !isConnected; i++)
        {
            for (int portType = 0; portType < 4; portType++)
            {
                guest.SendInit(portType);
                host.SendInit(portType);
            }
            isConnected = rig.Outbox.Take(guest.Negotiator, NatNegType.Connect) is not null;
            if (!isConnected) rig.Pass(500);
        }
        Assert.IsTrue(isConnected);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void Of_those_who_wait_the_oldest_gives_way_when_its_partner_had_time_to_come()
    {
        NatNegRig rig = new();
        NatNegClient first = new NatNegClient(rig, 9, 99, 0).InitAll();
        rig.Pass(500);
        NatNegClient[] guests = Fill(rig, NatNegRig.Capacity - 1);
        rig.Pass(500);
        NatNegClient late = new(rig, 50, 500, 0);
        late.SendInit(1);
        Assert.AreEqual(0, rig.Outbox.Count, "a second is not over yet");
        rig.Pass(1);
        late.InitAll();
        new NatNegClient(rig, 51, 501, 0).SendInit(1);
        Assert.AreEqual(0, rig.Outbox.Count, "the others are too young");
        Assert.AreEqual(NatNegRig.Capacity, rig.Service.Count);
        NatNegClient host = new NatNegClient(rig, 60, guests[0].Cookie, 1).InitAll();
        guests[0].AssertConnectedWith(host);
        rig.Outbox.Clear();
        new NatNegClient(rig, 61, first.Cookie, 1).SendInit(1);
        Assert.AreEqual(0, rig.Outbox.Count, "the first is gone, and there is no room for its partner");
    }

    [TestMethod]
    public void A_pair_that_has_acknowledged_stays_and_one_that_never_did_gives_way()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 8, 88, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 9, 88, 1).InitAll();
        guest.Acknowledge();
        NatNegClient silent = new NatNegClient(rig, 6, 66, 0).InitAll();
        new NatNegClient(rig, 7, 66, 1).InitAll();
        Fill(rig, NatNegRig.Capacity - 2);
        rig.Pass(1_250);
        rig.Outbox.Clear();
        new NatNegClient(rig, 50, 500, 0).InitAll();
        host.Acknowledge();
        Assert.AreEqual(1, rig.LinesWith("192.168.4.8 and 192.168.4.9 were connected"));
        silent.Acknowledge();
        new NatNegClient(rig, 7, 66, 1).Acknowledge();
        Assert.AreEqual(1, rig.LinesWith("were connected"), "the silent pair is gone");
    }

    [TestMethod]
    public void Whoever_has_many_gives_way_before_one_who_waits_for_a_single_partner()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, 1, 0).InitAll();
        rig.Pass(5);
        for (int i = 0; i < 400; i++)
        {
            byte[] init = NatNegPackets.Init(3, 10_000 + i, 1, 0, false, 0, 0, "flood");
            rig.Receive(init, EndPoints.Of(0xC0A80464 + (uint)(i % 4), 5_000));
            rig.Pass(50);
        }
        rig.Outbox.Clear();
        NatNegClient host = new NatNegClient(rig, 11, 1, 1).InitAll();
        guest.AssertConnectedWith(host);
    }

    [TestMethod]
    public void Partners_of_those_who_wait_are_let_into_a_full_table()
    {
        NatNegRig rig = new();
        NatNegClient[] guests = Fill(rig, NatNegRig.Capacity);
        for (int i = 0; i < guests.Length; i++)
        {
            NatNegClient host = new NatNegClient(rig, 100 + i, guests[i].Cookie, 1).InitAll();
            guests[i].AssertConnectedWith(host);
            host.AssertConnectedWith(guests[i]);
        }
    }

    [TestMethod]
    public void What_is_over_makes_room_the_oldest_first()
    {
        NatNegRig rig = new();
        NatNegClient[] guests = Fill(rig, NatNegRig.Capacity);
        NatNegClient[] hosts = new NatNegClient[2];
        for (int i = 0; i < 2; i++)
        {
            int which = i == 0 ? 7 : 3;
            hosts[i] = new NatNegClient(rig, 100 + i, guests[which].Cookie, 1).InitAll();
            guests[which].Acknowledge();
            hosts[i].Acknowledge();
            rig.Outbox.Clear();
        }
        new NatNegClient(rig, 50, 500, 0).InitAll();
        Assert.AreEqual(NatNegRig.Capacity, rig.Service.Count);
        // Row 3 is gone, so a new try with its cookie finds no room but that of row 7.
        guests[3].Retry().InitAll();
        Assert.AreEqual(NatNegRig.Capacity, rig.Service.Count);
        rig.Outbox.Clear();
        guests[7].Retry().SendInit(1);
        Assert.AreEqual(0, rig.Outbox.Count, "and then there is none");
    }

    [TestMethod]
    public void There_is_room_again_when_time_has_passed()
    {
        NatNegRig rig = new();
        Fill(rig, NatNegRig.Capacity);
        rig.Pass(40_000);
        new NatNegClient(rig, 50, 500, 0).InitAll();
        rig.Pass(5_000);
        Assert.AreEqual(1, rig.Service.Count);
        Fill(rig, NatNegRig.Capacity - 1);
        rig.Outbox.Clear();
        rig.Pass(60_000);
        Assert.AreEqual(0, rig.Service.Count);
    }

    [TestMethod]
    public void One_address_alone_gets_half_of_the_table_and_its_own_oldest_makes_room()
    {
        NatNegRig rig = new();
        NatNegClient[] flood = new NatNegClient[30];
        for (int i = 0; i < flood.Length; i++)
        {
            flood[i] = new NatNegClient(rig, 66, 1_000 + i, 0);
            flood[i].InitAll();
            Assert.IsTrue(rig.Service.Count <= NatNegRig.Capacity / 2);
            rig.Pass(250);
        }
        rig.Outbox.Clear();
        for (int i = 0; i < 2; i++)
        {
            for (int more = 0; more < 6; more++) new NatNegClient(rig, 66, 2_000 + more, 0).SendInit(1);
            rig.Outbox.Clear();
            Assert.AreEqual(NatNegRig.Capacity / 2, rig.Service.Count);
        }
        for (int i = 0; i < 6; i++) new NatNegClient(rig, 10 + i, i, 0).InitAll();
        Assert.AreEqual(NatNegRig.Capacity, rig.Service.Count);
        NatNegClient host = new NatNegClient(rig, 11, 1_029, 1).InitAll();
        flood[29].AssertConnectedWith(host);
        host.AssertConnectedWith(flood[29]);
    }

    [TestMethod]
    public void Pairs_that_one_address_makes_up_alone_count_as_its_own()
    {
        NatNegRig rig = new();
        for (int i = 0; i < 100; i++)
        {
            new NatNegClient(rig, 66, 1_000 + i, 0).SendInit(1);
            new NatNegClient(rig, 66, 1_000 + i, 1).SendInit(1);
            rig.Outbox.Clear();
        }
        Assert.AreEqual(NatNegRig.Capacity / 2, rig.Service.Count);
    }

    [TestMethod]
    public void One_host_may_be_connected_with_eleven_guests_at_once()
    {
        NatNegRig rig = new();
        NatNegClient[] guests = Fill(rig, 11);
        for (int i = 0; i < guests.Length; i++)
        {
            NatNegClient host = new NatNegClient(rig, 99, guests[i].Cookie, 1).InitAll();
            guests[i].AssertConnectedWith(host);
            host.AssertConnectedWith(guests[i]);
            guests[i].Acknowledge();
            host.Acknowledge();
        }
        Assert.AreEqual(11, rig.LinesWith("were connected"));
        Assert.AreEqual(11, rig.Service.Count);
    }

    [TestMethod]
    public void A_table_of_one_serves_one_pair_after_the_other()
    {
        NatNegRig rig = new(1);
        for (int i = 0; i < 5; i++)
        {
            NatNegClient guest = new NatNegClient(rig, 10 + i, i, 0).InitAll();
            NatNegClient host = new NatNegClient(rig, 30 + i, i, 1).InitAll();
            guest.AssertConnectedWith(host);
            host.AssertConnectedWith(guest);
            guest.Acknowledge();
            host.Acknowledge();
            Assert.AreEqual(1, rig.Service.Count);
        }
    }

    // Clients that wait, each from an address of its own.
    private static NatNegClient[] Fill(NatNegRig rig, int count)
    {
        NatNegClient[] guests = new NatNegClient[count];
        for (int i = 0; i < count; i++) guests[i] = new NatNegClient(rig, 10 + i, i, 0).InitAll();
        return guests;
    }
}
