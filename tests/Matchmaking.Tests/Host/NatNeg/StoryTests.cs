using System;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>Clients that behave as the SDK does, in the networks that people have: whoever can reach each other do.</summary>
[TestClass]
public class StoryTests
{
    private const uint Router = 0xCB007107;
    private const uint Here = 0x7F000001;

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    [DataRow(20)]
    public void Two_clients_in_the_boxs_network_reach_each_other(int lossPercent)
    {
        Run(lossPercent, 1, (i) => new SimulatedMachine(0xC0A8040Au + (uint)i, 0, 0xC0A8040Au + (uint)i, false));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    [DataRow(20)]
    public void Two_clients_behind_one_router_reach_each_other(int lossPercent)
    {
        // Version 1 does not tell its own address: nobody could help it here.
        Run(lossPercent, 2, (i) => new SimulatedMachine(0xC0A8010Au + (uint)i, 1, Router, true));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    [DataRow(20)]
    public void Two_clients_behind_a_router_each_reach_each_other(int lossPercent)
    {
        Run(lossPercent, 1, (i) => new SimulatedMachine(0xC0A8010Au, 1 + i, Router + (uint)i, true));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(20)]
    public void Two_programs_on_the_boxs_own_PC_reach_each_other(int lossPercent)
    {
        Run(lossPercent, 1, (i) => new SimulatedMachine(0xC0A80405u, 0, Here, false));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(20)]
    public void An_emulator_on_the_boxs_own_PC_and_a_console_reach_each_other(int lossPercent)
    {
        Run(lossPercent, 2, (i) => i == 0 ? new SimulatedMachine(0xC0A80405u, 0, Here, false) : new SimulatedMachine(0xC0A8040Bu, 0, 0xC0A8040Bu, false));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(20)]
    public void Two_emulators_on_one_PC_each_in_a_network_of_its_own_making_reach_each_other(int lossPercent)
    {
        Run(lossPercent, 1, (i) => new SimulatedMachine(0x0A404010u, 1 + i, 0xC0A80405u, true));
    }

    [TestMethod]
    public void A_client_alone_hears_from_the_box_that_its_partner_does_not_come()
    {
        for (int version = 1; version <= 4; version++)
        {
            SimulatedNetwork network = new(version, 20);
            SdkClient client = new(network, new SimulatedMachine(1, 0, 1, false), version, 5, 0, true);
            client.Start(network.Now);
            network.Run(70_000, [client]);
            Assert.AreEqual(SdkClient.Failed, client.State);
            Assert.AreEqual(NatNegPacket.DeadbeatPartner, client.Reason);
            Assert.AreEqual(0, network.Rig.Service.Count);
        }
    }

    [TestMethod]
    public void A_client_whose_game_port_is_shut_hears_so_from_the_box_before_it_gives_up()
    {
        for (int version = 1; version <= 4; version++)
        {
            SimulatedNetwork network = new(version, 0);
            SdkClient client = new(network, new SimulatedMachine(1, 0, 1, false), version, 5, 0, true) { IsGameShut = true };
            client.Start(network.Now);
            network.Run(30_000, [client]);
            Assert.AreEqual(NatNegPacket.InitTimeOut, client.Reason, "version " + version);
        }
    }

    [TestMethod]
    public void Six_pairs_at_once_on_a_bad_radio_are_all_connected_rightly()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            SimulatedNetwork network = new(seed, 15);
            SdkClient[] clients = new SdkClient[12];
            for (int i = 0; i < 12; i++)
            {
                uint address = 0xC0A8040Au + (uint)i;
                clients[i] = new SdkClient(network, new SimulatedMachine(address, 0, address, false), 3, 100 + i / 2, i % 2, true);
            }
            for (int i = 0; i < 12; i++)
            {
                clients[(i * 5) % 12].Start(network.Now);
                network.Run(100, clients);
            }
            network.Run(30_000, clients);
            for (int i = 0; i < 12; i++)
            {
                Assert.AreEqual(SdkClient.Connected, clients[i].State, "seed " + seed + ", client " + i);
                Assert.AreEqual(clients[i ^ 1].Game.Inside, clients[i].Told);
            }
        }
    }

    // All versions from one on, with and without a game socket, the second client after 0 to 9 s.
    private static void Run(int lossPercent, int firstVersion, Func<int, SimulatedMachine> machine)
    {
        for (int version = firstVersion; version <= 4; version++)
        {
            int failed = 0;
            for (int seed = 0; seed < 30; seed++)
            {
                SimulatedNetwork network = new(seed * 10 + version, lossPercent);
                SdkClient guest = new(network, machine(0), version, 77, 0, seed % 2 == 0);
                SdkClient host = new(network, machine(1), version, 77, 1, seed % 2 == 0);
                SdkClient[] both = [guest, host];
                both[seed / 2 % 2].Start(network.Now);
                network.Run(seed * 300, [both[seed / 2 % 2]]);
                both[1 - seed / 2 % 2].Start(network.Now);
                network.Run(30_000, both);
                string which = "version " + version + ", seed " + seed;
                // To who has sent so little a handful of CONNECTs may go, all of which a bad radio may lose: then a game begins anew.
                bool areConnected = guest.State == SdkClient.Connected && host.State == SdkClient.Connected;
                areConnected = areConnected && network.Rig.LinesWith("were connected") == 1;
                if (lossPercent > 0 && !areConnected) failed++;
                else Assert.IsTrue(areConnected, which);
                network.Run(60_000, both);
                Assert.AreEqual(0, network.Rig.Service.Count, which);
            }
            Assert.IsTrue(failed <= 3, "version " + version + ": " + failed + " of 30 failed");
        }
    }
}
