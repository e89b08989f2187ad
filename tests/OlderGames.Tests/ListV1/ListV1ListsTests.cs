using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.ListV1;

/// <summary>What stands in the lists.</summary>
[TestClass]
public class ListV1ListsTests
{
    private const string InfoHead = "\\fieldcount\\16\\ip\\hostname\\hostport\\gamename\\gamever\\mapname\\gametype\\gamevariant\\gamemode\\numplayers\\maxplayers\\password"
        + "\\teamplay\\fraglimit\\timelimit\\groupid";

    private const string GroupHead = "\\fieldcount\\8\\groupid\\hostname\\numplayers\\maxwaiting\\numwaiting\\numservers\\password\\other";
    private const string GroupTail = "\\\u0001maxplayers\u00010";

    [TestMethod]
    public void Hosts_of_both_protocols_are_in_it_and_nobody_else()
    {
        OlderWorld world = new();
        world.OpenHost("ut", 2, 7778, "");
        AddNewer(world, "ut", OlderWorld.At(3, 6500), HostState.Listed);
        AddNewer(world, "ut", OlderWorld.At(4, 6500), HostState.Unproven);
        AddNewer(world, "ut", OlderWorld.At(5, 6500), HostState.Waiting);
        AddNewer(world, "gmtest", OlderWorld.At(6, 6500), HostState.Listed);
        Assert.AreEqual("\\ip\\192.168.4.2:7778\\ip\\192.168.4.3:6500\\ip\\192.168.4.4:6500\\final\\", Ask(world, "ut", "\\list\\\\gamename\\ut\\final\\"));

        // GameSpy 3D asks for other games than its own.
        Assert.AreEqual("\\ip\\192.168.4.6:6500\\final\\", Ask(world, "gamespy2", "\\list\\\\gamename\\gmtest\\final\\"));
    }

    [TestMethod]
    public void Filters_and_game_types_choose()
    {
        OlderWorld world = new();
        world.OpenHost("ut", 2, 7778, "\\gametype\\BotPack.CTFGame\\numplayers\\0\\gamemode\\openplaying");
        world.OpenHost("ut", 3, 7778, "\\gametype\\TacticalOps\\numplayers\\5\\gamemode\\openplaying");
        Assert.AreEqual("\\ip\\192.168.4.3:7778\\final\\", Ask(world, "ut", "\\list\\\\gamename\\ut\\where\\numplayers > 0 and gamemode != 'exiting'\\final\\"));
        Assert.AreEqual("\\ip\\192.168.4.2:7778\\final\\", Ask(world, "ut", "\\list\\\\gamename\\ut\\where\\gametype like '%CTF%'\\final\\"));
        Assert.AreEqual("\\final\\", Ask(world, "ut", "\\list\\\\gamename\\ut\\where\\numplayers > 9\\final\\"));
        Assert.AreEqual("\\ip\\192.168.4.3:7778\\final\\", Ask(world, "ut", "\\list\\gamename\\ut\\gametype\\tacticalops\\final\\"));

        // Not understood: it hides nothing.
        Assert.AreEqual(2, Raw.CountOf(Ask(world, "ut", "\\list\\\\gamename\\ut\\where\\((\\final\\"), "\\ip\\"));
        Assert.AreEqual(1, world.LinesWith("a filter that is not understood"));
        Assert.AreEqual(2, Raw.CountOf(Ask(world, "ut", "\\list\\\\gamename\\ut\\where\\\\final\\"), "\\ip\\"));
    }

    [TestMethod]
    [DataRow("info")]
    [DataRow("info2")]
    public void Info_has_the_keys_of_hosts(string mode)
    {
        OlderWorld world = new();
        string request = "\\list\\" + mode + "\\gamename\\ut\\final\\";
        Assert.AreEqual(InfoHead + "\\final\\", Ask(world, "ut", request));
        world.OpenHost("ut", 2, 7778, "\\hostport\\7777\\numplayers\\3\\mapname\\DM-Deck16");
        AddNewer(world, "ut", OlderWorld.At(3, 6500), HostState.Listed);
        string first = "\\192.168.4.2:7778\\host 2\\7777\\ut\\\\DM-Deck16\\\\\\\\3\\\\\\\\\\\\";
        string second = "\\192.168.4.3:6500" + Raw.Repeat('\\', 15);
        Assert.AreEqual(InfoHead + first + second + "\\final\\", Ask(world, "ut", request));
        for (int enctype = 1; enctype <= 2; enctype++)
        {
            Assert.AreEqual(InfoHead + first + second + "\\final\\", new ListClient(world, 9, "ut", enctype).Ask(request, 7));
        }
    }

