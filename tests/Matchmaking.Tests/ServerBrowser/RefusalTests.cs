using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

[TestClass]
public class RefusalTests
{
    private const string Noise = "sent something that is not understood: a message for the server browser";

    [TestMethod]
    public void A_game_without_a_known_key_is_turned_away_with_one_line()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        Link link = new(world.Browser, BrowserWorld.At(100, 50_000));
        link.Write(new ListAsk { Asker = "unknowngame" }.Bytes());
        Assert.IsTrue(link.IsClosed);
        Assert.AreEqual(0, link.TakeBytes().Length);
        Assert.AreEqual(1, world.Events.Count);
        Assert.AreEqual(1, world.LinesWith("192.168.4.100 was turned away: the key of unknowngame is not known here"));
    }

    [TestMethod]
    public void A_game_that_nobody_knows_may_be_asked_for()
    {
        ListClient client = new(ListOptionTests.TwoHosts());
        Assert.AreEqual(0, client.Ask(new ListAsk { Game = "unknowngame" }).Hosts.Count);
        Assert.IsTrue(client.Reader.IsComplete);
    }

    [TestMethod]
    [DataRow("numplayers >")]
    [DataRow("(numplayers = 1")]
    [DataRow("hostname = 'open")]
    public void A_filter_with_an_error_is_answered_with_an_error(string filter)
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Filter = filter });
        Assert.AreEqual("The filter is not understood.", client.Reader.Error);
        Assert.AreEqual(0xC0A80464u, client.Reader.Address);
        Assert.IsTrue(client.Link.IsClosed);
        Assert.AreEqual(1, world.Events.Count);
        Assert.AreEqual(1, world.LinesWith("looked for games with a filter that is not understood: " + filter));
    }

    [TestMethod]
    public void A_filter_with_an_error_is_one_for_every_kind_of_request()
    {
        for (int options = 0; options < 256; options++)
        {
            ListClient client = new(ListOptionTests.TwoHosts());
            client.Ask(new ListAsk { Filter = "(", Options = options });
            Assert.IsNotNull(client.Reader.Error);
            Assert.IsTrue(client.Link.IsClosed);
        }
    }

    [TestMethod]
    public void Another_protocol_or_encoding_is_noise()
    {
        AssertNoise(new ListAsk { Protocol = 0 }.Bytes());
        AssertNoise(new ListAsk { Protocol = 2 }.Bytes());
        AssertNoise(new ListAsk { Encoding = 2 }.Bytes());
        AssertNoise(Raw.Bytes("\\gamename\\racer\\gamever\\1.6\\location\\0\\validate\\Qsu/4AdL\\final\\\\queryid\\1.1\\"));
        AssertNoise(Raw.Bytes("GET / HTTP/1.1\r\n\r\n"));
    }

    [TestMethod]
    public void A_game_without_a_name_or_with_one_that_is_too_long_is_noise()
    {
        AssertNoise(new ListAsk { Game = "" }.Bytes());
        AssertNoise(new ListAsk { Game = Raw.Repeat('g', 64) }.Bytes());
        AssertNoise(new ListAsk { Asker = "" }.Bytes());
        AssertNoise(new ListAsk { Asker = Raw.Repeat('g', 64) }.Bytes());
        ListClient client = new(new BrowserWorld());
        client.Ask(new ListAsk { Game = Raw.Repeat('g', 63) });
        Assert.IsTrue(client.Reader.IsComplete);
    }

    [TestMethod]
    public void A_request_whose_parts_are_cut_is_noise()
    {
        byte[] request = new ListAsk { Fields = "\\hostname", Filter = "numplayers > 1", Options = ListOptions.AlternateSource | ListOptions.Limit, Source = 1, Limit = 2 }.Bytes();
        for (int length = 3; length < request.Length; length++)
        {
            byte[] cut = Raw.Copy(request, length);
            cut[0] = (byte)(length >> 8);
            cut[1] = (byte)length;
            AssertNoise(cut);
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(BrowserSession.MessageBytes + 1)]
    [DataRow(0xFFFF)]
    public void A_length_that_cannot_be_is_noise(int length) => AssertNoise(new byte[] { (byte)(length >> 8), (byte)length });

    [TestMethod]
    public void Nothing_is_answered_before_a_list_request()
    {
        long host = BrowserWorld.At(2, 1_000);
        AssertNoise(ListMessages.Info(host));
        AssertNoise(ListMessages.MapLoop(host));
        AssertNoise(ListMessages.KeepAlive);
        AssertNoise(ListMessages.Search(0, 1, "luigi"));
        AssertNoise(ListMessages.Join(ListMessages.SendHead(host, 4), Raw.Bytes("data")));
    }

    [TestMethod]
    public void A_link_that_was_given_up_is_not_listened_to()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        client.Link.Write(ListMessages.Join(new byte[] { 0, 3, 9 }, ListMessages.Join(ListMessages.SendHead(BrowserWorld.At(2, 1_000), 4), Raw.Bytes("data"))));
        Assert.IsTrue(client.Link.IsClosed);
        Assert.AreEqual(0, world.Messenger.Count);
        world.Change(0, "\\hostname\\Other");
        world.Pass(100_000);
        Assert.AreEqual(0, client.Link.TakeBytes().Length);
        Assert.AreEqual(1, world.Events.Count);
    }

    [TestMethod]
    public void A_table_of_games_that_is_full_is_an_error_which_names_its_reason()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 1, "");
        world.Add(BrowserWorld.At(2, 1_000), "\\hostname\\First");
        ListClient client = new(world);
        client.Ask(new ListAsk { Game = "sailor" });
        Assert.AreEqual("This box has no room for another game.", client.Reader.Error);
        Assert.IsTrue(client.Link.IsClosed);
        Assert.AreEqual(1, world.LinesWith("no room for another game"));

        // A game that asks for its own hosts and finds no room has a key all the same: that is not what fails.
        client = new ListClient(world);
        client.Ask(new ListAsk { Game = "sailor", Asker = "sailor" });
        Assert.IsTrue(client.Link.IsClosed);
        Assert.AreEqual(2, world.LinesWith("no room for another game"));
        Assert.AreEqual(2, world.Events.Count);
    }

    [TestMethod]
    public void When_all_places_are_taken_who_waits_longest_for_changes_gives_way()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient[] clients = Fill(world, ListOptions.PushUpdates);
        ListClient late = new(world, BrowserWorld.At(200, 50_000));
        Assert.AreEqual(2, late.Ask(new ListAsk { Options = ListOptions.PushUpdates }).Hosts.Count);
        Assert.IsTrue(clients[0].Link.IsClosed);
        Assert.AreEqual(clients.Length, world.Browser.Count);
        clients[0].Link.HangUp();
        Assert.AreEqual(clients.Length, world.Browser.Count);
        world.Change(0, "\\hostname\\Other");
        for (int i = 1; i < clients.Length; i++) Assert.AreEqual(1, clients[i].Parts.Pushes);
        Assert.AreEqual(1, late.Parts.Pushes);
        Assert.AreEqual(clients.Length, world.Games.HoldersOf(world.Hosts.GameOf(0)) - world.Hosts.Count, "the game is held once a client");
    }

    [TestMethod]
    public void Links_that_say_nothing_give_way_before_those_who_have_a_list_and_these_before_those_who_wait()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient[] clients = Fill(world, ListOptions.PushUpdates);
        clients[6].Ask(new ListAsk());
        clients[5].Link.HangUp();
        Link silent = new(world.Browser, BrowserWorld.At(150, 50_000));
        Assert.IsFalse(new Link(world.Browser, BrowserWorld.At(151, 50_000)).IsRefused);
        Assert.IsTrue(silent.IsClosed, "it has asked for nothing");
        Link second = new(world.Browser, BrowserWorld.At(152, 50_000));
        ListClient third = new(world, BrowserWorld.At(153, 50_000));
        Assert.IsTrue(second.IsClosed);
        Assert.IsFalse(clients[6].Link.IsClosed);
        third.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        Assert.IsFalse(new Link(world.Browser, BrowserWorld.At(154, 50_000)).IsRefused);
        Assert.IsTrue(clients[6].Link.IsClosed, "it has its list");
        for (int i = 0; i < 5; i++) Assert.IsFalse(clients[i].Link.IsClosed);
    }

    [TestMethod]
    public void Sixteen_silent_links_of_one_address_keep_nobody_from_a_list()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        for (int i = 0; i < 16; i++) Assert.IsFalse(new Link(world.Browser, BrowserWorld.At(66, 1_000 + i)).IsRefused);
        Assert.AreEqual(4, world.Browser.Count);
        for (int i = 0; i < 4; i++) Assert.AreEqual(2, new ListClient(world, BrowserWorld.At(100 + i, 50_000)).Ask(new ListAsk { Options = ListOptions.PushUpdates }).Hosts.Count);
        Assert.AreEqual(8, world.Browser.Count);
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_list_that_is_being_sent_does_not_give_way()
    {
        BrowserWorld world = new();
        for (int i = 0; i < 19; i++) world.Add(BrowserWorld.At(2 + i, 1_000), "\\hostname\\" + i.ToString() + Raw.Repeat('x', 400));
        for (int i = 0; i < 8; i++)
        {
            ListClient client = new(world, BrowserWorld.At(100 + i, 50_000));
            client.Link.Room = 10;
            client.Ask(new ListAsk { Fields = "\\hostname" });
        }
        Assert.IsTrue(new Link(world.Browser, BrowserWorld.At(200, 50_000)).IsRefused);
        Assert.AreEqual(1, world.LinesWith("no room for another server browser: the table is full"));
    }

    [TestMethod]
    public void With_little_memory_the_next_is_turned_away()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        FakeHeap heap = new(MemoryReserve.Console - 1);
        world.Tools.Heap = heap;
        Assert.IsTrue(new Link(world.Browser, BrowserWorld.At(100, 50_000)).IsRefused);
        Assert.AreEqual(1, world.LinesWith("no room for another server browser: too little memory is free"));
        heap.Free++;
        Assert.IsFalse(new Link(world.Browser, BrowserWorld.At(100, 50_000)).IsRefused);
    }

    // Each at an address of its own.
    private static ListClient[] Fill(BrowserWorld world, int options)
    {
        ListClient[] clients = new ListClient[MatchmakingSize.For(BoxSize.Small()).ListSessions];
        for (int i = 0; i < clients.Length; i++)
        {
            clients[i] = new ListClient(world, BrowserWorld.At(100 + i, 50_000));
            clients[i].Ask(new ListAsk { Options = options });
            world.Clock.Pass(1);
        }
        Assert.AreEqual(clients.Length, world.Browser.Count);
        return clients;
    }

    private static void AssertNoise(byte[] message)
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        Link link = new(world.Browser, BrowserWorld.At(100, 50_000));
        link.Write(message);
        Assert.IsTrue(link.IsClosed);
        Assert.AreEqual(0, link.TakeBytes().Length);
        Assert.AreEqual(1, world.Events.Count);
        Assert.AreEqual(1, world.LinesWith(Noise));
    }
}
