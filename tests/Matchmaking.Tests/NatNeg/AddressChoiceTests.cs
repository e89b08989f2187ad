using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>Which address a client is told: the one that works.</summary>
[TestClass]
public class AddressChoiceTests
{
    private const int Cookie = 7;
    private const uint Router = 0xCB007107;
    private const uint Home = 0xC0A80100;
    private const uint Here = 0x7F000001;

    [TestMethod]
    public void On_the_boxs_own_network_the_observed_address_counts_whatever_the_client_says()
    {
        uint[] claims = new uint[] { 0, 0x7F000001, 0xC0A80463, 0x0A000001, 0xFFFFFFFF };
        for (int i = 0; i < claims.Length; i++)
        {
            NatNegRig rig = new();
            NatNegClient guest = new NatNegClient(rig, 10, Cookie, 0) { LocalAddress = claims[i] }.InitAll();
            NatNegClient host = new NatNegClient(rig, 11, Cookie, 1) { LocalAddress = claims[i] }.InitAll();
            guest.AssertConnectedWith(host);
            host.AssertConnectedWith(guest);
        }
    }

    [TestMethod]
    public void Behind_one_router_both_are_told_each_others_own_address_and_port()
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Router, 0, Home + 5, 6_500);
        NatNegClient host = Behind(rig, Router, 1, Home + 6, 6_501);
        guest.InitAll();
        host.InitAll();
        rig.AssertConnect(guest.Negotiator, 3, EndPoints.Of(Home + 6, 6_501));
        rig.AssertConnect(host.Negotiator, 3, EndPoints.Of(Home + 5, 6_500));
    }

    [TestMethod]
    [DataRow(0x0A010203u)]
    [DataRow(0xAC100203u)]
    [DataRow(0xAC1F0203u)]
    [DataRow(0xC0A80203u)]
    public void All_private_networks_count_behind_one_router(uint address)
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Router, 0, address, 6_500);
        NatNegClient host = Behind(rig, Router, 1, address + 1, 6_501);
        guest.InitAll();
        host.InitAll();
        rig.AssertConnect(guest.Negotiator, 3, EndPoints.Of(address + 1, 6_501));
        rig.AssertConnect(host.Negotiator, 3, EndPoints.Of(address, 6_500));
    }

    [TestMethod]
    [DataRow(0u, 0u)]
    [DataRow(0x7F000001u, 0x7F000002u)]
    [DataRow(0x08080808u, 0x08080809u)]
    [DataRow(0xAC200203u, 0xAC200204u)]
    [DataRow(0xAC0F0203u, 0xAC0F0204u)]
    [DataRow(0xC0A90203u, 0xC0A90204u)]
    [DataRow(0x0B000001u, 0x0B000002u)]
    [DataRow(0xC0A80105u, 0xC0A80206u)]
    [DataRow(0xC0A80105u, 0u)]
    [DataRow(0x0A404010u, 0x0A404010u)]
    [DataRow(0xA9FE0001u, 0xA9FE0002u)]
    public void What_is_no_common_private_network_is_not_told(uint first, uint second)
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Router, 0, first, 6_500);
        NatNegClient host = Behind(rig, Router, 1, second, 6_501);
        guest.InitAll();
        host.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void Behind_two_routers_the_observed_addresses_count()
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Router, 0, Home + 5, 6_500);
        NatNegClient host = Behind(rig, Router + 1, 1, Home + 6, 6_501);
        guest.InitAll();
        host.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void Behind_one_router_CONNECT_waits_for_the_real_local_port()
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Router, 0, Home + 5, 6_500);
        NatNegClient host = Behind(rig, Router, 1, Home + 6, 6_501);
        guest.InitAll();
        host.Init(0);
        host.Init(1);
        Assert.AreEqual(0, rig.Outbox.Count);
        host.SendInit(2);
        rig.AssertConnect(guest.Negotiator, 3, EndPoints.Of(Home + 6, 6_501));
        rig.AssertConnect(host.Negotiator, 3, EndPoints.Of(Home + 5, 6_500));
    }

    [TestMethod]
    public void Behind_one_router_a_local_port_that_is_never_told_is_waited_for_in_vain()
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Router, 0, Home + 5, 6_500);
        NatNegClient host = Behind(rig, Router, 1, Home + 6, 0);
        guest.InitAll();
        host.InitAll();
        rig.Pass(2_250);
        Assert.AreEqual(0, rig.Outbox.Count);
        rig.Pass(250);
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void A_new_socket_behind_one_router_is_not_told_with_the_old_local_port()
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Router, 0, Home + 5, 6_500);
        guest.UsesGamePort = false;
        guest.InitAll();
        guest.LocalPort = 6_600;
        guest.Retry().Init(1);
        NatNegClient host = Behind(rig, Router, 1, Home + 6, 6_501).InitAll();
        Assert.AreEqual(0, rig.Outbox.Count);
        guest.SendInit(2);
        rig.AssertConnect(host.Negotiator, 3, EndPoints.Of(Home + 5, 6_600));
    }

    [TestMethod]
    public void Two_programs_on_the_boxs_own_PC_are_told_the_ports_that_were_seen()
    {
        NatNegRig rig = new();
        NatNegClient guest = Behind(rig, Here, 0, Home + 5, 6_500);
        NatNegClient host = Behind(rig, Here, 1, Home + 6, 6_501);
        guest.InitAll();
        host.InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void A_program_on_the_boxs_own_PC_is_told_to_a_console_with_the_address_of_the_PC()
    {
        NatNegRig rig = new();
        NatNegClient emulator = Behind(rig, Here, 0, 0xC0A80401, 6_500);
        NatNegClient console = new(rig, 11, Cookie, 1);
        emulator.InitAll();
        console.InitAll();
        rig.AssertConnect(console.Negotiator, 3, EndPoints.Of(0xC0A80401, EndPoints.Port(emulator.Game)));
        emulator.AssertConnectedWith(console);
    }

    [TestMethod]
    [DataRow(0u)]
    [DataRow(0x7F000001u)]
    public void A_program_on_the_boxs_own_PC_that_knows_no_address_is_told_as_it_was_seen(uint local)
    {
        NatNegRig rig = new();
        NatNegClient emulator = Behind(rig, Here, 0, local, 6_500).InitAll();
        NatNegClient console = new NatNegClient(rig, 11, Cookie, 1).InitAll();
        console.AssertConnectedWith(emulator);
        emulator.AssertConnectedWith(console);
    }

    [TestMethod]
    public void A_client_from_port_0_or_address_0_does_not_exist()
    {
        NatNegRig rig = new();
        byte[] init = NatNegPackets.Init(3, Cookie, 1, 0, false, 0, 0, "game");
        rig.Receive(init, EndPoints.Of(0xC0A8040A, 0));
        rig.Receive(init, EndPoints.Of(0, 5_000));
        rig.Receive(NatNegPackets.Test(NatNegType.AddressCheck, 0, 1), EndPoints.Of(0xC0A8040A, 0));
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(0, rig.Service.Count);
    }

    // Somebody translates both sockets to other ports of one address.
    private static NatNegClient Behind(NatNegRig rig, uint address, int clientIndex, uint local, int localPort) => new(rig, 10, Cookie, clientIndex)
    {
        Game = EndPoints.Of(address, 1_000 + clientIndex),
        Negotiator = EndPoints.Of(address, 2_000 + clientIndex * 10),
        LocalAddress = local,
        LocalPort = localPort,
    };
}
