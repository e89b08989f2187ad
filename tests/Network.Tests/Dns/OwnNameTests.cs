using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Dns;

/// <summary>The box's own names, and those by which phones find out whether they are online.</summary>
[TestClass]
public class OwnNameTests
{
    private const int NoError = 0;
    private const int Refused = 5;
    private const uint Box = 0xC0A80401;

    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);
    private static readonly char[] LineEnd = new char[] { '\n' };

    [TestMethod]
    [DataRow("pocketspy")]
    [DataRow("pocketspy.lan")]
    [DataRow("pocketspy.local")]
    [DataRow("PocketSpy.LAN")]
    public void The_box_answers_to_its_name_wherever_the_others_go(string name)
    {
        Assert.AreEqual(Box, AddressOf(new World(), name));
        Assert.AreEqual(Box, AddressOf(With(OtherNames.Forward), name));
        Assert.AreEqual(Box, AddressOf(With(OtherNames.Box), name));
    }

    [TestMethod]
    [DataRow("pocketspy.org")]
    [DataRow("pocketspy2.lan")]
    [DataRow("pocketspylan")]
    [DataRow("pocketspy.lan.lan")]
    [DataRow("my.pocketspy.lan")]
    [DataRow("pocketsp")]
    public void A_name_that_only_looks_like_it_is_not_the_boxs(string name)
    {
        World world = new();
        Assert.AreEqual(Refused, DnsPackets.Result(world.Ask(DnsPackets.Query(1, name), Client)));
    }

    [TestMethod]
    public void A_box_without_a_name_answers_to_none()
    {
        World world = new();
        world.Dns.OwnName = null;
        Assert.AreEqual(Refused, DnsPackets.Result(world.Ask(DnsPackets.Query(1, "pocketspy.lan"), Client)));
    }

    [TestMethod]
    public void Phones_find_the_box_where_they_look_for_the_Internet()
    {
        World world = new();
        string[] names = ProbeDomains.List.Split(LineEnd);
        int count = 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0) continue;
            count++;
            uint expected = names[i] == "dns.msftncsi.com" ? 0x836BFFFF : Box;
            Assert.AreEqual(expected, AddressOf(world, names[i]), names[i]);
        }
        Assert.AreEqual(45, count);
        Assert.AreEqual(0, world.Events.Count, "that is worth no line");
    }

    [TestMethod]
    [DataRow("connectivitycheck.gstatic.com.evil.org")]
    [DataRow("x.captive.apple.com")]
    [DataRow("captive.apple.co")]
    [DataRow("aptive.apple.com")]
    [DataRow("apple.com")]
    [DataRow("www.google.com")]
    public void Names_near_them_are_refused(string name)
    {
        Assert.AreEqual(Refused, DnsPackets.Result(new World().Ask(DnsPackets.Query(1, name), Client)));
    }

    [TestMethod]
    public void There_is_no_such_name_with_an_address_of_IPv6()
    {
        byte[] answer = new World().Ask(DnsPackets.Query(1, "captive.apple.com", 28, DnsPackets.Internet), Client);
        Assert.AreEqual(NoError, DnsPackets.Result(answer));
        Assert.AreEqual(0, DnsPackets.Answers(answer));
    }

    [TestMethod]
    public void Who_can_ask_the_Internet_asks_it()
    {
        World world = With(OtherNames.Forward);
        world.Ask(DnsPackets.Query(1, "captive.apple.com"), Client);
        Assert.AreEqual(World.Upstream, world.DnsAnswers.LastTo);
        world.Ask(DnsPackets.Query(1, "dns.msftncsi.com"), Client);
        Assert.AreEqual(World.Upstream, world.DnsAnswers.LastTo);
    }

    [TestMethod]
    public void A_home_network_that_comes_and_goes_takes_the_Internet_with_it()
    {
        World world = With(OtherNames.Forward);
        world.Tools.Home.NameServer = 0;
        Assert.AreEqual(Box, AddressOf(world, "captive.apple.com"));
        Assert.AreEqual(Refused, DnsPackets.Result(world.Ask(DnsPackets.Query(1, "www.example.org"), Client)));

        long router = EndPoints.Of(0xC0A80101, 53);
        world.Tools.Home.NameServer = router;
        byte[] sent = world.Ask(DnsPackets.Query(1, "www.example.org"), Client);
        Assert.AreEqual(router, world.DnsAnswers.LastTo);
        sent[2] |= 0x80;
        Assert.IsNull(world.Ask(sent, World.Upstream), "the one before has nothing to say any more");
        Assert.IsNotNull(world.Ask(sent, router));

        sent = world.Ask(DnsPackets.Query(2, "www.example.org"), Client);
        world.Tools.Home.NameServer = 0;
        sent[2] |= 0x80;
        Assert.IsNull(world.Ask(sent, router));
        Assert.AreEqual(Box, AddressOf(world, "captive.apple.com"));
    }

    private static World With(OtherNames others) => new(new FaultyFileSystem(), 1, BoxSize.Small(), others);

    private static uint AddressOf(World world, string name)
    {
        byte[] query = DnsPackets.Query(1, name);
        byte[] answer = world.Ask(query, Client);
        Assert.AreEqual(Client, world.DnsAnswers.LastTo);
        return DnsPackets.Address(answer, query);
    }
}
