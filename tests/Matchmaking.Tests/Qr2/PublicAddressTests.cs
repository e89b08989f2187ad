using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Hosts learn their public end point from the challenge and say it in their heartbeats. All are at 192.168.4.7, port 20,007.</summary>
[TestClass]
public class PublicAddressTests
{
    private const string OfWii = "publicip\\-1062730745\\publicport\\20007\\";
    private const string OfPc = "publicip\\117745856\\publicport\\20007\\";

    [TestMethod]
    // Four bytes as they lie in memory: low byte first on a DS or PC, high byte first and with a sign on a Wii.
    [DataRow(OfPc, HostTraits.LittleEndian, false)]
    [DataRow(OfWii, HostTraits.BigEndian, false)]
    [DataRow("publicip\\3232236551\\publicport\\20007\\", HostTraits.BigEndian, false)]
    [DataRow("publicip\\0\\publicport\\0\\", 0, true)]
    [DataRow("publicip\\117745856\\publicport\\20008\\", HostTraits.LittleEndian, true)]
    [DataRow("publicip\\117745856\\", HostTraits.LittleEndian, true)]
    [DataRow("publicip\\117745857\\publicport\\20007\\", 0, true)]
    [DataRow("publicip\\x\\publicport\\20007\\", 0, true)]
    // 2 to the power of 32 more, and less.
    [DataRow("publicip\\4412713152\\publicport\\20007\\", 0, true)]
    [DataRow("publicip\\-5357698041\\publicport\\20007\\", 0, true)]
    [DataRow("publicip\\117745856\\publicport\\85543\\", HostTraits.LittleEndian, true)]
    [DataRow("publicip\\\\publicport\\\\", 0, true)]
    [DataRow("publicport\\20008\\", 0, false)]
    [DataRow("", 0, false)]
    public void A_host_that_has_its_public_address_wrong_is_told_again(string keys, int order, bool told)
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Keys = keys };
        host.Register();
        world.Pass(10_000);
        host.Beat(GameHost.Ordinary);
        Assert.AreEqual(order | HostTraits.NatNegotiation, world.Hosts.TraitsOf(host.Row));
        if (told) Assert.AreEqual("00C0A804074E27", host.TakeChallenge().Substring(6));
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void It_is_told_once_in_ten_seconds_at_most()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Keys = "publicip\\0\\publicport\\0\\" };
        host.Register();
        int told = 0;
        for (int i = 0; i < 300; i++)
        {
            host.Keys = "publicip\\0\\publicport\\0\\x\\" + i.ToString() + "\\";
            host.Beat(GameHost.Changed);
            if (host.Take() is not null) told++;
            world.Pass(100);
        }
        Assert.AreEqual(2, told, "after 10 and 20 of 30 seconds");
    }

    [TestMethod]
    public void An_address_that_reads_the_same_both_ways_leaves_the_byte_order_as_it_was()
    {
        World world = new();
        // 10.7.7.10
        GameHost host = new(world, EndPoints.Of(0x0A07070A, 20_007), "gmtest") { Keys = "publicip\\168232714\\publicport\\20007\\" };
        host.Register();
        Assert.AreEqual(HostTraits.NatNegotiation, world.Hosts.TraitsOf(host.Row));
        world.Pass(20_000);
        host.Beat(GameHost.Ordinary);
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void The_byte_order_is_kept_when_the_host_forgets_its_address()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest") { Keys = OfWii };
        host.Register();
        host.Keys = "publicip\\0\\publicport\\0\\";
        host.Beat(GameHost.Changed);
        Assert.AreEqual(HostTraits.BigEndian | HostTraits.NatNegotiation, world.Hosts.TraitsOf(host.Row));
        host.Keys = OfPc;
        host.Beat(GameHost.Changed);
        Assert.AreEqual(HostTraits.LittleEndian | HostTraits.NatNegotiation, world.Hosts.TraitsOf(host.Row));
    }
}
