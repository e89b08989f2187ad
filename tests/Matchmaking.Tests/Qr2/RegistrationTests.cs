using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Heartbeat, challenge, response.</summary>
[TestClass]
public class RegistrationTests
{
    [TestMethod]
    [DataRow("gmtest")]
    [DataRow("mariokartds")]
    [DataRow("mariokartwii")]
    [DataRow("MarioKartWii")]
    public void A_host_that_answers_its_challenge_is_listed(string game)
    {
        World world = new();
        GameHost host = new(world, 7, game);
        host.Beat(GameHost.First);
        Assert.AreEqual(HostState.Waiting, world.Hosts.StateOf(host.Row));
        Assert.IsFalse(host.IsListed);
        host.Respond(host.TakeChallenge());
        host.AssertTakes("<fefd0a KEY>");
        Assert.AreEqual(HostState.Listed, world.Hosts.StateOf(host.Row));
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 opens a game: " + game));
        Assert.AreEqual(1, world.Events.Count);
    }

    [TestMethod]
    [DataRow("mohaas", "h2P1c9", 0)]
    [DataRow("mohaas", "2vPkJy", 1)]
    [DataRow("source", "sPEFlr", 5)]
    public void A_host_of_any_edition_proves_itself_with_its_own_key(string game, string secret, int number)
    {
        World world = new();
        GameHost host = new(world, 7, game) { Secret = secret };
        host.Beat(GameHost.First);
        host.Respond(host.TakeChallenge());
        Assert.AreEqual(HostState.Listed, world.Hosts.StateOf(host.Row));
        Assert.AreEqual(number, world.Hosts.KeyNumberOf(host.Row));
    }

    [TestMethod]
    [DataRow("h2P1c9 2vPkJy")]
    [DataRow("h2P1c")]
    [DataRow("vPkJy")]
    [DataRow(" ")]
    public void Keys_are_taken_one_by_one_and_whole(string secret)
    {
        World world = new();
        GameHost host = new(world, 7, "mohaas") { Secret = secret };
        host.Beat(GameHost.First);
        host.Respond(host.TakeChallenge());
        Assert.IsFalse(host.IsListed);
    }

