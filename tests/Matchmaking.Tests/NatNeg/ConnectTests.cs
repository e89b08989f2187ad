using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>INIT to CONNECT and its acknowledgement, when all goes well.</summary>
[TestClass]
public class ConnectTests
{
    private const int Cookie = 0x3DF10071;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void Two_clients_with_one_cookie_are_told_each_others_game_port_in_every_version(int version)
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = version };
        NatNegClient host = new(rig, 11, Cookie, 1) { Version = version };
        guest.InitAll();
        Assert.AreEqual(0, rig.Outbox.Count);
        host.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        Assert.AreEqual(0, rig.Outbox.Count);
        guest.Acknowledge();
        host.Acknowledge();
        rig.Pass(60_000);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(0, rig.Service.Count);
    }

    [TestMethod]
    public void Without_a_game_socket_the_negotiations_socket_is_told()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { UsesGamePort = false }.InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { UsesGamePort = false }.InitAll();
        rig.AssertConnect(guest.Negotiator, 3, host.Negotiator);
        rig.AssertConnect(host.Negotiator, 3, guest.Negotiator);
    }

    [TestMethod]
    public void One_may_have_a_game_socket_and_the_other_none()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { UsesGamePort = false }.InitAll();
        rig.AssertConnect(guest.Negotiator, 3, host.Negotiator);
        rig.AssertConnect(host.Negotiator, 3, guest.Game);
    }

    [TestMethod]
    public void CONNECT_goes_out_as_soon_as_both_have_what_is_needed()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new(rig, 11, Cookie, 1);
        host.Init(1);
        Assert.AreEqual(0, rig.Outbox.Count, "the host's game port is not known");
        host.SendInit(0);
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Any_INIT_of_the_negotiations_socket_is_enough(int portType)
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new(rig, 11, Cookie, 1);
        host.Init(0);
        Assert.AreEqual(0, rig.Outbox.Count);
        host.SendInit(portType);
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void The_order_of_the_INITs_does_not_matter()
    {
        int[] order = new int[] { 3, 0, 2, 1 };
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0);
        NatNegClient host = new(rig, 11, Cookie, 1);
        for (int i = 0; i < order.Length; i++)
        {
            guest.SendInit(order[i]);
            host.SendInit(order[order.Length - 1 - i]);
        }
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.AssertNoMore(rig);
        host.AssertNoMore(rig);
    }

    [TestMethod]
    public void An_INIT_that_comes_again_is_acknowledged_again_and_changes_nothing()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll().InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        rig.Outbox.Clear();
        guest.InitAll();
        host.InitAll();
        Assert.AreEqual(0, rig.Outbox.Count, "CONNECT comes with time, not with every INIT");
        guest.Acknowledge();
        host.Acknowledge();
        guest.InitAll();
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(1, rig.Service.Count);
        Assert.AreEqual(1, rig.LinesWith("were connected"));
    }

    [TestMethod]
    public void CONNECT_is_repeated_to_whom_does_not_acknowledge_it()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        rig.Outbox.Clear();
        guest.Acknowledge();
        for (int i = 0; i < 5; i++)
        {
            rig.Pass(500);
            guest.AssertNoMore(rig);
            host.AssertConnectedWith(guest);
            host.AssertNoMore(rig);
        }
        host.Acknowledge();
        rig.Pass(5_000);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(1, rig.LinesWith("were connected"));
    }

    [TestMethod]
    public void CONNECT_that_nobody_acknowledges_ends_after_sixteen()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        rig.Pass(7_750);
        for (int i = 0; i < 16; i++)
        {
            guest.AssertConnectedWith(host);
            host.AssertConnectedWith(guest);
        }
        Assert.AreEqual(1, rig.Service.Count);
        rig.Pass(60_000);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(0, rig.Service.Count);
        Assert.AreEqual(1, rig.Events.Count);
        Assert.AreEqual("192.168.4.10 did not answer when it was to be connected with 192.168.4.11 for mariokartwii", rig.Events[0]);
    }

    [TestMethod]
    public void The_event_log_names_the_one_who_did_not_answer()
    {
        NatNegRig rig = new();
        rig.Clients.Set(0xC0A8040B, "DS 1234");
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        rig.Pass(10_000);
        Assert.AreEqual(1, rig.LinesWith("DS 1234 did not answer when it was to be connected with 192.168.4.10"));
    }

    [TestMethod]
    public void The_event_log_says_once_who_was_connected_for_which_game()
    {
        NatNegRig rig = new();
        rig.Clients.Set(0xC0A8040A, "Wii 1234-5678-9012-3456");
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        guest.Acknowledge();
        Assert.AreEqual(0, rig.Events.Count);
        for (int i = 0; i < 3; i++)
        {
            host.Acknowledge();
            guest.Acknowledge();
        }
        Assert.AreEqual(1, rig.Events.Count);
        Assert.AreEqual("Wii 1234-5678-9012-3456 and 192.168.4.11 were connected for mariokartwii", rig.Events[0]);
    }

    [TestMethod]
    public void A_client_that_names_no_game_is_paired_with_any_and_the_log_leaves_it_out()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { Version = 1 }.InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { Version = 2, Name = "" }.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.Acknowledge();
        host.Acknowledge();
        Assert.AreEqual("192.168.4.10 and 192.168.4.11 were connected", rig.Events[0]);
    }

    [TestMethod]
    public void Two_consoles_behind_one_address_are_two()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Game = EndPoints.Of(0xCB007107, 1_001), Negotiator = EndPoints.Of(0xCB007107, 1_002), LocalAddress = 0 };
        NatNegClient host = new(rig, 11, Cookie, 1) { Game = EndPoints.Of(0xCB007107, 1_003), Negotiator = EndPoints.Of(0xCB007107, 1_004), LocalAddress = 0 };
        guest.InitAll();
        host.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.Acknowledge();
        rig.Pass(500);
        guest.AssertNoMore(rig);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void CONNECT_goes_out_from_the_port_that_the_negotiations_socket_called()
    {
        NatNegRig rig = new();
        NatNegOutbox other = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0).InitAll();
        NatNegClient host = new(rig, 11, Cookie, 1);
        host.SendInit(0);
        byte[] init = NatNegPackets.Init(3, Cookie, 1, 1, true, host.LocalAddress, 0, NatNegClient.MarioKartWii);
        rig.Service.Receive(init, init.Length, host.Negotiator, other);
        Assert.AreEqual(NatNegType.InitAck, NatNegPackets.Type(other.Take(host.Negotiator)));
        Assert.AreEqual(NatNegType.Connect, NatNegPackets.Type(other.Take(host.Negotiator)));
        guest.AssertConnectedWith(host);
        host.SendInit(0);
        rig.Pass(500);
        Assert.AreEqual(1, other.Count);
        host.AssertNoMore(rig);
    }
}
