using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests.GameSpy;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.Qr1;

/// <summary>Hosts of QR1: how they come onto the list.</summary>
[TestClass]
public class Qr1HandlerTests
{
    internal static readonly long Host = OlderWorld.At(2, 7778);
    private static readonly long Uplink = OlderWorld.At(2, 7779);

    [TestMethod]
    public void An_unknown_host_is_challenged_on_both_its_ports()
    {
        OlderWorld world = new();
        world.Receive(Qr1Packets.Heartbeat, Uplink);
        Assert.AreEqual(2, world.Sent.Count);
        Assert.AreEqual(Uplink, world.Sent.LastTo);
        Assert.AreEqual(world.Question(0), world.Question(1));
        Assert.IsTrue(world.Question(0).StartsWith("\\basic\\\\secure\\"));
        Assert.AreEqual(6, Raw.Value(world.Question(0), "secure").Length);
        int row = world.Hosts.Find(Host);
        Assert.AreEqual(HostState.Waiting, world.Hosts.StateOf(row));
        Assert.AreEqual(-1, world.Hosts.Find(Uplink));

        // One port: asked once.
        world.Receive(Qr1Packets.Heartbeat, OlderWorld.At(3, 7778));
        Assert.AreEqual(1, world.Sent.Count);
        Assert.AreEqual(OlderWorld.At(3, 7778), world.Sent.LastTo);
    }

    [TestMethod]
    public void A_heartbeat_without_a_port_is_asked_where_it_came_from()
    {
        OlderWorld world = new();
        world.Receive("\\heartbeat\\0\\gamename\\ut", Host);
        Assert.AreEqual(1, world.Sent.Count);
        Assert.IsTrue(world.Hosts.Find(Host) >= 0);
    }

    [TestMethod]
    public void The_right_proof_lists_the_host_and_its_keys_are_asked_for()
    {
        OlderWorld world = new();
        int row = Prove(world, Uplink, Host);
        Assert.AreEqual(HostState.Listed, world.Hosts.StateOf(row));
        Assert.AreEqual("\\status\\", world.Question(0));
        Assert.AreEqual("\\status\\", world.Question(1));
        Assert.AreEqual("451", world.Said(row, "gamever"));
        Assert.IsNull(world.Said(row, "validate"));
        Assert.AreEqual(1, world.LinesWith("opens a game: ut"));
    }

    [TestMethod]
    public void The_proof_counts_from_the_port_of_the_heartbeats_too()
    {
        OlderWorld world = new();
        int row = Prove(world, Uplink, Uplink);
        Assert.AreEqual(HostState.Listed, world.Hosts.StateOf(row));
        Assert.AreEqual(Host, world.Hosts.EndPointOf(row));

        // From elsewhere it does not.
        world = new();
        world.Receive(Qr1Packets.Heartbeat, Uplink);
        string proof = "\\validate\\" + world.Prove("ut", Raw.Value(world.Question(0), "secure"), Enctype.None) + "\\final\\";
        world.Receive(proof, OlderWorld.At(2, 7780));
        world.Receive(proof, OlderWorld.At(3, 7778));
        world.Receive(proof, OlderWorld.At(3, 7779));
        Assert.AreEqual(HostState.Waiting, world.Hosts.StateOf(world.Hosts.Find(Host)));
        Assert.AreEqual(0, world.Sent.Count);
    }

    [TestMethod]
    [DataRow("AAAAAAAA")]
    [DataRow("")]
    [DataRow("2/TYFMR")]
    public void A_wrong_proof_lists_nobody(string proof)
    {
        OlderWorld world = new();
        world.Receive(Qr1Packets.Heartbeat, Host);
        world.Receive("\\gamename\\ut\\hostname\\x\\validate\\" + proof + "\\final\\\\queryid\\1.1", Host);
        Assert.AreEqual(-1, world.Hosts.Find(Host));
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(0, world.Sent.Count);
        Assert.AreEqual(1, world.LinesWith("wrong answer to the challenge of ut"));

        // The proof of another challenge, or for a list, is wrong as well.
        world.Receive(Qr1Packets.Heartbeat, Host);
        string challenge = Raw.Value(world.Question(0), "secure");
        world.Receive("\\validate\\" + world.Prove("ut", challenge, Enctype.Two) + "\\final\\", Host);
        Assert.AreEqual(0, world.Hosts.Count);
    }

    [TestMethod]
    public void Who_answers_without_a_proof_is_not_listed_and_asked_again_a_few_times()
    {
        OlderWorld world = new();
        world.Receive(Qr1Packets.Heartbeat, Host);
        int asked = world.Sent.Count;
        string challenge = world.Question(0);
        world.Receive("\\gamename\\ut\\gamever\\451\\final\\\\queryid\\1.1", Host);
        Assert.IsFalse(world.Hosts.IsListed(world.Hosts.Find(Host)));
        for (int i = 0; i < 20; i++)
        {
            world.Pass(1_000);
            asked += world.Sent.Count;
            if (world.Sent.Count > 0) Assert.AreEqual(challenge, world.Question(0));
        }
        Assert.AreEqual(4, asked);
        Assert.AreEqual(0, world.Hosts.Count);
        world.Receive(Qr1Packets.Heartbeat, Host);
        Assert.AreEqual(1, world.Sent.Count);
    }