    [TestMethod]
    public void The_challenge_is_six_characters_and_14_digits_with_the_public_end_point()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        // Options 0, 192.168.4.7, port 20,007.
        Assert.AreEqual("00" + "C0A80407" + "4E27", challenge.Substring(6));
        for (int i = 0; i < 6; i++) Assert.IsTrue((challenge[i] >= 'A' && challenge[i] <= 'Z') || (challenge[i] >= '0' && challenge[i] <= '9'), challenge);
        host.Beat(GameHost.First);
        Assert.AreEqual(challenge, host.TakeChallenge(), "the same, whichever of them arrives");
        GameHost other = new(world, 8, "gmtest");
        other.Beat(GameHost.First);
        Assert.AreNotEqual(challenge.Substring(0, 6), other.TakeChallenge().Substring(0, 6));
    }

    [TestMethod]
    [DataRow("lkI/QHIm72zcEijXUFSjn+yrf3oA\\")]
    [DataRow("lkI/QHIm72zcEijXUFSjn+yrf3oA")]
    [DataRow("\\")]
    [DataRow("")]
    [DataRow("x")]
    public void A_wrong_response_is_told_and_ends_the_registration(string response)
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        host.Send(Qr2PacketType.Challenge, response);
        host.AssertTakes("<fefd04 KEY 05>The answer to the challenge is wrong.\\");
        Assert.AreEqual(-1, host.Row);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 was not listed: wrong answer to the challenge of gmtest"));
        host.Respond(challenge);
        host.AssertTakesNothing();
        Assert.AreEqual(0, world.Hosts.Count);
        host.Register();
    }

    [TestMethod]
    public void A_response_without_its_NUL_counts_and_one_with_more_behind_it_does_too()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        host.Send(Qr2PacketType.Challenge, host.ResponseTo(host.TakeChallenge()));
        Assert.IsTrue(host.IsListed);
        GameHost other = new(world, 8, "gmtest");
        other.Beat(GameHost.First);
        other.Send(Qr2PacketType.Challenge, other.ResponseTo(other.TakeChallenge()) + "\\more\\");
        Assert.IsTrue(other.IsListed);
    }

    [TestMethod]
    [DataRow(15_000, true)]
    [DataRow(15_001, false)]
    public void A_response_counts_for_15_seconds(int milliseconds, bool counts)
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        world.Clock.Pass(milliseconds);
        host.Respond(challenge);
        Assert.AreEqual(counts, host.IsListed);
        if (counts) host.AssertTakes("<fefd0a KEY>");
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void Who_does_not_answer_is_challenged_again_with_the_same_text_and_forgotten_after_15_seconds()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        int again = 0;
        for (int second = 1; second <= 20; second++)
        {
            world.Pass(1_000);
            // What it says does not make it wait longer.
            host.Send(Qr2PacketType.KeepAlive, "");
            for (; world.HostAnswers.Count > 0; again++) Assert.AreEqual(challenge, host.TakeChallenge());
            Assert.AreEqual(second <= 15, host.Row >= 0, second.ToString());
        }
        Assert.AreEqual(3, again);
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_host_that_is_listed_is_not_challenged_again_without_need()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int second = 0; second < 40; second++) world.Pass(1_000);
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void A_response_for_another_instance_key_or_from_another_port_or_address_is_none()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        byte[] response = host.Packet(Qr2PacketType.Challenge, host.ResponseTo(challenge) + "\\");
        world.SendToMaster(response, host.From + 1);
        world.SendToMaster(response, host.From + (1L << 16));
        host.InstanceKey++;
        host.Respond(challenge);
        host.InstanceKey--;
        Assert.AreEqual(0, world.HostAnswers.Count);
        Assert.IsFalse(host.IsListed);
        host.Send(response);
        Assert.IsTrue(host.IsListed);
    }

    [TestMethod]
    public void A_response_that_nobody_asked_for_is_none()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Respond("ABCDEF00C0A804074E27");
        Assert.AreEqual(0, world.HostAnswers.Count);
        Assert.AreEqual(0, world.Hosts.Count);
    }

    [TestMethod]
    public void The_response_of_another_host_is_wrong()
    {
        World world = new();
        GameHost first = new(world, 7, "gmtest");
        GameHost second = new(world, 8, "gmtest");
        first.Beat(GameHost.First);
        second.Beat(GameHost.First);
        string challenge = first.TakeChallenge();
        second.TakeChallenge();
        second.Respond(challenge);
        Assert.IsFalse(second.IsListed);
        first.Respond(challenge);
        Assert.IsTrue(first.IsListed);
    }

    [TestMethod]
    public void A_listed_host_that_answers_once_more_is_told_so_and_a_wrong_answer_changes_nothing()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        host.Send(Qr2PacketType.Challenge, "lkI/QHIm72zcEijXUFSjn+yrf3oA\\");
        host.AssertTakesNothing();
        Assert.IsTrue(host.IsListed);
        host.Respond(challenge);
        host.AssertTakes("<fefd0a KEY>");
        Assert.AreEqual(1, world.Events.Count);
    }

    [TestMethod]
    public void A_host_whose_response_was_lost_is_listed_by_its_answer_to_the_next_challenge()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        host.TakeChallenge();
        for (int second = 0; second < 5; second++) world.Pass(1_000);
        host.Respond(host.TakeChallenge());
        Assert.IsTrue(host.IsListed);
    }

    [TestMethod]
    public void After_a_restart_of_the_box_an_ordinary_heartbeat_registers_again()
    {
        World world = new();
        GameHost host = new(world, 7, "mariokartds");
        host.Send(Qr2PacketType.KeepAlive, "");
        host.AssertTakesNothing();
        host.Beat(GameHost.Ordinary);
        host.Respond(host.TakeChallenge());
        Assert.IsTrue(host.IsListed);
    }

    [TestMethod]
    public void A_heartbeat_without_the_name_of_a_game_is_nothing()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Send(Qr2PacketType.Heartbeat, "");
        host.Send(Qr2PacketType.Heartbeat, "\\");
        host.Send(Qr2PacketType.Heartbeat, "hostname\\x\\\\");
        host.Send(Qr2PacketType.Heartbeat, "gamename");
        host.Send(Qr2PacketType.Heartbeat, "gamename\\gmtest");
        host.Send(Qr2PacketType.Heartbeat, "gamename\\\\\\");
        host.Send(Qr2PacketType.Heartbeat, "gamename\\" + Raw.Repeat('x', 64) + "\\\\");
        host.Send(Qr2PacketType.Heartbeat, "\\gamename\\gmtest\\\\");
        Assert.AreEqual(0, world.HostAnswers.Count);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(0, world.Events.Count);
        host.Send(Qr2PacketType.Heartbeat, "gamename\\" + Raw.Repeat('x', 63) + "\\\\");
        host.TakeChallenge();
    }

    [TestMethod]
    public void Hosts_on_one_address_are_apart_by_their_ports()
    {
        World world = new();
        GameHost[] hosts = new GameHost[5];
        for (int i = 0; i < hosts.Length; i++) hosts[i] = new GameHost(world, EndPoints.Of(0xC0A80407, 7_000 + i), i % 2 == 0 ? "gmtest" : "mariokartds").Register();
        hosts[1].Beat(GameHost.Leaving);
        for (int i = 0; i < hosts.Length; i++) Assert.AreEqual(i != 1, hosts[i].IsListed, i.ToString());
        Assert.AreEqual(4, world.Hosts.Count);
    }
}
