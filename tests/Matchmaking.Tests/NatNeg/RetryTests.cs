using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>The same cookie once more: by the same players, or by others.</summary>
[TestClass]
public class RetryTests
{
    private const int Cookie = 0x0000507A;

    [TestMethod]
    public void Both_try_again_after_they_were_connected_and_are_connected_anew()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0);
        NatNegClient host = new(rig, 11, Cookie, 1);
        Connect(rig, guest, host);
        rig.Pass(7_000);
        guest.Retry().InitAll();
        guest.AssertNoMore(rig);
        Assert.AreEqual(1, rig.Service.Count, "the partner of the last try is gone");
        host.Retry().InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.Acknowledge();
        host.Acknowledge();
        Assert.AreEqual(2, rig.LinesWith("were connected"));
    }

    [TestMethod]
    public void Another_try_with_a_new_game_port_is_told_the_new_one()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0);
        NatNegClient host = new(rig, 11, Cookie, 1);
        Connect(rig, guest, host);
        rig.Pass(7_000);
        guest.Game++;
        guest.LocalPort++;
        host.Game++;
        host.LocalPort++;
        guest.Retry().InitAll();
        host.Retry().InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.AssertNoMore(rig);
        host.AssertNoMore(rig);
    }

    [TestMethod]
    public void Another_try_at_once_is_one_when_its_ports_are_new()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0);
        NatNegClient host = new(rig, 11, Cookie, 1);
        Connect(rig, guest, host);
        guest.Retry().InitAll();
        host.Retry().InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void A_late_INIT_of_a_client_that_has_acknowledged_changes_nothing()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0);
        NatNegClient host = new(rig, 11, Cookie, 1);
        Connect(rig, guest, host);
        rig.Pass(1_500);
        guest.InitAll();
        host.InitAll();
        Assert.AreEqual(0, rig.Outbox.Count);
        rig.Pass(60_000);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(0, rig.Service.Count);
    }

    [TestMethod]
    public void A_partner_that_still_waits_is_connected_with_the_new_try()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        rig.Pass(3_000);
        rig.Outbox.Clear();
        guest.Game++;
        guest.Init(0);
        Assert.AreEqual(0, rig.Outbox.Count, "the old socket is closed");
        guest.Retry().InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.Acknowledge();
        host.Acknowledge();
        Assert.AreEqual(1, rig.LinesWith("were connected"));
    }

    [TestMethod]
    public void A_new_socket_before_the_acknowledgement_is_told_at_once()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { UsesGamePort = false }.InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        rig.Outbox.Clear();
        guest.Retry().Init(1);
        guest.AssertConnectedWith(host);
        rig.AssertConnect(host.Negotiator, 3, guest.Negotiator);
    }

    [TestMethod]
    public void A_client_that_tries_again_while_it_waits_has_one_negotiation()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        rig.Pass(10_000);
        guest.Retry().InitAll();
        Assert.AreEqual(1, rig.Service.Count);
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void The_INITs_of_a_new_try_have_their_whole_time()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0);
        guest.Init(1);
        rig.Pass(5_000);
        guest.Retry().Init(1);
        rig.Pass(5_250);
        guest.AssertNoMore(rig);
        rig.Pass(250);
        rig.AssertNotice(guest.Negotiator, 3, NatNegPacket.InitTimeOut);
    }

    [TestMethod]
    public void A_client_that_was_told_of_its_missing_partner_may_try_again_at_once()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        rig.Pass(40_000);
        rig.AssertNotice(guest.Negotiator, 3, NatNegPacket.DeadbeatPartner);
        guest.Retry().InitAll();
        rig.Pass(10_000);
        Assert.AreEqual(0, rig.Outbox.Count, "the notices end");
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void A_third_party_does_not_take_over_a_side_of_a_pair(int clientIndex)
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        rig.Outbox.Clear();
        NatNegClient thief = new NatNegClient(rig, 66, Cookie, clientIndex).InitAll();
        thief.AssertNoMore(rig);
        thief.Acknowledge();
        thief.Report(false);
        rig.Pass(500);
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        thief.AssertNoMore(rig);
        Assert.AreEqual(0, rig.Events.Count);
        guest.Acknowledge();
        host.Acknowledge();
        thief.InitAll();
        guest.InitAll();
        rig.Pass(3_000);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(1, rig.LinesWith("were connected"));
    }

    [TestMethod]
    public void A_third_party_does_not_take_over_a_side_that_waits()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        rig.Pass(250);
        NatNegClient thief = new NatNegClient(rig, 66, Cookie, 0).InitAll();
        rig.Pass(250);
        guest.InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        host.AssertNoMore(rig);
        thief.AssertNoMore(rig);
    }

    [TestMethod]
    public void Two_pairs_of_one_game_with_the_same_cookie_are_kept_apart()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        NatNegClient secondHost = new NatNegClient(rig, 21, Cookie, 1).InitAll();
        NatNegClient secondGuest = new NatNegClient(rig, 20, Cookie, 0).InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        secondGuest.AssertConnectedWith(secondHost);
        secondHost.AssertConnectedWith(secondGuest);
        Assert.AreEqual(0, rig.Outbox.Count);
    }

    [TestMethod]
    public void Pairs_of_different_games_with_the_same_cookie_are_kept_apart()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient other = new NatNegClient(rig, 20, Cookie, 1) { Name = "mariokartds" }.InitAll();
        guest.AssertNoMore(rig);
        other.AssertNoMore(rig);
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        NatNegClient partner = new NatNegClient(rig, 21, Cookie, 0) { Name = "mariokartds" }.InitAll();
        partner.AssertConnectedWith(other);
        other.AssertConnectedWith(partner);
        Assert.AreEqual(0, rig.Outbox.Count);
    }

    [TestMethod]
    public void Longer_names_of_games_count_with_their_first_24_bytes()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { Name = "abcdefghijklmnopqrstuvwxyz" }.InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { Name = "abcdefghijklmnopqrstuvwx" }.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        NatNegClient other = new NatNegClient(rig, 12, Cookie + 1, 0) { Name = "abcdefghijklmnopqrstuvw" }.InitAll();
        new NatNegClient(rig, 13, Cookie + 1, 1) { Name = "abcdefghijklmnopqrstuvwx" }.InitAll();
        other.AssertNoMore(rig);
    }

    private static void Connect(NatNegRig rig, NatNegClient guest, NatNegClient host)
    {
        guest.InitAll();
        host.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.Acknowledge();
        host.Acknowledge();
        Assert.AreEqual(0, rig.Outbox.Count);
    }
}
