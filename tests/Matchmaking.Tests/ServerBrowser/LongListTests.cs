using PocketSpy.Core;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>A list that is longer than what its client takes at once goes on as the client takes it.</summary>
[TestClass]
public class LongListTests
{
    private const string Fields = "\\hostname\\numplayers\\mode\\about";
    internal const int Hosts = 40;

    // What the small board may keep for a client: TcpLimits.PendingBytes.
    internal const int MostPending = 4_096;

    [TestMethod]
    public void A_slow_client_gets_the_whole_list_piece_by_piece()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, 0);
        Assert.IsFalse(client.Reader.IsComplete);
        Assert.IsTrue(client.Link.Pending > 0);
        Finish(world, client, 700);
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(Hosts, client.Parts.Hosts.Count);
        for (int i = 0; i < Hosts; i++)
        {
            Assert.AreEqual("h" + i.ToString(), client.Parts.Find(BrowserWorld.At(i, 1_000))["hostname"]);
            Assert.AreEqual(ModeOf(i), client.Parts.Find(BrowserWorld.At(i, 1_000))["mode"]);
        }
        Assert.IsTrue(client.Link.MostPending <= MostPending, client.Link.MostPending.ToString());
        Assert.AreEqual(1, client.Say(ListMessages.Info(BrowserWorld.At(0, 1_000))).Pushes);
    }

    [TestMethod]
    public void A_client_that_takes_a_few_bytes_only_gets_the_list_as_well()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, 0);
        Finish(world, client, 37);
        Assert.AreEqual(Hosts, client.Parts.Hosts.Count);
    }

    [TestMethod]
    public void Nothing_is_sent_while_the_client_takes_nothing()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, ListOptions.PushUpdates);
        int pending = client.Link.Pending;
        for (int i = 0; i < 100; i++) world.Pass(100);
        Assert.AreEqual(pending, client.Link.Pending);
        world.Pass(60_000);
        Assert.AreEqual(pending, client.Link.Pending);
    }

    [TestMethod]
    public void Hosts_that_leave_come_or_change_meanwhile_are_listed_as_they_are_when_their_turn_comes()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, 0);
        world.Remove(Hosts - 1);
        world.Change(Hosts - 2, "\\hostname\\changed\\numplayers\\9\\about\\nothing");
        world.Remove(Hosts - 3);
        world.Add(BrowserWorld.At(90, 1_000), "\\hostname\\new\\numplayers\\1\\about\\nothing");
        // A value that does not fit the type that the list's head told: this host is left out.
        world.Change(Hosts - 4, "\\hostname\\strange\\numplayers\\many\\about\\nothing");
        Finish(world, client, 500);
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(Hosts - 2, client.Parts.Hosts.Count);
        Assert.AreEqual("changed", client.Parts.Find(BrowserWorld.At(Hosts - 2, 1_000))["hostname"]);
        Assert.AreEqual("new", client.Parts.Find(BrowserWorld.At(90, 1_000))["hostname"]);
        Assert.IsNull(client.Parts.Find(BrowserWorld.At(Hosts - 1, 1_000)));
        Assert.IsNull(client.Parts.Find(BrowserWorld.At(Hosts - 4, 1_000)));
        Assert.AreEqual(0, client.Parts.Pushes + client.Parts.Deletions);
    }

    [TestMethod]
    public void Requests_that_come_meanwhile_are_answered_afterwards_in_their_order()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, 0);
        client.Link.Write(ListMessages.Join(ListMessages.SendHead(BrowserWorld.At(3, 1_000), 3), Raw.Bytes("one")));
        client.Link.Write(ListMessages.Info(BrowserWorld.At(5, 1_000)));
        client.Link.Write(ListMessages.Join(ListMessages.SendHead(BrowserWorld.At(4, 1_000), 3), Raw.Bytes("tw")));
        Assert.AreEqual(0, world.Messenger.Count);
        Finish(world, client, 500);
        Assert.AreEqual(1, world.Messenger.Count);
        Assert.AreEqual("one", Raw.Text(world.Messenger.Last));
        Assert.AreEqual(1, client.Parts.Pushes);
        client.Link.Write("o");
        Assert.AreEqual("two", Raw.Text(world.Messenger.Last));
        Assert.AreEqual(BrowserWorld.At(4, 1_000), world.Messenger.LastTo);
    }

    [TestMethod]
    public void A_list_request_that_comes_meanwhile_is_answered_afterwards()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, 0);
        ListAsk second = new() { Fields = "\\hostname", Filter = "hostname = 'h7'" };
        client.Expect(second);
        client.Link.Write(second.Bytes());
        Finish(world, client, 500);
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(1, client.Parts.Hosts.Count);
    }

    [TestMethod]
    public void More_requests_than_may_wait_are_noise()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, 0);
        byte[] info = ListMessages.Info(BrowserWorld.At(5, 1_000));
        for (int i = 0; i < BrowserSession.MessageBytes / 9; i++) client.Link.Write(info);
        Assert.IsFalse(client.Link.IsEnded);
        client.Link.Write(info);
        Assert.IsTrue(client.Link.IsClosed);
        Assert.AreEqual(1, world.Events.Count);
        world.Pass(100);
        client.Link.HangUp();
        Assert.AreEqual(0, world.Browser.Count);
    }

    [TestMethod]
    public void A_limit_holds_over_all_pieces()
    {
        BrowserWorld world = Full();
        ListClient client = new(world);
        client.Link.Room = 500;
        client.Ask(new ListAsk { Fields = Fields, Options = ListOptions.Limit, Limit = 25 });
        Assert.IsFalse(client.Reader.IsComplete);
        Finish(world, client, 500);
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(25, client.Parts.Hosts.Count);
    }

    [TestMethod]
    public void Two_slow_clients_do_not_disturb_each_other()
    {
        BrowserWorld world = Full();
        ListClient first = Begin(world, 0);
        ListClient second = new(world, BrowserWorld.At(101, 50_000));
        second.Link.Room = 900;
        second.Ask(new ListAsk { Fields = "\\numplayers\\about\\mode", Filter = "numplayers > 10" });
        for (int i = 0; i < 100; i++)
        {
            Step(world, first, 333);
            Step(world, second, 777);
        }
        Assert.IsTrue(first.Reader.IsComplete && second.Reader.IsComplete);
        Assert.AreEqual(Hosts, first.Parts.Hosts.Count);
        Assert.AreEqual(Hosts - 11, second.Parts.Hosts.Count);
        for (int i = 0; i < Hosts; i++)
        {
            Assert.AreEqual(ModeOf(i), first.Parts.Find(BrowserWorld.At(i, 1_000))["mode"]);
            if (i > 10) Assert.AreEqual(ModeOf(i), second.Parts.Find(BrowserWorld.At(i, 1_000))["mode"]);
        }
    }

    [TestMethod]
    public void A_client_that_hangs_up_in_the_middle_leaves_nothing_behind()
    {
        BrowserWorld world = Full();
        ListClient client = Begin(world, ListOptions.PushUpdates);
        client.Link.HangUp();
        Assert.AreEqual(0, world.Browser.Count);
        world.Change(0, "\\hostname\\other");
        world.Remove(0);
        world.Pass(100);
        Assert.AreEqual(Hosts - 1, new ListClient(world).Ask(new ListAsk()).Hosts.Count);
    }

    [TestMethod]
    public void Five_hundred_hosts_are_listed()
    {
        BrowserWorld world = new(BoxSize.ForPc(64), 600, 12, "");
        for (int i = 0; i < 500; i++) world.Add(EndPoints.Of(0x0A000000u + (uint)i, 7_000 + i), KeysOf(i));
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Fields = Fields });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(500, list.Hosts.Count);
        Assert.AreEqual("h499", list.Find(EndPoints.Of(0x0A0001F3u, 7_499))["hostname"]);
        ListClient slow = new(world, BrowserWorld.At(101, 50_000));
        slow.Link.Room = 3_000;
        slow.Ask(new ListAsk { Fields = Fields });
        Finish(world, slow, 3_000);
        Assert.AreEqual(500, slow.Parts.Hosts.Count);
    }

    // Popular values: they may not stand in later pieces, when another client's may be in the table.
    internal static string ModeOf(int number) => number % 2 == 0 ? "versus" : "battle";

    internal static BrowserWorld Full()
    {
        BrowserWorld world = new(BoxSize.Small(), Hosts, 12, "");
        for (int i = 0; i < Hosts; i++) world.Add(BrowserWorld.At(i, 1_000), KeysOf(i));
        return world;
    }

    internal static string KeysOf(int number) =>
        "\\hostname\\h" + number.ToString() + "\\numplayers\\" + (number % 60).ToString() + "\\mode\\" + ModeOf(number) + "\\about\\" + Raw.Repeat('a', 60) + number.ToString();

    internal static ListClient Begin(BrowserWorld world, int options)
    {
        ListClient client = new(world);
        client.Link.Room = 500;
        client.Ask(new ListAsk { Fields = Fields, Filter = "numplayers < 60", Options = options });
        return client;
    }

    internal static void Step(BrowserWorld world, ListClient client, int bytes)
    {
        client.Link.Drain(bytes);
        world.Pass(100);
    }

    internal static void Finish(BrowserWorld world, ListClient client, int bytes)
    {
        for (int i = 0; i < 1_000; i++) Step(world, client, bytes);
        Assert.AreEqual(0, client.Link.Pending);
    }

    internal static void AssertKnowsAll(BrowserWorld world, ListClient client)
    {
        ListParts all = new ListClient(world, BrowserWorld.At(200, 50_000)).Ask(new ListAsk { Fields = Fields, Filter = "numplayers < 60", Options = ListOptions.PushUpdates });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(all.Hosts.Count, client.Parts.Hosts.Count);
        foreach (ListedHost host in all.Hosts)
        {
            ListedHost known = client.Parts.Find(host.At);
            Assert.IsNotNull(known, "a host is not known");
            Assert.AreEqual(host["hostname"], known["hostname"]);
            Assert.AreEqual(host["numplayers"], known["numplayers"]);
        }
    }
}