    [TestMethod]
    public void A_long_list_goes_out_in_pieces_and_ends_where_it_must()
    {
        OlderWorld world = new(UnknownGames.Accept, BoxSize.Small(), "");
        string keys = "\\mapname\\" + Raw.Repeat('m', 120) + "\\gametype\\" + Raw.Repeat('t', 120) + "\\gamever\\" + Raw.Repeat('v', 60);
        for (int i = 0; i < world.Hosts.Capacity; i++) world.OpenHost("ut", 2 + i, 7778, keys);
        for (int enctype = 0; enctype <= 2; enctype++)
        {
            string answer = new ListClient(world, 200, "ut", enctype).Ask("\\list\\info2\\gamename\\ut\\final\\");
            Assert.IsTrue(answer.StartsWith(InfoHead + "\\192.168.4.2:7778\\host 2\\7778\\ut\\"));
            Assert.IsTrue(answer.EndsWith("\\final\\"));
            int hosts = Raw.CountOf(answer, ":7778\\");
            Assert.IsTrue(hosts > 8 && hosts < world.Hosts.Capacity, hosts.ToString());
            Assert.AreEqual(16 + 2 + hosts * 16 + 2, Raw.CountOf(answer, "\\"));
            Assert.IsTrue(answer.Length <= BoxSize.Small().PendingBytes);
            Assert.AreEqual(world.Hosts.Capacity * 6 + (enctype == 1 ? 0 : 7), new ListClient(world, 200, "ut", enctype).Ask("\\list\\cmp\\gamename\\ut\\final\\").Length);
        }
    }

    [TestMethod]
    public void Groups_are_those_of_the_owner_or_one()
    {
        OlderWorld world = new(UnknownGames.Accept, BoxSize.Small(), "armada2 309 Europe\nut 7 Other\narmada2 408 Pros \\ Cons\n");
        world.OpenHost("armada2", 2, 27960, "\\groupid\\408\\numplayers\\3");
        world.OpenHost("armada2", 3, 27960, "\\groupid\\408\\numplayers\\2");
        string rooms = "\\309\\Europe\\0\\100\\0\\0\\0" + GroupTail + "\\408\\Pros / Cons\\5\\100\\0\\2\\0" + GroupTail;
        for (int enctype = 0; enctype <= 2; enctype++)
        {
            Assert.AreEqual(GroupHead + rooms + "\\final\\", new ListClient(world, 9, "armada2", enctype).Ask("\\list\\groups\\gamename\\armada2\\final\\", 5));
        }
        Assert.AreEqual(GroupHead + "\\1\\Lobby\\0\\100\\0\\0\\0" + GroupTail + "\\final\\", Ask(world, "gmtest", "\\list\\groups\\gamename\\gmtest\\final\\"));
    }

    [TestMethod]
    public void Hosts_that_wait_keep_no_groups_from_a_game()
    {
        OlderWorld world = new();
        for (int i = 0; i < world.Hosts.Games.Capacity; i++) AddNewer(world, "game" + i.ToString(), OlderWorld.At(10 + i, 6500), HostState.Waiting);
        Assert.AreEqual(GroupHead + "\\1\\Lobby\\0\\100\\0\\0\\0" + GroupTail + "\\final\\", Ask(world, "gmtest", "\\list\\groups\\gamename\\gmtest\\final\\"));
    }

    [TestMethod]
    public void Addresses_are_those_that_the_player_can_reach()
    {
        OlderWorld world = new();
        world.Addresses.Address = 0xC0A80401;
        long loopback = EndPoints.Of(0x7F000001, 7778);
        AddNewer(world, "ut", loopback, HostState.Listed);
        long behind = EndPoints.Of(0x05060708, 50_000);
        int row = AddNewer(world, "ut", behind, HostState.Listed);
        world.Hosts.NoteTraits(row, 0, EndPoints.Of(0xC0A80005, 6500));
        string request = "\\list\\\\gamename\\ut\\final\\";
        Assert.AreEqual("\\ip\\192.168.4.1:7778\\ip\\5.6.7.8:50000\\final\\", Ask(world, "ut", request));
        Assert.AreEqual("\\ip\\127.0.0.1:7778\\ip\\5.6.7.8:50000\\final\\", AskFrom(world, EndPoints.Of(0x7F000002, 4), request));
        Assert.AreEqual("\\ip\\192.168.4.1:7778\\ip\\192.168.0.5:6500\\final\\", AskFrom(world, EndPoints.Of(0x05060708, 4), request));
        world.Addresses.Address = 0;
        Assert.AreEqual("\\ip\\127.0.0.1:7778\\ip\\5.6.7.8:50000\\final\\", Ask(world, "ut", request));
    }

    private static string Ask(OlderWorld world, string game, string request) => new ListClient(world, 9, game, Enctype.None).Ask(request);

    private static string AskFrom(OlderWorld world, long from, string request)
    {
        Link link = new(world.List, from);
        string challenge = link.Take().Substring(15);
        link.Write("\\gamename\\ut\\validate\\" + world.Prove("ut", challenge, Enctype.None) + "\\final\\" + request);
        string answer = link.Take();
        link.HangUp();
        return answer;
    }

    private static int AddNewer(OlderWorld world, string game, long endPoint, int state)
    {
        byte[] name = Raw.Bytes(game);
        int row = world.Hosts.Add(endPoint, 1, world.Hosts.Games.Claim(name, 0, name.Length), 0, world.Clock.Milliseconds);
        if (state != HostState.Waiting) world.Hosts.List(row, state);
        return row;
    }
}
