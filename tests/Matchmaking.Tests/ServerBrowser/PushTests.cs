using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Those who asked for it are told what changes, as long as their link is open.</summary>
[TestClass]
public class PushTests
{
    private const string Fields = "\\hostname\\numplayers";

    [TestMethod]
    public void A_new_host_a_changed_one_and_one_that_leaves_are_told()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = Watch(world, "");
        int row = world.Add(BrowserWorld.At(4, 1_000), "\\hostname\\Third\\numplayers\\1");
        ListOptionTests.AssertHost(client.Parts, 4, "Third", "1");
        Assert.AreEqual(HostFlags.Unsolicited | HostFlags.Port | HostFlags.Keys, client.Parts.Find(BrowserWorld.At(4, 1_000)).Flags);
        world.Change(row, "\\hostname\\Third\\numplayers\\2");
        ListOptionTests.AssertHost(client.Parts, 4, "Third", "2");
        Assert.AreEqual(2, client.Parts.Pushes);
        world.Remove(row);
        Assert.AreEqual(2, client.Parts.Hosts.Count);
        Assert.AreEqual(1, client.Parts.Deletions);
    }

    [TestMethod]
    public void A_host_that_no_longer_matches_is_taken_back_and_comes_again()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = Watch(world, "numplayers < 10");
        Assert.AreEqual(1, client.Parts.Hosts.Count);
        world.Change(0, "\\hostname\\First\\numplayers\\10");
        Assert.AreEqual(0, client.Parts.Hosts.Count);
        world.Change(0, "\\hostname\\First\\numplayers\\9");
        ListOptionTests.AssertHost(client.Parts, 2, "First", "9");
        world.Change(1, "\\hostname\\Second\\numplayers\\9");
        Assert.AreEqual(2, client.Parts.Hosts.Count);
    }

    [TestMethod]
    public void A_missing_value_is_pushed_as_an_empty_one()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = Watch(world, "");
        world.Change(0, "\\hostname\\First");
        ListOptionTests.AssertHost(client.Parts, 2, "First", "");
    }

    [TestMethod]
    public void Watchers_of_other_games_hear_nothing()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient sailor = new(world);
        sailor.Ask(new ListAsk { Game = "sailor", Fields = Fields, Options = ListOptions.PushUpdates });
        ListClient once = new(world);
        once.Ask(new ListAsk { Fields = Fields });
        ListClient rooms = new(world);
        rooms.Ask(new ListAsk { Fields = Fields, Options = ListOptions.PushUpdates | ListOptions.Groups });
        ListClient racer = Watch(world, "");
        world.Change(0, "\\hostname\\First\\numplayers\\6");
        int row = world.Add(BrowserWorld.At(4, 1_000), "\\hostname\\Third\\numplayers\\1");
        world.Remove(row);
        Assert.AreEqual(3, racer.Parts.Pushes + racer.Parts.Deletions);
        Assert.AreEqual(0, sailor.Link.TakeBytes().Length + once.Link.TakeBytes().Length + rooms.Link.TakeBytes().Length);
    }

    [TestMethod]
    public void Each_watcher_gets_its_own_fields_by_its_own_filter()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient few = Watch(world, "numplayers < 10");
        ListClient names = new(world, BrowserWorld.At(101, 50_000));
        names.Ask(new ListAsk { Fields = "\\hostname", Options = ListOptions.PushUpdates });
        ListClient addresses = new(world, BrowserWorld.At(102, 50_000));
        addresses.Ask(new ListAsk { Options = ListOptions.PushUpdates });
        world.Change(0, "\\hostname\\Other\\numplayers\\11");
        Assert.IsNull(few.Parts.Find(BrowserWorld.At(2, 1_000)));
        Assert.AreEqual("Other", names.Parts.Find(BrowserWorld.At(2, 1_000))["hostname"]);
        Assert.IsNull(names.Parts.Find(BrowserWorld.At(2, 1_000))["numplayers"]);
        Assert.AreEqual(0, addresses.Parts.Find(BrowserWorld.At(2, 1_000)).Flags & HostFlags.Keys);
        Assert.AreEqual(1, addresses.Parts.Pushes);
    }

    [TestMethod]
    public void A_console_that_watches_is_not_told_of_a_host_that_lacks_a_field()
    {
        BrowserWorld world = new();
        int row = world.AddConsole("karts", BrowserWorld.At(2, 1_000), "\\dwc_pid\\1\\mode\\vs");
        ListClient client = new(world);
        client.Ask(new ListAsk { Game = "karts", Fields = "\\dwc_pid\\mode", Options = ListOptions.PushUpdates });
        Assert.AreEqual(1, client.Parts.Hosts.Count);
        world.Change(row, "\\dwc_pid\\1");
        Assert.AreEqual(0, client.Parts.Hosts.Count);
    }

    [TestMethod]
    public void A_host_too_long_for_a_message_is_not_pushed_and_the_link_goes_on()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Fields = "\\hostname\\hostname\\hostname\\numplayers", Options = ListOptions.PushUpdates });
        world.Change(0, "\\hostname\\" + Raw.Repeat('x', 1_200) + "\\numplayers\\6");
        Assert.AreEqual(0, client.Parts.Pushes);
        world.Change(0, "\\hostname\\First\\numplayers\\6");
        ListOptionTests.AssertHost(client.Parts, 2, "First", "6");
    }

    [TestMethod]
    public void A_quiet_watcher_is_asked_every_minute_whether_it_is_still_there()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = Watch(world, "");
        for (int minute = 1; minute < 4; minute++)
        {
            world.Pass(59_900);
            Assert.AreEqual(minute - 1, client.Parts.KeepAlives);
            world.Pass(100);
            Assert.AreEqual(minute, client.Parts.KeepAlives);
            Assert.AreEqual(minute, client.Say(ListMessages.KeepAlive).KeepAlives);
        }
        Assert.IsFalse(client.Link.IsEnded);
        Assert.AreEqual(0, world.Events.Count);
        world.Change(0, "\\hostname\\First\\numplayers\\6");
        ListOptionTests.AssertHost(client.Parts, 2, "First", "6");
    }

    [TestMethod]
    public void Who_does_not_watch_is_not_asked_and_may_be_silent_for_two_minutes()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Fields = Fields });
        Assert.AreEqual(120_000, client.Link.IdleLimit);
        for (int i = 0; i < 10; i++) world.Pass(30_000);
        Assert.AreEqual(0, client.Link.TakeBytes().Length);
    }

    [TestMethod]
    public void A_watcher_is_cut_when_two_questions_went_unanswered()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = Watch(world, "");
        // The port cuts by it; the third question would come after three minutes.
        Assert.AreEqual(150_000, client.Link.IdleLimit);
        client.Ask(new ListAsk { Fields = Fields });
        Assert.AreEqual(ServerBrowserService.IdleMilliseconds, client.Link.IdleLimit);
        world.Pass(60_000);
        Assert.AreEqual(0, client.Parts.KeepAlives);
    }

    [TestMethod]
    public void Who_hung_up_hears_nothing()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient gone = Watch(world, "");
        ListClient here = new(world, BrowserWorld.At(101, 50_000));
        here.Ask(new ListAsk { Fields = Fields, Options = ListOptions.PushUpdates });
        gone.Link.HangUp();
        Assert.AreEqual(1, world.Browser.Count);
        world.Change(0, "\\hostname\\First\\numplayers\\6");
        world.Pass(70_000);
        Assert.AreEqual(0, gone.Link.TakeBytes().Length);
        Assert.AreEqual(1, here.Parts.Pushes);
    }

    [TestMethod]
    public void Answers_and_pushes_share_the_link()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = Watch(world, "");
        world.Change(0, "\\hostname\\First\\numplayers\\6\\map\\m1");
        client.Link.Write(ListMessages.Info(BrowserWorld.At(3, 1_000)));
        world.Change(0, "\\hostname\\First\\numplayers\\7\\map\\m1");
        client.Link.Write(ListMessages.Info(BrowserWorld.At(2, 1_000)));
        client.Link.Write(ListMessages.Search(1, 1, "nobody"));
        world.Pass(60_000);
        Assert.AreEqual("m1", client.Parts.Find(BrowserWorld.At(2, 1_000))["map"]);
        Assert.AreEqual(1, client.Parts.KeepAlives + client.Parts.Searches - 1);
        Assert.AreEqual(4, client.Parts.Pushes);
    }

    private static ListClient Watch(BrowserWorld world, string filter)
    {
        ListClient client = new(world);
        client.Ask(new ListAsk { Fields = Fields, Filter = filter, Options = ListOptions.PushUpdates });
        return client;
    }
}
