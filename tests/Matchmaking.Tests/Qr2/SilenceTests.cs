using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Keep-alives, and what becomes of hosts that are not heard.</summary>
[TestClass]
public class SilenceTests
{
    [TestMethod]
    public void A_keep_alive_of_a_listed_host_is_answered()
    {
        GameHost host = new GameHost(new World(), 7, "gmtest").Register();
        host.Send(Qr2PacketType.KeepAlive, "");
        host.AssertTakes("<fefd08 KEY>");
    }

    [TestMethod]
    public void A_keep_alive_of_anybody_else_is_not()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Send(Qr2PacketType.KeepAlive, "");
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        host.Send(Qr2PacketType.KeepAlive, "");
        Assert.AreEqual(0, world.HostAnswers.Count, "it would believe that it is listed");
        host.Respond(challenge);
        world.HostAnswers.Clear();
        byte[] keepAlive = host.Packet(Qr2PacketType.KeepAlive, "");
        world.SendToMaster(keepAlive, host.From + 1);
        keepAlive[4]++;
        host.Send(keepAlive);
        Assert.AreEqual(0, world.HostAnswers.Count);
    }

    [TestMethod]
    public void A_host_with_keep_alives_stays_for_ever()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int i = 0; i < 60; i++)
        {
            for (int second = 0; second < 20; second++) world.Pass(1_000);
            host.Send(Qr2PacketType.KeepAlive, "");
            host.AssertTakes("<fefd08 KEY>");
        }
        host.AssertTakesNothing();
        Assert.IsTrue(host.IsListed);
    }

    [TestMethod]
    public void A_host_without_keep_alives_may_lose_a_heartbeat_on_the_way()
    {
        // The SDK's heartbeat comes every 60 seconds; the question of the box brings one that was lost.
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int round = 0; round < 5; round++)
        {
            for (int second = 0; second < 60; second++) world.Pass(1_000);
            Assert.IsTrue(host.IsListed);
            host.Beat(GameHost.Ordinary);
        }
        for (int second = 0; second < 70; second++) world.Pass(1_000);
        Assert.IsTrue(host.IsListed, "ten seconds late is not gone");
    }

    [TestMethod]
    public void A_silent_host_is_asked_after_45_seconds_and_gone_after_75()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int second = 1; second <= 45; second++) world.Pass(1_000);
        host.AssertTakesNothing();
        world.Pass(1_000);
        host.AssertTakes("<fefd02 KEY>");
        for (int second = 47; second <= 75; second++) world.Pass(1_000);
        Assert.IsTrue(host.IsListed);
        world.Pass(1_000);
        Assert.AreEqual(-1, host.Row);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(0, world.Hosts.Bytes);
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 closed its game: gmtest"));
        world.HostAnswers.Clear();
        for (int second = 0; second < 100; second++) world.Pass(1_000);
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void An_answered_echo_keeps_a_host()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int i = 0; i < 10; i++)
        {
            for (int second = 0; second < 46; second++) world.Pass(1_000);
            host.AssertTakes("<fefd02 KEY>");
            host.AssertTakesNothing();
            host.Send(Qr2PacketType.EchoResponse, "");
        }
        Assert.IsTrue(host.IsListed);
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void An_echo_answered_by_somebody_else_does_not()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int second = 0; second < 76; second++)
        {
            world.Pass(1_000);
            world.SendToMaster(host.Packet(Qr2PacketType.EchoResponse, ""), host.From + 1);
            host.InstanceKey++;
            host.Send(Qr2PacketType.EchoResponse, "");
            host.InstanceKey--;
        }
        Assert.AreEqual(0, world.Hosts.Count);
    }

    [TestMethod]
    public void Time_before_the_first_datagram_does_no_harm()
    {
        World world = new();
        for (int second = 0; second < 100; second++) world.Pass(1_000);
        Assert.AreEqual(0, world.HostAnswers.Count);
    }
}
