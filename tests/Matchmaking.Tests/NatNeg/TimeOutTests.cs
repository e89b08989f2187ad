using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>What a client hears when its partner or its own packets do not come, and how long things are kept.</summary>
[TestClass]
public class TimeOutTests
{
    private const int Cookie = 0x3DF10071;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void A_client_hears_that_its_partner_does_not_come_before_it_gives_up(int version)
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { Version = version }.InitAll();
        rig.Pass(39_750);
        guest.AssertNoMore(rig);
        rig.Pass(250);
        rig.AssertNotice(guest.Negotiator, version, NatNegPacket.DeadbeatPartner);
        guest.AssertNoMore(rig);
        rig.Pass(5_000);
        rig.AssertNotice(guest.Negotiator, version, NatNegPacket.DeadbeatPartner);
        rig.AssertNotice(guest.Negotiator, version, NatNegPacket.DeadbeatPartner);
        guest.AssertNoMore(rig);
        Assert.AreEqual(0, rig.Service.Count);
        Assert.AreEqual(1, rig.Events.Count);
        string game = version == 1 ? "" : " for mariokartwii";
        Assert.AreEqual("192.168.4.10 was to be connected" + game + ", but its partner did not come", rig.Events[0]);
    }

    [TestMethod]
    public void The_wait_for_the_partner_runs_from_the_last_INIT()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        rig.Pass(5_000);
        // The acknowledgement was lost: the client's own 60 s have not begun.
        guest.Init(3);
        rig.Pass(39_750);
        guest.AssertNoMore(rig);
        rig.Pass(250);
        rig.AssertNotice(guest.Negotiator, 3, NatNegPacket.DeadbeatPartner);
    }

    [TestMethod]
    public void A_partner_that_comes_late_is_still_connected()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        rig.Pass(39_000);
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    [DataRow(40_000)]
    [DataRow(41_000)]
    [DataRow(50_000)]
    public void A_partner_that_comes_too_late_waits_for_the_next_try_of_the_other(int milliseconds)
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        rig.Pass(milliseconds);
        rig.AssertNotice(guest.Negotiator, 3, NatNegPacket.DeadbeatPartner);
        rig.Outbox.Clear();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        rig.Pass(1_000);
        Assert.AreEqual(0, rig.Outbox.Count);
        guest.Retry().InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    [DataRow(3, 5_500)]
    [DataRow(4, 5_500)]
    [DataRow(2, 15_000)]
    [DataRow(1, 15_000)]
    public void A_client_whose_game_port_is_not_heard_is_told_so_and_its_partner_too(int version, int milliseconds)
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = version };
        guest.Init(1);
        guest.Init(2);
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { Version = version }.InitAll();
        rig.Pass(milliseconds - 250);
        // What it repeats meanwhile does not help it.
        guest.Init(2);
        guest.AssertNoMore(rig);
        rig.Pass(250);
        rig.AssertNotice(guest.Negotiator, version, NatNegPacket.InitTimeOut);
        rig.AssertNotice(host.Negotiator, version, NatNegPacket.DeadbeatPartner);
        Assert.AreEqual(1, rig.LinesWith("192.168.4.10 was to be connected"));
        Assert.AreEqual(1, rig.LinesWith("look for a firewall"));
        rig.Pass(3_000);
        Assert.AreEqual(0, rig.Service.Count);
        Assert.AreEqual(1, rig.Events.Count);
    }

    [TestMethod]
    public void A_client_of_which_only_the_game_port_is_heard_is_told_there()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0);
        guest.Init(0);
        rig.Pass(5_500);
        rig.AssertNotice(guest.Game, 3, NatNegPacket.InitTimeOut);
        Assert.IsNull(rig.Outbox.Take(guest.Negotiator));
    }

    [TestMethod]
    public void A_negotiation_that_is_done_is_kept_for_repeats_and_then_forgotten()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        host.Acknowledge();
        rig.Pass(14_750);
        Assert.AreEqual(1, rig.Service.Count);
        rig.Pass(250);
        Assert.AreEqual(0, rig.Service.Count);
    }

    [TestMethod]
    public void Reports_of_both_end_the_negotiation_and_are_acknowledged_ever_after()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        host.Acknowledge();
        rig.Outbox.Clear();
        rig.Pass(5_000);
        guest.Report(true);
        guest.Report(true);
        Assert.AreEqual(1, rig.Service.Count);
        host.Report(true);
        Assert.AreEqual(0, rig.Service.Count);
        host.Report(true);
        guest.Report(false);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(1, rig.Events.Count);
    }

    [TestMethod]
    public void A_report_tells_that_CONNECT_had_come_when_its_acknowledgements_were_lost()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        rig.Outbox.Clear();
        host.Report(true);
        rig.Pass(500);
        host.AssertNoMore(rig);
        Assert.AreEqual(1, rig.LinesWith("were connected"));
    }

    [TestMethod]
    public void The_event_log_says_once_that_two_could_not_reach_each_other()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        host.Acknowledge();
        rig.Pass(6_000);
        guest.Report(false);
        guest.Report(false);
        host.Report(false);
        Assert.AreEqual(2, rig.Events.Count);
        Assert.AreEqual("192.168.4.10 could not reach 192.168.4.11 for mariokartwii: look for a firewall between them", rig.Events[0]);
    }

    [TestMethod]
    public void A_failure_of_one_and_silence_of_the_other_are_one_line()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        rig.Pass(6_000);
        guest.Report(false);
        rig.Pass(60_000);
        Assert.AreEqual(0, rig.Service.Count);
        Assert.AreEqual(1, rig.Events.Count);
    }

    [TestMethod]
    public void A_report_of_nobody_is_acknowledged_and_not_told()
    {
        NatNegRig rig = new();
        new NatNegClient(rig, 10, Cookie, 0).Report(false);
        Assert.AreEqual(0, rig.Events.Count);
        Assert.AreEqual(0, rig.Service.Count);
    }
}
