using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>Who gets in when there is no room.</summary>
[TestClass]
public class FullTableTests
{
    [TestMethod]
    public void A_full_table_refuses_the_newest_in_silence_with_one_line()
    {
        NatNegRig rig = new();
        Fill(rig, NatNegRig.Capacity);
        NatNegClient late = new(rig, 50, 500, 0);
        for (int i = 0; i < 10; i++)
        {
            late.SendInit(1);
            rig.Pass(500);
        }
        new NatNegClient(rig, 51, 501, 0).SendInit(1);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(NatNegRig.Capacity, rig.Service.Count);
        Assert.AreEqual(1, rig.Events.Count);
        Assert.AreEqual("no room for another NAT negotiation: the table is full", rig.Events[0]);
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
        rig.Pass(3_000);
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
        NatNegClient[] flood = new NatNegClient[100];
        for (int i = 0; i < flood.Length; i++)
        {
            flood[i] = new NatNegClient(rig, 66, 1_000 + i, 0);
            flood[i].InitAll();
            Assert.IsTrue(rig.Service.Count <= NatNegRig.Capacity / 2);
        }
        for (int i = 0; i < 6; i++) new NatNegClient(rig, 10 + i, i, 0).InitAll();
        Assert.AreEqual(NatNegRig.Capacity, rig.Service.Count);
        Assert.AreEqual(0, rig.Events.Count);
        NatNegClient host = new NatNegClient(rig, 11, 1_099, 1).InitAll();
        flood[99].AssertConnectedWith(host);
        host.AssertConnectedWith(flood[99]);
    }

    [TestMethod]
    public void Pairs_that_one_address_makes_up_alone_count_as_its_own()
    {
        NatNegRig rig = new();
        for (int i = 0; i < 100; i++)
        {
            new NatNegClient(rig, 66, 1_000 + i, 0).InitAll();
            new NatNegClient(rig, 66, 1_000 + i, 1).InitAll();
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
