using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests.ListV1;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.ListV1;

/// <summary>Who gets a list and who does not.</summary>
[TestClass]
public class ListV1ServiceTests
{
    private const string Compact = "\\list\\cmp\\gamename\\ut\\final\\";

    [TestMethod]
    [DataRow(Enctype.None)]
    [DataRow(Enctype.One)]
    [DataRow(Enctype.Two)]
    public void A_compact_list_has_six_bytes_a_host_wherever_the_request_is_cut(int enctype)
    {
        OlderWorld world = new();
        world.OpenHost("ut", 2, 7778, "");
        world.OpenHost("ut", 3, 0x1234, "");
        string hosts = "\u00c0\u00a8\u0004\u0002\u001e\u0062\u00c0\u00a8\u0004\u0003\u0012\u0034";

        // Who counts bytes gets no end.
        string end = enctype == Enctype.One ? "" : "\\final\\";
        for (int cut = 1; cut < 120; cut += cut < 20 ? 1 : 9) Assert.AreEqual(hosts + end, new ListClient(world, 9, "ut", enctype).Ask(Compact, cut));
        Assert.AreEqual("\\final\\", new ListClient(world, 9, "ut", enctype).Ask("\\list\\cmp\\gamename\\gmtest\\final\\"));
        Assert.AreEqual(0, world.List.Count);
    }

    [TestMethod]
    [DataRow(Enctype.None)]
    [DataRow(Enctype.One)]
    [DataRow(Enctype.Two)]
    public void A_list_of_text_ends_and_so_does_an_empty_one(int enctype)
    {
        OlderWorld world = new();
        world.OpenHost("ut", 2, 7778, "");
        world.OpenHost("ut", 3, 7778, "");
        string[] requests = new string[] { "\\list\\\\gamename\\ut\\final\\", "\\list\\gamename\\ut\\final\\", "\r\n\\list\\227\\gamename\\UT\\final\\", "\\list\\\\final\\" };
        for (int i = 0; i < requests.Length; i++)
        {
            Assert.AreEqual("\\ip\\192.168.4.2:7778\\ip\\192.168.4.3:7778\\final\\", new ListClient(world, 9, "ut", enctype).Ask(requests[i]), requests[i]);
        }
        Assert.AreEqual("\\final\\", new ListClient(world, 9, "ut", enctype).Ask("\\list\\\\gamename\\nothing\\final\\"));
    }

    [TestMethod]
    [DataRow(Enctype.None, null)]
    [DataRow(Enctype.One, null)]
    [DataRow(Enctype.Two, null)]
    [DataRow(Enctype.None, FakeGameKeys.RuneDemo)]
    [DataRow(Enctype.One, FakeGameKeys.RuneDemo)]
    [DataRow(Enctype.Two, FakeGameKeys.RuneDemo)]
    public void Every_edition_of_a_game_reads_the_list_with_its_own_key(int enctype, string secret)
    {
        OlderWorld world = new() { Secret = secret };
        world.OpenHost("rune", 2, 7778, "");
        Assert.AreEqual("\\ip\\192.168.4.2:7778\\final\\", new ListClient(world, 9, "rune", enctype).Ask("\\list\\\\gamename\\rune\\final\\"));
        Assert.AreEqual(secret is null ? 0 : 1, world.Hosts.KeyNumberOf(world.Hosts.Find(OlderWorld.At(2, 7778))));
    }

