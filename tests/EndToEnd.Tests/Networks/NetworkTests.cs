using System.Net;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.EndToEnd.Tests.Match;

namespace PocketSpy.EndToEnd.Tests.Networks;

/// <summary>Consoles with addresses of their own, on one network and behind routers, against a box at the standard ports.</summary>
[TestClass]
public class NetworkTests
{
    private const string BoxOnLan = "10.77.0.1";
    private const string BoxOutside = "198.51.100.1";
    private const string RouterOutside = "203.0.113.2";

    [DataRow(ConsoleKind.Ds)]
    [DataRow(ConsoleKind.Wii)]
    [TestMethod]
    public void Consoles_on_the_network_of_the_box_reach_each_other_at_their_own_addresses(ConsoleKind kind)
    {
        if (!CanMakeNetworks()) return;
        using NetworkSpace lan = NetworkSpace.Create("box");
        lan.AddBridge($"{BoxOnLan}/24");
        using NetworkSpace one = Plugged(lan, "10.77.0.2/24", BoxOnLan);
        using NetworkSpace other = Plugged(lan, "10.77.0.3/24", BoxOnLan);
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.StartIn(lan, 0, folder.Path);
        BoxAddress address = BoxAddress.WithOffset(IPAddress.Parse(BoxOnLan), 0);
        using ConsolesAtHome host = new(kind, 1, 1, address, place: one);
        using ConsolesAtHome guest = new(kind, 2, 1, address, place: other);
        MatchLink link = OpenAndJoin(host.All[0], guest.All[0]);
        Assert.AreEqual("10.77.0.2:" + host.All[0].LocalPort, $"{link.Guest.Told}");
        Assert.AreEqual("10.77.0.3:" + guest.All[0].LocalPort, $"{link.Host.Told}");
    }

    [DataRow(ConsoleKind.Ds)]
    [DataRow(ConsoleKind.Wii)]
    [TestMethod]
    public void Two_consoles_behind_one_router_reach_each_other_through_a_box_outside(ConsoleKind kind)
    {
        if (!CanMakeNetworks()) return;
        using Internet internet = new();
        using NetworkSpace one = Plugged(internet.Router, "192.168.7.2/24", "192.168.7.1");
        using NetworkSpace other = Plugged(internet.Router, "192.168.7.3/24", "192.168.7.1");
        using ConsolesAtHome host = new(kind, 1, 1, internet.BoxAddress, place: one);
        using ConsolesAtHome guest = new(kind, 2, 1, internet.BoxAddress, place: other);
        MatchLink link = OpenAndJoin(host.All[0], guest.All[0]);
        Assert.AreEqual(RouterOutside, host.All[0].Qr2.PublicAddress.ToString());
        Assert.AreEqual(RouterOutside, guest.All[0].Qr2.PublicAddress.ToString());
        Assert.AreEqual("192.168.7.2:" + host.All[0].LocalPort, $"{link.Guest.Told}", "the router does not lead back home");
        Assert.AreEqual("192.168.7.3:" + guest.All[0].LocalPort, $"{link.Host.Told}", "the router does not lead back home");
    }

    [DataRow(ConsoleKind.Ds, true)]
    [DataRow(ConsoleKind.Wii, true)]
    [DataRow(ConsoleKind.Wii, false)]
    [TestMethod]
    public void A_console_behind_a_router_and_one_outside_reach_each_other_whoever_is_the_host(ConsoleKind kind, bool isHostAtHome)
    {
        if (!CanMakeNetworks()) return;
        using Internet internet = new();
        using NetworkSpace home = Plugged(internet.Router, "192.168.7.2/24", "192.168.7.1");
        using NetworkSpace far = Plugged(internet.Middle, "198.51.100.9/24", BoxOutside);
        using ConsolesAtHome host = new(kind, 1, 1, internet.BoxAddress, place: isHostAtHome ? home : far);
        using ConsolesAtHome guest = new(kind, 2, 1, internet.BoxAddress, place: isHostAtHome ? far : home);
        MatchLink link = OpenAndJoin(host.All[0], guest.All[0]);
        IPEndPoint atHome = isHostAtHome ? link.Guest.Told : link.Host.Told;
        Assert.AreEqual(RouterOutside, atHome.Address.ToString());
    }

    private static MatchLink OpenAndJoin(MatchPlayer host, MatchPlayer guest)
    {
        MatchRoom room = new(host);
        room.Announce(host);
        room.FindItself(host);
        return ConsolesAtHome.Join(host, guest);
    }

    private static NetworkSpace Plugged(NetworkSpace into, string address, string router)
    {
        NetworkSpace space = NetworkSpace.Create("console");
        space.PlugInto(into, address, router);
        return space;
    }

    private static bool CanMakeNetworks()
    {
        string reason = NetworkSpace.WhyNot;
        if (reason is not null) Assert.SkipTest(reason);
        return reason is null;
    }
}
