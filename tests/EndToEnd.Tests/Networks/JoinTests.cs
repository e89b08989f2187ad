using System.Diagnostics;
using PocketSpy.App;
using PocketSpy.Core;
using PocketSpy.Network.Dhcp;
using PocketSpy.Network.Mdns;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Networks;

/// <summary>DHCP clients and resolvers of the operating system join the network of a box.</summary>
[TestClass]
public class JoinTests
{
    private const string First = "192.168.4.2 192.168.4.1 192.168.4.1 lan 7200 255.255.255.0";
    private const string Second = "192.168.4.3 192.168.4.1 192.168.4.1 lan 7200 255.255.255.0";

    [TestMethod]
    public void Udhcpc_gets_an_address_renews_it_and_gives_it_back()
    {
        if (!RealClient.CanRun("udhcpc", "kill")) return;
        using NetworkSpace network = BoxNetwork();
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.StartIn(network, Settings(24), folder.Path);
        using RealClient client = new(network);
        Process udhcpc = client.StartUdhcpc();
        Assert.AreEqual(First, client.WaitFor("bound"));
        client.Execute("kill", "-USR1", $"{udhcpc.Id}");
        Assert.AreEqual(First, client.WaitFor("renew"));
        client.Execute("kill", "-USR2", $"{udhcpc.Id}");
        client.WaitFor("deconfig");
        client.Execute("kill", "-USR1", $"{udhcpc.Id}");
        Assert.AreEqual(First, client.WaitFor("bound"));
    }

    [TestMethod]
    public void Dhclient_gets_an_address_and_finds_it_again_after_a_restart_of_the_box_and_its_own()
    {
        if (!RealClient.CanRun("dhclient")) return;
        using NetworkSpace network = BoxNetwork();
        using TemporaryFolder folder = new();
        using RealClient one = new(network);
        using RealClient other = new(network);
        using (RunningTestBox.StartIn(network, Settings(24), folder.Path))
        {
            Assert.AreEqual(0, one.Dhclient());
            Assert.AreEqual(First, one.WaitFor("BOUND"));
            Assert.AreEqual(0, other.Dhclient());
            Assert.AreEqual(Second, other.WaitFor("BOUND"));
            other.Dhclient("-x");
        }
        using RunningTestBox box = RunningTestBox.StartIn(network, Settings(24), folder.Path);
        Assert.AreEqual(0, other.Dhclient());
        Assert.AreEqual(Second, other.WaitFor("REBOOT"));
    }

    [TestMethod]
    public void On_a_full_network_dhclient_gets_an_address_once_another_gave_his_back()
    {
        if (!RealClient.CanRun("dhclient")) return;
        using NetworkSpace network = BoxNetwork();
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.StartIn(network, Settings(30), folder.Path);
        using RealClient one = new(network);
        using RealClient other = new(network);
        Assert.AreEqual(0, one.Dhclient());
        Assert.AreEqual(2, other.Dhclient());
        one.Dhclient("-r");
        Assert.AreEqual(0, other.Dhclient());
        Assert.AreEqual("192.168.4.2", other.WaitFor("BOUND").Split(' ')[0]);
    }

    [TestMethod]
    public void A_client_that_comes_from_another_network_is_told_to_start_anew()
    {
        if (!RealClient.CanRun("dhclient")) return;
        using NetworkSpace network = BoxNetwork();
        using TemporaryFolder folder = new();
        using RealClient client = new(network);
        network.Ip("address add 10.9.0.1/24 dev bridge0");
        using (RunningTestBox.StartIn(network, new BoxSettings { GivesAddresses = true, OwnAddress = 0x0A090001 }, folder.Path))
        {
            Assert.AreEqual(0, client.Dhclient());
            Assert.AreEqual("10.9.0.2", client.WaitFor("BOUND").Split(' ')[0]);
            client.Dhclient("-x");
        }
        using RunningTestBox box = RunningTestBox.StartIn(network, Settings(24), folder.Path);
        Assert.AreEqual(0, client.Dhclient());
        Assert.AreEqual(First, client.WaitFor("BOUND"));
    }

    [TestMethod]
    public void Who_joined_finds_the_box_and_its_services_by_name()
    {
        if (!RealClient.CanRun("dhclient", "dig")) return;
        using NetworkSpace network = BoxNetwork();
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.StartIn(network, Settings(24), folder.Path);
        using RealClient client = new(network);
        Assert.AreEqual(0, client.Dhclient());
        string server = client.WaitFor("BOUND").Split(' ')[2];
        client.Execute(out string answers, "dig", "+short", $"@{server}", "naswii.nintendowifi.net", "pocketspy.lan", "connectivitycheck.gstatic.com");
        Assert.AreEqual("192.168.4.1\n192.168.4.1\n192.168.4.1\n", answers);
    }

    [TestMethod]
    public void Avahi_finds_the_box_on_a_home_network_and_a_second_box_beside_it()
    {
        if (!RealClient.CanRun("avahi-daemon", "avahi-resolve", "dbus-daemon", "unshare")) return;
        using NetworkSpace home = NetworkSpace.Create("home");
        home.AddBridge("192.168.7.1/24");
        using NetworkSpace elsewhere = NetworkSpace.Create("second");
        elsewhere.PlugInto(home, "192.168.7.20/24", "192.168.7.1");
        using TemporaryFolder folder = new();
        using TemporaryFolder secondFolder = new();
        using RunningTestBox box = RunningTestBox.StartIn(home, new BoxSettings { AnswersToName = true, Address = 0xC0A80701 }, folder.Path);
        using RealClient client = new(home);
        client.Space.Ip("address add 192.168.7.9/24 dev eth0");
        Assert.AreEqual("pocketspy.local\t192.168.7.1", Resolve(client, "pocketspy.local"));
        using RunningTestBox second = RunningTestBox.StartIn(elsewhere, new BoxSettings { AnswersToName = true, Address = 0xC0A80714 }, secondFolder.Path);
        Assert.AreEqual("pocketspy-2.local\t192.168.7.20", Resolve(client, "pocketspy-2.local"));
        Assert.AreEqual("pocketspy.local\t192.168.7.1", Resolve(client, "pocketspy.local"));
    }

    // A daemon of its own with a bus of its own, where /run is its own.
    private static string Resolve(RealClient client, string name)
    {
        client.Execute(out string output, "unshare", "--mount", "sh", "-c", $$"""
            mount -t tmpfs none /run && mkdir -p /run/dbus
            dbus-daemon --system --nopidfile --nofork --nosyslog > /dev/null 2>&1 & bus=$!
            for i in 1 2 3 4 5 6 7 8 9 10; do [ -S /run/dbus/system_bus_socket ] && break; sleep 0.3; done
            avahi-daemon --no-drop-root --no-chroot --no-rlimits > /dev/null 2>&1 & daemon=$!
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              answer=$(avahi-resolve -4 -n {{name}} 2>/dev/null)
              if [ -n "$answer" ]; then break; fi
              sleep 0.5
            done
            kill $daemon $bus 2>/dev/null
            echo "$answer"
            """);
        return output.Trim();
    }

    // The runtime looks for networks where the whole process is, so the box is told its address.
    private static BoxSettings Settings(int bits) => new() { GivesAddresses = true, OwnMask = uint.MaxValue << (32 - bits), Address = 0xC0A80401 };

    private static NetworkSpace BoxNetwork()
    {
        NetworkSpace network = NetworkSpace.Create("box");
        network.AddBridge("192.168.4.1/24");
        return network;
    }
}