    [TestMethod]
    [DataRow(Enctype.None)]
    [DataRow(Enctype.One)]
    [DataRow(Enctype.Two)]
    public void Who_proves_nothing_is_cut_off_without_a_word(int enctype)
    {
        OlderWorld world = new();
        world.OpenHost("ut", 2, 7778, "");
        string suffix = "\\enctype\\" + enctype.ToString() + "\\final\\";
        string[] signIns = new string[]
        {
            "\\gamename\\ut\\validate\\AAAAAAAA" + suffix, "\\gamename\\ut\\validate\\" + suffix, "\\gamename\\ut" + suffix, "\\gamename\\ut\\validate\\2/TYFMRcx" + suffix,
        };
        for (int i = 0; i < signIns.Length; i++)
        {
            ListClient client = new(world, 9, "ut", enctype);
            client.Link.Write(signIns[i] + Compact);
            Assert.IsTrue(client.Link.IsClosed, signIns[i]);
            Assert.AreEqual("", client.Link.Take(), signIns[i]);
            client.Link.HangUp();
        }
        Assert.AreEqual(signIns.Length, world.LinesWith("wrong answer to the challenge of ut"));

        // The proof of the other enctypes is wrong as well.
        ListClient other = new(world, 9, "ut", enctype);
        other.Link.Write("\\gamename\\ut\\validate\\" + world.Prove("ut", other.Challenge, (enctype + 1) % 3) + suffix + Compact);
        Assert.AreEqual("", other.Link.Take());
    }

    [TestMethod]
    public void Who_does_not_sign_in_or_talks_nonsense_is_cut_off()
    {
        OlderWorld world = new();
        string[] messages = new string[]
        {
            Compact, "\\nonsense\\1\\final\\", "GET / HTTP/1.1\\final\\", "\\gamename\\\\validate\\x\\final\\", "\\gamename\\ut\\validate\\x\\enctype\\7\\final\\",
            "\\gamename\\" + Raw.Repeat('x', 64) + "\\final\\",
        };
        for (int i = 0; i < messages.Length; i++)
        {
            ListClient client = new(world, 9, "ut", 0);
            client.Link.Write(messages[i]);
            bool tail = messages[i].StartsWith("\\nonsense") || messages[i].StartsWith("GET");
            if (tail) client.Link.Write("\\nonsense\\1\\list");
            Assert.AreEqual("", client.Link.Take(), messages[i]);
            client.Link.HangUp();
        }
        ListClient longer = new(world, 9, "ut", 0);
        for (int i = 0; i < 20; i++) longer.Link.Write(Raw.Repeat('x', 100));
        Assert.IsTrue(longer.Link.IsClosed);
        longer.Link.HangUp();
        Assert.AreEqual(0, world.List.Count);
        Assert.IsTrue(world.LinesWith("not understood") >= 4);
    }

    [TestMethod]
    public void Tails_of_messages_are_passed_over()
    {
        OlderWorld world = new();
        ListClient client = new(world, 9, "ut", 0);
        client.Link.Write("\\queryid\\1.1\\final\\\\final\\");
        Assert.IsFalse(client.Link.IsEnded);
        Assert.AreEqual("\\final\\", client.Ask(Compact));
    }

    [TestMethod]
    public void An_unknown_game_is_served_without_a_proof_if_the_owner_likes_and_no_key_is_needed()
    {
        OlderWorld world = new();
        world.Receive("\\heartbeat\\5\\gamename\\homemade", OlderWorld.At(2, 5));
        world.Receive("\\gamename\\homemade\\final\\", OlderWorld.At(2, 5));
        string signIn = "\\gamename\\homemade\\validate\\anything\\enctype\\";
        string list = "\\final\\\\list\\\\gamename\\homemade\\final\\";
        ListClient client = new(world, 9, "ut", 0);
        client.Link.Write(signIn + "0" + list);
        Assert.AreEqual("\\ip\\192.168.4.2:5\\final\\", client.Link.Take());
        client = new(world, 9, "ut", 1);
        client.Link.Write(signIn + "1" + list);
        Assert.AreEqual("\\ip\\192.168.4.2:5\\final\\", client.Read());
        client = new(world, 9, "ut", 2);
        client.Link.Write(signIn + "2" + list);
        Assert.IsTrue(client.Link.IsClosed);
        Assert.AreEqual("", client.Link.Take());
        Assert.AreEqual(1, world.LinesWith("the key of homemade is not known here"));

        world = new(UnknownGames.Refuse, BoxSize.Small(), "");
        client = new(world, 9, "ut", 0);
        client.Link.Write(signIn + "0" + list);
        Assert.IsTrue(client.Link.IsClosed);
        Assert.AreEqual("", client.Link.Take());
    }

