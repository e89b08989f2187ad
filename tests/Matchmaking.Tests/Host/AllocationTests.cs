using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Tests.NatNeg;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>Nothing is allocated on the way of a packet that comes again and again.</summary>
[TestClass]
public class AllocationTests
{
    [TestMethod]
    public void NAT_negotiation_allocates_nothing_for_what_comes_again()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, 7, 0).InitAll();
        byte[] init = NatNegPackets.Init(3, 7, 1, 0, true, guest.LocalAddress, 0, NatNegClient.MarioKartWii);
        byte[] gameInit = NatNegPackets.Init(3, 7, 0, 0, true, guest.LocalAddress, 0, NatNegClient.MarioKartWii);
        byte[] report = NatNegPackets.Report(3, 99, 0, true);
        byte[] check = NatNegPackets.Test(NatNegType.AddressCheck, 0, 1);
        rig.Outbox.Discards = true;
        Allocations.AreNone(() =>
        {
            rig.Receive(gameInit, guest.Game);
            rig.Receive(init, guest.Negotiator);
            rig.Receive(report, guest.Negotiator);
            rig.Receive(check, guest.Negotiator);
        });
        new NatNegClient(rig, 11, 7, 1).SendInit(0);
        new NatNegClient(rig, 11, 7, 1).SendInit(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 15; i++)
        {
            // CONNECT goes out again and again.
            rig.Clock.Pass(500);
            rig.Service.Tick(rig.Clock.Milliseconds);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(1, rig.Service.Count);
    }

    [TestMethod]
    public void A_new_negotiation_allocates_nothing_but_its_line_in_the_event_log()
    {
        NatNegRig rig = new();
        rig.Outbox.Discards = true;
        byte[] init = NatNegPackets.Init(3, 0, 1, 0, false, 0, 0, NatNegClient.MarioKartWii);
        int cookie = 0;
        Allocations.AreNone(() =>
        {
            init[11] = (byte)cookie++;
            rig.Receive(init, EndPoints.Of(0xC0A8040A, 5_000));
        });
    }

    [TestMethod]
    public void A_keep_alive_and_an_unchanged_heartbeat_of_a_game_host_are_handled_without_allocating()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Rosters = "<0002>player_\\score_\\\\Ann\\17\\Bob\\-2\\<0001>team_t\\\\Red\\" };
        for (int i = 0; i < 125; i++) host.Keys += "k" + i + "\\v\\";
        host.Register();
        host.Beat(GameHost.Ordinary);
        world.HostAnswers.Discards = true;
        byte[] keepAlive = host.Packet(8, "");
        byte[] heartbeat = host.Heartbeat(GameHost.Ordinary);
        byte[] first = host.Heartbeat(GameHost.First);
        Allocations.AreNone(() => host.Send(keepAlive));
        Allocations.AreNone(() => host.Send(heartbeat));
        host.Send(first);
        Allocations.AreNone(() => host.Send(first));
        byte[] available = host.Packet(9, "gmtest\\");
        Allocations.AreNone(() => host.Send(available));
        byte[] stranger = new GameHost(world, 8, "gmtest").Packet(8, "");
        Allocations.AreNone(() => world.SendToMaster(stranger, 99));
    }

    [TestMethod]
    public void A_heartbeat_whose_players_find_no_room_and_one_that_is_refused_again_allocate_nothing()
    {
        World world = new();
        for (int i = 0; i < 6; i++) new GameHost(world, 10 + i, "gmtest") { Keys = "hostname\\" + Raw.Repeat('x', 1_200) + "\\" }.Register();
        string players = "<0014>player_\\\\";
        for (int i = 0; i < 20; i++) players += Raw.Repeat('p', 50) + "\\";
        GameHost late = new GameHost(world, 99, "gmtest") { Rosters = players }.Register();
        late.Beat(GameHost.Ordinary);
        Assert.IsNull(late.Roster(false));
        world.HostAnswers.Discards = true;
        byte[] heartbeat = late.Heartbeat(GameHost.Ordinary);
        Allocations.AreNone(() => late.Send(heartbeat));
        late.Keys = "hostname\\" + Raw.Repeat('x', 1_200) + "\\";
        byte[] tooLarge = late.Heartbeat(GameHost.Ordinary);
        Allocations.AreNone(() => late.Send(tooLarge));
        GameHost refused = new(world, 100, "gmtest") { Keys = late.Keys };
        byte[] first = refused.Heartbeat(GameHost.First);
        Allocations.AreNone(() => refused.Send(first));
    }
}
