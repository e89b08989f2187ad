using System;
using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.Core;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Tests.NatNeg;
using PocketSpy.Network;
using PocketSpy.Network.Tests.Dhcp;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Web.Tests.Page;

namespace PocketSpy.Web.Tests.Host;

/// <summary>The numbers that each module shows.</summary>
[TestClass]
public class ModuleNumbersTests
{
    private static readonly long Console = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    public void DNS_counts_the_questions_for_names_of_games_and_no_others()
    {
        World world = new World().ShowPage(100);
        world.Ask(DnsPackets.Query(1, "naswii.nintendowifi.net"), Console);
        world.Ask(DnsPackets.Query(2, "naswii.nintendowifi.net"), Console);
        world.Ask(DnsPackets.Query(3, "www.example.org"), Console);
        world.Ask(DnsPackets.Query(4, "pocketspy.local"), Console);
        Assert.AreEqual(2, Number(world, "dns_names_total"));
        Assert.AreEqual(-1, Number(world, "leases"), "another one lends addresses");
    }

    [TestMethod]
    public void DHCP_counts_the_addresses_that_are_lent_just_now()
    {
        DhcpWorld network = new();
        World world = new World().ShowBox(100);
        world.Shown.Add(new NetworkShown(world.Dns, network.Service));
        DhcpClient[] clients = [.. Enumerable.Range(1, 4).Select(number => new DhcpClient(network, number))];
        foreach (DhcpClient client in clients) client.Join();
        Assert.AreEqual(DhcpClient.Offer, new DhcpClient(network, 9).Look());
        Assert.AreEqual(4, Number(world, "leases"), "who was only offered one has none yet");
        Assert.AreEqual(DhcpWorld.Capacity, Number(world, "leases_limit"));
        clients[0].Say(DhcpClient.Release, clients[0].Address, 0, DhcpWorld.Box);
        Assert.AreEqual(3, Number(world, "leases"));
        network.PassSeconds(4_000);
        Assert.AreEqual(DhcpClient.Ack, clients[1].Renew());
        network.PassSeconds(4_000);
        Assert.AreEqual(1, Number(world, "leases"));
        Assert.AreEqual("[1,16]", PageJsonTests.Read(world, "/api/lobby").GetProperty("full").GetProperty("leases").ToString());
    }

    [TestMethod]
    public void Sign_ins_count_when_the_console_gets_in()
    {
        FaultyFileSystem files = new();
        files["badwords.txt"] = Raw.Bytes("badger\n");
        World world = new World(files, 1).ShowPage(100);
        world.Request(NasMessages.Post(NasMessages.CreateWii()), Console);
        Assert.AreEqual(0, Number(world, "sign_ins_total"));
        Assert.AreEqual(1, Number(world, "accounts"));
        world.Request(NasMessages.Post(NasMessages.LoginWii("5001", "RMCJ1000001")), Console);
        world.Request(NasMessages.Post(NasMessages.LoginWii("x", "RMCJ1000001")), Console);
        world.Request(NasMessages.Post(NasMessages.WideField("ingamesn", "badger", true) + NasMessages.LoginWii("5001", "RMCJ1000001")), Console);
        Assert.AreEqual(1, Number(world, "sign_ins_total"));
        Assert.AreEqual(128, Number(world, "accounts_limit"));
    }

    [TestMethod]
    public void Profiles_stay_when_their_players_go()
    {
        World world = new World().ShowPage(100);
        Player bob = Player.NewOnPc(world, 1, "Bob");
        Player.NewOnPc(world, 2, "Ann");
        bob.Link.HangUp();
        Assert.AreEqual(1, Number(world, "players"));
        Assert.AreEqual(10, Number(world, "players_limit"));
        Assert.AreEqual(2, Number(world, "profiles"));
        Assert.AreEqual(128, Number(world, "profiles_limit"));
    }

    [TestMethod]
    public void Matchmaking_counts_hosts_negotiations_and_server_browsers()
    {
        World world = new World().ShowPage(100);
        new GameHost(world, 1, "gmtest").Register();
        new GameHost(world, 2, "gmtest").Beat(GameHost.First);
        Assert.AreEqual(2, Number(world, "hosts"), "one has yet to prove itself");
        Assert.IsTrue(Number(world, "host_key_bytes") > 40);
        byte[] init = NatNegPackets.Init(3, 77, 1, 0, true, 0xC0A80409, 50_009, "gmtest");
        byte[] datagram = new byte[NatNegService.MessageBytes];
        init.CopyTo(datagram, 0);
        world.NatNeg.Receive(datagram, init.Length, Console, new NatNegOutbox());
        Assert.AreEqual(1, Number(world, "negotiations"));
        Link browser = new(world.Browser, Console);
        _ = new Link(world.Browser, Console + 1);
        Assert.AreEqual(2, Number(world, "server_browsers"));
        browser.HangUp();
        Assert.AreEqual(1, Number(world, "server_browsers"));
    }

    [TestMethod]
    public void The_web_server_counts_its_links_and_the_page_whom_it_refused()
    {
        World world = new World().ShowPage(2);
        for (int i = 0; i < 5; i++) PageHandlerTests.Get(world, "/api/lobby", "192.168.4.1", "");
        Assert.AreEqual(4, Number(world, "page_refused_total"), "one address gets half");
        Assert.AreEqual(2, Number(world, "page_poll_seconds"));
        Assert.AreEqual(1, Number(world, "http_links"));
        Link waiting = new(world.Http, Console);
        Assert.AreEqual(2, Number(world, "http_links"));
        waiting.HangUp();
        Assert.AreEqual(1, Number(world, "http_links"));
    }

    // -1 when it is not there.
    private static long Number(World world, string name)
    {
        string start = "pocketspy_" + name + " ";
        string line = PageHandlerTests.Body(PageHandlerTests.Get(world, "/metrics", "x", "")).Split('\n').SingleOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        return line is null ? -1 : long.Parse(line[start.Length..]);
    }
}
