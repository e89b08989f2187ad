using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Whoever fakes the address of another has the box send him three bytes for each at most.</summary>
[TestClass]
public class CreditTests
{
    private static readonly long Victim = EndPoints.Of(0xC0A80407, 4_000);

    [TestMethod]
    [DataRow("gamename\\x")]
    [DataRow("gamename\\x\\\\")]
    [DataRow("gamename\\gmtest\\\\")]
    [DataRow("gamename\\gmtest\\dwc_pid\\5\\\\")]
    [DataRow("dwc_pid\\5\\gamename\\x")]
    public void A_heartbeat_alone_draws_no_more_than_that(string keys)
    {
        World world = new();
        GameHost host = new(world, Victim, "x");
        byte[] packet = host.Packet(Qr2PacketType.Heartbeat, keys + "\\");
        host.Send(packet);
        Assert.IsTrue(world.HostAnswers.Count <= 1);
        for (int second = 0; second < 100; second++) world.Pass(1_000);
        Assert.IsTrue(Bytes(host) <= packet.Length * 3);
        Assert.AreEqual(0, world.Hosts.Count);
    }

    [TestMethod]
    public void Refusals_draw_no_more_than_that_either()
    {
        World world = new();
        for (int i = 0; i < 20; i++) new GameHost(world, 10 + i, "gmtest").Register();
        GameHost host = new(world, Victim, "x");
        byte[] packet = host.Packet(Qr2PacketType.Heartbeat, "gamename\\x\\");
        host.Send(packet);
        Assert.IsTrue(Bytes(host) <= packet.Length * 3);
    }

    [TestMethod]
    public void A_wrong_response_draws_no_more_than_that()
    {
        World world = new();
        GameHost host = new(world, Victim, "gmtest");
        byte[] packet = host.Packet(Qr2PacketType.Heartbeat, "gamename\\gmtest\\");
        byte[] response = host.Packet(Qr2PacketType.Challenge, "");
        host.Send(packet);
        host.Send(response);
        Assert.IsTrue(Bytes(host) <= (packet.Length + response.Length) * 3);
        Assert.AreEqual(-1, host.Row);
    }

    [TestMethod]
    public void A_faked_unproven_host_is_sent_no_more_than_that_whatever_players_write_to_it()
    {
        World world = new();
        GameHost host = new(world, Victim, "x");
        byte[] packet = host.Packet(Qr2PacketType.Heartbeat, "gamename\\x\\\\");
        byte[] response = host.Packet(Qr2PacketType.Challenge, "any\\");
        host.Send(packet);
        host.Send(response);
        Assert.AreEqual(HostState.Unproven, world.Hosts.StateOf(host.Row));
        for (int second = 0; second < 80; second++)
        {
            if (host.Row >= 0) world.Master.TrySend(host.Row, new byte[200], 0, 200);
            world.Pass(1_000);
        }
        Assert.IsTrue(Bytes(host) <= (packet.Length + response.Length) * 3);
        Assert.AreEqual(-1, host.Row, "it is dropped all the same");
    }

    [TestMethod]
    public void A_console_is_reminded_of_its_challenge_as_often_as_before()
    {
        World world = new();
        GameHost host = new(world, Victim, "mariokartwii") { Keys = "numplayers\\0\\maxplayers\\11\\dwc_mver\\90\\" + Raw.Repeat('x', 150) + "\\1\\" };
        host.Beat(GameHost.First);
        for (int i = 0; i < 4; i++)
        {
            host.TakeChallenge();
            for (int second = 0; second < 4; second++) world.Pass(1_000);
        }
    }

    [TestMethod]
    public void Port_and_address_zero_are_nobodys()
    {
        World world = new();
        GameHost host = new(world, EndPoints.Of(0xC0A80407, 0), "gmtest");
        host.Beat(GameHost.First);
        host.From = EndPoints.Of(0, 4_000);
        host.Beat(GameHost.First);
        Assert.AreEqual(0, world.HostAnswers.Count + world.Hosts.Count);
    }

    private static int Bytes(GameHost host)
    {
        int bytes = 0;
        for (byte[] packet = host.Take(); packet is not null; packet = host.Take()) bytes += packet.Length;
        return bytes;
    }
}
