using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>PREINIT of version 4: Pokémon Black, White and their second versions wait with it until their partner is here.</summary>
[TestClass]
public class PreInitTests
{
    private const int Cookie = unchecked((int)0xB5E0952A);

    [TestMethod]
    public void The_first_waits_and_both_are_let_go_when_the_second_comes()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = 4 };
        NatNegClient host = new(rig, 11, Cookie, 1) { Version = 4 };
        Assert.AreEqual(NatNegPacket.WaitingForClient, guest.PreInit());
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(NatNegPacket.Ready, host.PreInit());
        guest.AssertLetGo();
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(1, rig.Service.Count);
        guest.InitAll();
        host.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
        guest.Acknowledge();
        host.Acknowledge();
        Assert.AreEqual("192.168.4.10 and 192.168.4.11 were connected for mariokartwii", rig.Events[0]);
    }

    [TestMethod]
    public void The_answers_carry_the_own_index_while_waiting_and_the_partners_when_ready()
    {
        NatNegRig rig = new();
        long from = EndPoints.Of(0xC0A8040A, 60_000);
        rig.Receive(NatNegPackets.PreInit(Cookie, 0), from);
        AssertHex("fdfc1e666ab20410b5e0952a000000000000", rig.Outbox.Take(from));
        rig.Receive(NatNegPackets.PreInit(Cookie, 1), from + 1);
        AssertHex("fdfc1e666ab20410b5e0952a000200000000", rig.Outbox.Take(from + 1));
        AssertHex("fdfc1e666ab20410b5e0952a010200000000", rig.Outbox.Take(from));
    }

    [TestMethod]
    public void One_that_asks_again_is_answered_again()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = 4 };
        NatNegClient host = new(rig, 11, Cookie, 1) { Version = 4 };
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(NatNegPacket.WaitingForClient, guest.PreInit());
            rig.Pass(500);
        }
        host.PreInit();
        guest.AssertLetGo();
        Assert.AreEqual(NatNegPacket.Ready, guest.PreInit());
        Assert.AreEqual(NatNegPacket.Ready, host.PreInit());
        Assert.AreEqual(0, rig.Outbox.Count);
    }

    [TestMethod]
    public void A_partner_that_begins_with_its_INITs_lets_the_other_go_too()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = 4 };
        guest.PreInit();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { Version = 4 }.InitAll();
        guest.AssertLetGo();
        Assert.AreEqual(0, rig.Outbox.Count, "once is enough");
        guest.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void One_that_asks_again_after_ten_seconds_is_let_go_and_learns_the_rest_from_its_INITs()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = 4 };
        Assert.AreEqual(NatNegPacket.WaitingForClient, guest.PreInit());
        rig.Pass(10_000);
        Assert.AreEqual(NatNegPacket.Ready, guest.PreInit());
        guest.InitAll();
        rig.Pass(39_750);
        guest.AssertNoMore(rig);
        rig.Pass(250);
        rig.AssertNotice(guest.Negotiator, 4, NatNegPacket.DeadbeatPartner);
    }

    [TestMethod]
    public void One_that_asks_once_and_never_again_is_forgotten_in_silence()
    {
        NatNegRig rig = new();
        new NatNegClient(rig, 10, Cookie, 0) { Version = 4 }.PreInit();
        rig.Pass(39_750);
        Assert.AreEqual(1, rig.Service.Count);
        rig.Pass(250);
        Assert.AreEqual(0, rig.Service.Count);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(0, rig.Events.Count);
    }

    [TestMethod]
    public void Who_asks_after_it_was_connected_begins_anew()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = 4 };
        NatNegClient host = new(rig, 11, Cookie, 1) { Version = 4 };
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(NatNegPacket.WaitingForClient, guest.Retry().PreInit());
            Assert.AreEqual(NatNegPacket.Ready, host.Retry().PreInit());
            guest.AssertLetGo();
            guest.InitAll();
            host.InitAll();
            guest.AssertConnectedWith(host);
            host.AssertConnectedWith(guest);
            guest.Acknowledge();
            host.Acknowledge();
            Assert.AreEqual(0, rig.Outbox.Count);
            Assert.AreEqual(1, rig.Service.Count);
            rig.Pass(i * 3_000);
        }
        Assert.AreEqual(3, rig.LinesWith("were connected"));
    }

    [TestMethod]
    public void Who_asks_from_a_new_socket_before_it_was_connected_begins_anew()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { Version = 4 }.InitAll();
        Assert.AreEqual(NatNegPacket.WaitingForClient, guest.Retry().PreInit());
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { Version = 4 }.InitAll();
        guest.AssertLetGo();
        Assert.AreEqual(0, rig.Outbox.Count, "the guest's old socket is closed");
        guest.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void Who_asks_from_a_new_socket_while_CONNECT_is_on_its_way_begins_anew()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { Version = 4 }.InitAll();
        NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { Version = 4 }.InitAll();
        rig.Outbox.Clear();
        Assert.AreEqual(NatNegPacket.Ready, guest.Retry().PreInit());
        rig.Pass(5_000);
        Assert.AreEqual(0, rig.Outbox.Count);
        guest.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void A_third_party_does_not_take_over_one_that_waits()
    {
        NatNegRig rig = new();
        NatNegClient guest = new(rig, 10, Cookie, 0) { Version = 4 };
        guest.PreInit();
        NatNegClient thief = new(rig, 66, Cookie, 0) { Version = 4 };
        Assert.AreEqual(NatNegPacket.WaitingForClient, thief.PreInit());
        NatNegClient host = new(rig, 11, Cookie, 1) { Version = 4 };
        host.PreInit();
        guest.AssertLetGo();
        Assert.AreEqual(0, rig.Outbox.Count);
    }

    private static void AssertHex(string expected, byte[] packet)
    {
        string hex = "";
        for (int i = 0; i < packet.Length; i++) hex += "0123456789abcdef"[packet[i] >> 4].ToString() + "0123456789abcdef"[packet[i] & 15].ToString();
        Assert.AreEqual(expected, hex);
    }
}
