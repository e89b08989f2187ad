using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Games without hosts make room for others: their numbers are used again. Nobody may be told of another game's hosts by that.</summary>
[TestClass]
public class GameNumberTests
{
    [TestMethod]
    public void A_watched_game_keeps_its_number_though_it_has_no_host()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 2, "");
        ListClient client = new(world);
        client.Ask(new ListAsk { Fields = "\\hostname", Options = ListOptions.PushUpdates });
        for (int i = 0; i < 5; i++) Claim(world, "game" + i.ToString());
        int other = world.Add("sailor", BrowserWorld.At(2, 1_000), "\\hostname\\Other", null, 0, 0);
        world.Change(other, "\\hostname\\Another");
        world.Add(BrowserWorld.At(3, 1_000), "\\hostname\\First");
        Assert.AreEqual(1, client.Parts.Pushes);
        Assert.AreEqual("First", ((ListedHost)client.Parts.Hosts[0])["hostname"]);
    }

    [TestMethod]
    public void The_number_is_free_when_the_last_watcher_hangs_up_or_asks_for_something_else()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 1, "");
        ListClient first = new(world);
        first.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        ListClient second = new(world, BrowserWorld.At(101, 50_000));
        second.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        Assert.IsTrue(Claim(world, "sailor") < 0);
        first.Link.HangUp();
        Assert.IsTrue(Claim(world, "sailor") < 0);
        second.Ask(new ListAsk());
        Assert.AreEqual(0, Claim(world, "sailor"));
    }

    [TestMethod]
    public void A_watcher_that_asks_for_another_game_needs_one_place_only()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 1, "");
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        client.Ask(new ListAsk { Game = "sailor", Asker = "sailor", Options = ListOptions.PushUpdates });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.IsTrue(Claim(world, BrowserWorld.Game) < 0);
        client.Link.HangUp();
        Assert.AreEqual(0, Claim(world, BrowserWorld.Game));
    }

    [TestMethod]
    public void The_game_that_asks_and_the_one_it_asks_for_may_share_the_only_place()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 1, "");
        ListClient client = new(world);
        client.Ask(new ListAsk { Game = "sailor", Asker = BrowserWorld.Game, Fields = "\\hostname", Options = ListOptions.PushUpdates });
        Assert.IsTrue(client.Reader.IsComplete);
        world.Add("sailor", BrowserWorld.At(2, 1_000), "\\hostname\\First", null, 0, 0);
        Assert.AreEqual("First", client.Parts.Find(BrowserWorld.At(2, 1_000))["hostname"]);
    }

    [TestMethod]
    public void A_list_that_is_being_sent_keeps_its_game()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 2, "");
        for (int i = 0; i < 20; i++) world.Add(BrowserWorld.At(2 + i, 1_000), "\\hostname\\" + Raw.Repeat('x', 100) + i.ToString());
        ListClient client = new(world);
        client.Link.Room = 100;
        client.Ask(new ListAsk { Fields = "\\hostname" });
        Assert.IsFalse(client.Reader.IsComplete);
        int before = client.Parts.Hosts.Count;
        for (int i = 0; i < 20; i++) world.Remove(i);
        for (int i = 0; i < 20; i++) world.Add("sailor", BrowserWorld.At(50 + i, 1_000), "\\hostname\\Other", null, 0, 0);
        for (int i = 0; i < 50; i++)
        {
            client.Link.Drain(1_000);
            world.Pass(100);
        }
        Assert.IsTrue(client.Reader.IsComplete);
        for (int i = 0; i < 20; i++) Assert.IsNull(client.Parts.Find(BrowserWorld.At(50 + i, 1_000)));
        Assert.IsTrue(client.Parts.Hosts.Count < 20 && client.Parts.Hosts.Count >= before);
        // And lets go of it at the list's end.
        Assert.IsTrue(Claim(world, "third") >= 0);
    }

    [TestMethod]
    public void A_refused_request_holds_nothing()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 1, "");
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        client.Ask(new ListAsk { Filter = "(", Options = ListOptions.PushUpdates });
        Assert.IsNotNull(client.Reader.Error);
        Assert.AreEqual(0, Claim(world, "sailor"));
        client.Link.HangUp();
        Assert.AreEqual(0, Claim(world, "third"));
    }

    [TestMethod]
    [DataRow("sailor", "sailor")]
    [DataRow("sailor", BrowserWorld.Game)]
    public void Hosts_that_wait_keep_no_place_from_a_list(string game, string asker)
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 2, "");
        AddWaiting(world, "first", 1);
        AddWaiting(world, "second", 2);
        AddWaiting(world, "second", 3);
        ListClient client = new(world);
        client.Ask(new ListAsk { Game = game, Asker = asker, Fields = "\\hostname", Options = ListOptions.PushUpdates });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(0, world.Events.Count);
        // The game whose host waits longest gives way, and no other: the one that asks holds no place.
        Assert.AreEqual(-1, world.Hosts.Find(BrowserWorld.At(1, 1_000)));
        Assert.AreEqual(2, world.Hosts.Count);
        world.Add(game, BrowserWorld.At(4, 1_000), "\\hostname\\Fourth", null, 0, 0);
        Assert.AreEqual("Fourth", client.Parts.Find(BrowserWorld.At(4, 1_000))["hostname"]);
    }

    [TestMethod]
    public void Hosts_that_wait_keep_the_place_that_others_need_too()
    {
        // One game has a listed host as well, the other one is watched.
        BrowserWorld world = new(BoxSize.Small(), 20, 2, "");
        ListClient watcher = new(world, BrowserWorld.At(101, 50_000));
        watcher.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        AddWaiting(world, BrowserWorld.Game, 1);
        world.Add("second", BrowserWorld.At(2, 1_000), "\\hostname\\Second", null, 0, 0);
        AddWaiting(world, "second", 3);
        ListClient client = new(world);
        client.Ask(new ListAsk { Game = "sailor", Asker = BrowserWorld.Game });
        Assert.AreEqual("This box has no room for another game.", client.Reader.Error);
        Assert.AreEqual(3, world.Hosts.Count);
    }

    private static void AddWaiting(BrowserWorld world, string game, int number) =>
        world.Hosts.Add(BrowserWorld.At(number, 1_000), 1, Claim(world, game), 0, number);

    private static int Claim(BrowserWorld world, string game) => world.Games.Claim(Raw.Bytes(game), 0, game.Length);
}
