using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>How a client may reach a host, and what it is told of its network.</summary>
[TestClass]
public class HostAddressTests
{
    private const long Router = (0xCB007109L << 16) | 7_777;

    [TestMethod]
    public void A_host_without_negotiation_answers_strangers()
    {
        ListedHost host = Only(BrowserWorld.At(2, 7_777), 0, 0, BrowserWorld.At(100, 50_000));
        Assert.AreEqual(HostFlags.Unsolicited | HostFlags.Port | HostFlags.Keys, host.Flags);
        Assert.AreEqual(7_777, host.Port);
    }

    [TestMethod]
    public void The_default_port_is_not_written()
    {
        ListedHost host = Only(BrowserWorld.At(2, 6_500), 0, 0, BrowserWorld.At(100, 50_000));
        Assert.AreEqual(HostFlags.Unsolicited | HostFlags.Keys, host.Flags);
        Assert.AreEqual(6_500, host.Port);
    }

    [TestMethod]
    public void A_PC_behind_a_router_is_reached_through_negotiation_and_its_private_address_is_told()
    {
        ListedHost host = Only(Router, HostTraits.NatNegotiation, BrowserWorld.At(2, 1_234), BrowserWorld.At(100, 50_000));
        Assert.AreEqual(HostFlags.NatNegotiation | HostFlags.Port | HostFlags.PrivateAddress | HostFlags.PrivatePort | HostFlags.Keys, host.Flags);
        Assert.AreEqual(0xC0A80402u, host.PrivateAddress);
        Assert.AreEqual(1_234, host.PrivatePort);
    }

    [TestMethod]
    public void The_default_private_port_is_not_written()
    {
        ListedHost host = Only(Router, HostTraits.NatNegotiation, BrowserWorld.At(2, 6_500), BrowserWorld.At(100, 50_000));
        Assert.AreEqual(0, host.Flags & HostFlags.PrivatePort);
        Assert.AreEqual(0xC0A80402u, host.PrivateAddress);
    }

    [TestMethod]
    public void A_host_that_names_no_private_port_is_at_its_public_one()
    {
        ListedHost host = Only(Router, HostTraits.NatNegotiation, EndPoints.Of(0xC0A80402, 0), BrowserWorld.At(100, 50_000));
        Assert.AreEqual(0xC0A80402u, host.PrivateAddress);
        Assert.AreEqual(7_777, host.PrivatePort);
    }

    [TestMethod]
    public void A_PC_in_the_box_s_own_network_is_reached_both_ways()
    {
        ListedHost host = Only(BrowserWorld.At(2, 7_777), HostTraits.NatNegotiation, BrowserWorld.At(2, 7_777), BrowserWorld.At(100, 50_000));
        Assert.AreEqual(HostFlags.Unsolicited | HostFlags.NatNegotiation, host.Flags & 5);
        Assert.AreEqual(0xC0A80402u, host.PrivateAddress);
        host = Only(BrowserWorld.At(2, 7_777), HostTraits.NatNegotiation, 0, BrowserWorld.At(100, 50_000));
        Assert.AreEqual(HostFlags.Unsolicited | HostFlags.NatNegotiation | HostFlags.Port | HostFlags.Keys, host.Flags);
    }

    [TestMethod]
    public void A_console_always_negotiates_and_its_private_address_stays_with_its_neighbours()
    {
        const int Traits = HostTraits.NatNegotiation | HostTraits.Dwc;
        ListedHost host = Only(BrowserWorld.At(2, 1_024), Traits, BrowserWorld.At(2, 1_024), BrowserWorld.At(100, 50_000));
        Assert.AreEqual(HostFlags.NatNegotiation | HostFlags.Port | HostFlags.Keys, host.Flags);
        host = Only(Router, Traits, BrowserWorld.At(2, 1_024), BrowserWorld.At(100, 50_000));
        Assert.AreEqual(0u, host.PrivateAddress);
        host = Only(Router, Traits, BrowserWorld.At(2, 1_024), EndPoints.Of(0xCB007109, 50_000));
        Assert.AreEqual(0xC0A80402u, host.PrivateAddress);
        Assert.AreEqual(1_024, host.PrivatePort);
    }

    [TestMethod]
    public void Several_hosts_behind_one_address_are_kept_apart()
    {
        BrowserWorld world = new();
        for (int i = 0; i < 4; i++) world.Add(BrowserWorld.At(2, 7_000 + i), "\\hostname\\h" + i.ToString());
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Fields = "\\hostname", Options = ListOptions.PushUpdates });
        for (int i = 0; i < 4; i++) Assert.AreEqual("h" + i.ToString(), list.Find(BrowserWorld.At(2, 7_000 + i))["hostname"]);
        world.Remove(2);
        Assert.AreEqual(3, client.Parts.Hosts.Count);
        Assert.IsNull(client.Parts.Find(BrowserWorld.At(2, 7_002)));
        world.Change(1, "\\hostname\\other");
        Assert.AreEqual("other", client.Parts.Find(BrowserWorld.At(2, 7_001))["hostname"]);
        Assert.AreEqual("h3", client.Say(ListMessages.Info(BrowserWorld.At(2, 7_003))).Find(BrowserWorld.At(2, 7_003))["hostname"]);
    }

    [TestMethod]
    public void A_push_and_full_rules_carry_the_same_addresses_as_a_list()
    {
        BrowserWorld world = new();
        int row = world.Add(BrowserWorld.Game, Router, "\\hostname\\First", null, HostTraits.NatNegotiation, BrowserWorld.At(2, 1_234));
        ListClient client = new(world);
        string listed = Text(client.Ask(new ListAsk { Fields = "\\hostname", Options = ListOptions.PushUpdates }).Find(Router));
        world.Change(row, "\\hostname\\Second");
        Assert.AreEqual(listed, Text(client.Parts.Find(Router)));
        Assert.AreEqual(1, client.Parts.Pushes);
        ListedHost full = client.Say(ListMessages.Info(Router)).Find(Router);
        Assert.AreEqual(HostFlags.FullRules, full.Flags & (HostFlags.FullRules | HostFlags.Keys));
        full.Flags ^= HostFlags.FullRules | HostFlags.Keys;
        Assert.AreEqual(listed, Text(full));
    }

    private static ListedHost Only(long at, int traits, long home, long asker)
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.Game, at, "\\hostname\\First", null, traits, home);
        return new ListClient(world, asker).Ask(new ListAsk { Fields = "\\hostname" }).Find(at);
    }

    private static string Text(ListedHost host) =>
        host.Flags.ToString() + " " + host.Port.ToString() + " " + host.PrivateAddress.ToString() + " " + host.PrivatePort.ToString();
}