    [TestMethod]
    public void Heartbeats_in_a_row_are_asked_once_in_two_seconds()
    {
        OlderWorld world = new();
        int asked = 0;
        for (int i = 0; i < 40; i++)
        {
            world.Receive(Qr1Packets.Heartbeat, Host);
            asked += world.Sent.Count;
            world.Clock.Pass(100);
        }
        Assert.AreEqual(2, asked);
        Assert.AreEqual(1, world.Hosts.Count);
    }

    [TestMethod]
    public void A_game_whose_key_is_unknown_is_listed_once_it_answers_if_the_owner_likes()
    {
        OlderWorld world = new();
        world.Receive("\\heartbeat\\7778\\gamename\\homemade", Host);
        Assert.AreEqual("\\status\\", world.Question(0));
        int row = world.Hosts.Find(Host);
        Assert.IsFalse(world.Hosts.IsListed(row));
        world.Receive("\\gamename\\homemade\\hostname\\me\\final\\\\queryid\\1.1", Host);
        Assert.AreEqual(HostState.Unproven, world.Hosts.StateOf(row));
        Assert.AreEqual("me", world.Said(row, "hostname"));
        world.Pass(10_000);
        Assert.AreEqual(0, world.Sent.Count);

        world = new(UnknownGames.Refuse, BoxSize.Small(), "");
        world.Receive("\\heartbeat\\7778\\gamename\\homemade", Host);
        Assert.AreEqual(0, world.Sent.Count);
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("the key of homemade is not known here"));
    }

    [TestMethod]
    [DataRow("nolf")]
    [DataRow("DeusEx")]
    public void Games_that_cannot_prove_anything_are_taken_at_their_word(string game)
    {
        OlderWorld world = new();
        world.Receive("\\heartbeat\\7778\\gamename\\" + game, Host);
        world.Receive("\\gamename\\" + game + "\\gamever\\1\\final\\\\queryid\\1.1", Host);
        Assert.IsTrue(world.Hosts.IsListed(world.Hosts.Find(Host)));
        Assert.AreEqual("\\status\\", world.Question(0));
    }

    [TestMethod]
    [DataRow("7778", 7778)]
    [DataRow("65535", 65535)]
    [DataRow("65536", 0)]
    [DataRow("73314", 0)]
    [DataRow("-1", 0)]
    [DataRow("99999999999", 0)]
    [DataRow("x", 0)]
    public void A_port_that_there_is_not_makes_no_host(string text, int port)
    {
        OlderWorld world = new();
        world.Receive("\\heartbeat\\" + text + "\\gamename\\ut", OlderWorld.At(2, 4_000));
        Assert.AreEqual(port == 0 ? 0 : 1, world.Hosts.Count);
        if (port > 0) Assert.IsTrue(world.Hosts.Find(OlderWorld.At(2, port)) >= 0);
    }

    [TestMethod]
    public void Heartbeats_that_name_no_game_make_no_host()
    {
        OlderWorld world = new();
        string[] heartbeats = new string[]
        {
            "\\heartbeat\\7778", "\\heartbeat\\7778\\gamename\\", "\\heartbeat\\7778\\gamename", "\\heartbeat\\", "\\heartbeat\\7778\\gamename\\" + Raw.Repeat('x', 64),
            "\\heartbeat\\7778\\gamename\\ut\\statechanged\\2",
        };
        for (int i = 0; i < heartbeats.Length; i++)
        {
            world.Receive(heartbeats[i], Host);
            Assert.AreEqual(0, world.Hosts.Count, heartbeats[i]);
            Assert.AreEqual(0, world.Sent.Count, heartbeats[i]);
        }
    }

    [TestMethod]
    public void Text_is_given_back_to_hosts_only()
    {
        OlderWorld world = new();
        world.Receive(Qr1Packets.EchoOfText, Host);
        Assert.AreEqual(0, world.Sent.Count);
        world.OpenHost("ut", 2, 7778, "");
        world.Receive(Qr1Packets.EchoOfText, Host);
        Assert.AreEqual("\\echo\\are you there", world.Question(0));
        Assert.AreEqual(Host, world.Sent.LastTo);
        world.Receive("\\echo\\" + Raw.Repeat('x', 65), Host);
        Assert.AreEqual(0, world.Sent.Count);
    }

    private static int Prove(OlderWorld world, long heartbeatsFrom, long answersFrom)
    {
        world.Receive(Qr1Packets.Heartbeat, heartbeatsFrom);
        string challenge = Raw.Value(world.Question(0), "secure");
        string answer = Raw.Exchange(Qr1Packets.Proof, "2/TYFMRc", world.Prove("ut", challenge, Enctype.None));
        world.Receive(answer, answersFrom);
        return world.Hosts.Find(Host);
    }
}