    [TestMethod]
    public void Players_of_games_with_several_keys_are_taken_at_their_word()
    {
        OlderWorld world = new();
        ListClient client = new(world, 9, "deusex", 0);
        client.Link.Write("\\gamename\\deusex\\validate\\whatever\\final\\\\list\\\\gamename\\deusex\\final\\");
        Assert.AreEqual("\\final\\", client.Link.Take());
    }

    [TestMethod]
    public void A_last_message_without_its_end_counts_after_a_moment()
    {
        OlderWorld world = new();
        world.OpenHost("ut", 2, 7778, "");
        string answer = "\\ip\\192.168.4.2:7778\\final\\";
        ListClient client = new(world, 9, "ut", 0);
        client.Link.Write(client.SignIn + "\\list\\\\gamename\\ut");
        world.Pass(500);
        Assert.AreEqual("", client.Link.Take());
        world.Pass(500);
        Assert.AreEqual(answer, client.Link.Take());
        Assert.IsTrue(client.Link.IsClosed);
        client.Link.HangUp();

        // Both in one, neither ended.
        client = new(world, 9, "ut", 0);
        client.Link.Write(Raw.Exchange(client.SignIn, "\\final\\", "") + "\\list\\gamename\\ut\\");
        world.Pass(1_000);
        Assert.AreEqual(answer, client.Link.Take());
        client.Link.HangUp();

        // What does not say all waits for the rest.
        client = new(world, 9, "ut", 0);
        client.Link.Write(client.SignIn + "\\queryid\\1.1\\\\list\\\\gamename\\");
        world.Pass(5_000);
        Assert.AreEqual("", client.Link.Take());
        client.Link.Write("ut\\final\\");
        Assert.AreEqual(answer, client.Link.Take());
    }

    [TestMethod]
    public void Clients_are_bounded_and_one_address_has_half_of_the_places()
    {
        OlderWorld world = new();
        int limit = MatchmakingSize.For(BoxSize.Small()).ListSessions;
        ListClient[] clients = new ListClient[limit];
        for (int i = 0; i < limit; i++)
        {
            clients[i] = new ListClient(world, 9, "ut", 0);
            world.Pass(1);
        }
        Assert.AreEqual(4, world.List.Count);
        for (int i = 0; i < 4; i++) Assert.IsTrue(clients[i].Link.IsClosed, "the first give way");
        for (int i = 0; i < 4; i++) Assert.IsFalse(new ListClient(world, 20 + i, "ut", 0).Link.IsRefused);
        Assert.AreEqual(limit, world.List.Count);
        ListClient late = new(world, 10, "ut", 0);
        Assert.IsTrue(clients[4].Link.IsClosed, "it came first of all");
        Assert.AreEqual("\\final\\", late.Ask(Compact));
        Assert.AreEqual("\\final\\", clients[5].Ask(Compact));
        for (int i = 0; i < limit; i++) clients[i].Link.HangUp();
        late.Link.HangUp();
        Assert.AreEqual(4, world.List.Count);
    }

    [TestMethod]
    public void Every_truncation_of_every_packet_is_survived()
    {
        OlderWorld world = new();
        for (int p = 0; p < ListV1Packets.All.Length; p++)
        {
            byte[] bytes = Raw.Bytes(ListV1Packets.All[p]);
            for (int count = 0; count <= bytes.Length; count++)
            {
                ListClient client = new(world, 9, "ut", 0);
                client.Link.Write(bytes, 0, count);
                world.Pass(1_000);
                Assert.AreEqual("", client.Link.Take());
                client.Link.HangUp();
            }
        }
        Assert.AreEqual(0, world.List.Count);
    }
}
