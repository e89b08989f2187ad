using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>A console's host names the profile of its player, and nobody else's.</summary>
[TestClass]
public class ProfileTests
{
    private const string Kart = "mariokartwii";
    private const string Refusal = "<fefd04 KEY 04>Sign in with this profile first.\\";

    [TestMethod]
    public void A_host_that_names_a_profile_signed_in_from_another_address_is_not_listed()
    {
        World world = new();
        Player victim = Player.OnWii(world, 7);
        victim.LogIn();
        GameHost thief = new(world, 8, Kart) { Keys = "dwc_pid\\" + victim.ProfileId + "\\dwc_mver\\90\\" };
        for (int i = 0; i < 3; i++)
        {
            thief.Beat(GameHost.First);
            thief.AssertTakes(Refusal);
            thief.AssertTakesNothing();
        }
        Assert.AreEqual(-1, thief.Row);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("192.168.4.8 was not listed: nobody is signed in from there with the profile that it names"));
        new GameHost(world, 7, Kart) { Keys = thief.Keys }.Register();
    }

    [TestMethod]
    public void Consoles_behind_one_router_may_each_host()
    {
        World world = new();
        Player first = Player.OnWii(world, 7);
        first.LogIn();
        Player second = Player.OnDs(world, 7);
        second.LogIn();
        Assert.AreNotEqual(first.ProfileId, second.ProfileId);
        long router = EndPoints.Of(0xC0A80407, 30_000);
        GameHost one = new GameHost(world, router, Kart) { Keys = "dwc_pid\\" + first.ProfileId + "\\" }.Register();
        new GameHost(world, router + 1, "mariokartds") { Keys = "dwc_pid\\" + second.ProfileId + "\\" }.Register();
        Assert.IsTrue(one.IsListed);
    }

    [TestMethod]
    [DataRow("x")]
    [DataRow("-1")]
    [DataRow("2147483648")]
    [DataRow("4295567873")]
    [DataRow("99999999999999999999")]
    [DataRow("600001 ")]
    public void What_is_no_profile_is_not_listed(string profile)
    {
        World world = new();
        GameHost host = new(world, 8, Kart) { Keys = "dwc_pid\\" + profile + "\\" };
        host.Beat(GameHost.First);
        host.AssertTakes(Refusal);
        Assert.AreEqual(-1, host.Row);
    }

    [TestMethod]
    public void A_profile_that_the_box_does_not_know_takes_nothing_from_anybody()
    {
        World world = new();
        new GameHost(world, 8, Kart) { Keys = "dwc_pid\\600001\\" }.Register();
    }

    [TestMethod]
    public void The_profile_of_somebody_who_is_not_here_is_not_lent_to_another()
    {
        World world = new();
        Player victim = Player.OnWii(world, 7);
        victim.LogIn();
        victim.HangUp();
        GameHost thief = new(world, 8, Kart) { Keys = "dwc_pid\\" + victim.ProfileId + "\\" };
        thief.Beat(GameHost.First);
        thief.AssertTakes(Refusal);
        Assert.AreEqual(-1, thief.Row);
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("")]
    public void A_host_without_a_profile_is_listed(string profile)
    {
        World world = new();
        new GameHost(world, 8, Kart) { Keys = "dwc_pid\\" + profile + "\\" }.Register();
    }

    [TestMethod]
    public void A_listed_host_cannot_take_on_the_profile_of_another_and_keeps_its_own_when_its_link_breaks()
    {
        World world = new();
        long from = EndPoints.Of(0xC0A80408, 3_000);
        world.Tools.Players = new FakePlayers(600_001, from);
        GameHost host = new GameHost(world, from, Kart) { Keys = "dwc_pid\\600001\\ev\\1\\" }.Register();
        host.Keys = "dwc_pid\\600002\\ev\\2\\";
        host.Beat(GameHost.Changed);
        host.AssertTakes(Refusal);
        Assert.AreEqual("600001", host.Value("dwc_pid"));
        Assert.AreEqual("1", host.Value("ev"), "nothing of such a heartbeat counts");
        world.Tools.Players = new FakePlayers(1, 1);
        host.Keys = "dwc_pid\\600001\\ev\\3\\";
        host.Beat(GameHost.Changed);
        host.AssertTakesNothing();
        Assert.AreEqual("3", host.Value("ev"));
    }

    [TestMethod]
    public void One_that_waits_cannot_take_it_on_either()
    {
        World world = new();
        world.Tools.Players = new FakePlayers(1, 1);
        GameHost host = new(world, 8, Kart) { Keys = "ev\\1\\" };
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        host.Keys = "dwc_pid\\600001\\";
        host.Beat(GameHost.First);
        host.AssertTakes(Refusal);
        host.Respond(challenge);
        Assert.IsNull(host.Value("dwc_pid"));
    }

    [TestMethod]
    public void A_box_without_presence_takes_hosts_at_their_word()
    {
        World world = new();
        world.Tools.Players = null;
        new GameHost(world, 8, Kart) { Keys = "dwc_pid\\600001\\" }.Register();
    }
}
