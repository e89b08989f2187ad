using PocketSpy.Core;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Whoever watches the hosts is told what became of them while a long list was on its way.</summary>
[TestClass]
public class LongListWatcherTests
{
    [TestMethod]
    public void A_watcher_knows_in_the_end_what_became_of_hosts_that_were_sent_before()
    {
        for (int steps = 0; steps < 24; steps++)
        {
            BrowserWorld world = LongListTests.Full();
            ListClient client = LongListTests.Begin(world, ListOptions.PushUpdates);
            for (int i = 0; i < steps / 2; i++) LongListTests.Step(world, client, 600);
            if (steps % 2 == 0) world.Change(3, "\\hostname\\changed\\numplayers\\9\\about\\nothing");
            world.Remove(0);
            world.Change(1, "\\hostname\\full\\numplayers\\99\\about\\nothing");
            world.Change(2, "\\hostname\\changed\\numplayers\\9\\about\\nothing");
            world.Remove(LongListTests.Hosts - 1);
            world.Change(LongListTests.Hosts - 2, "\\hostname\\full\\numplayers\\99\\about\\nothing");
            world.Change(LongListTests.Hosts - 3, "\\hostname\\changed\\numplayers\\9\\about\\nothing");
            LongListTests.Step(world, client, 600);
            world.Add(BrowserWorld.At(90, 1_000), "\\hostname\\new\\numplayers\\1\\about\\nothing");
            LongListTests.Finish(world, client, 600);
            LongListTests.AssertKnowsAll(world, client);
            Assert.IsTrue(client.Link.MostPending <= LongListTests.MostPending, client.Link.MostPending.ToString());
        }
    }

    [TestMethod]
    public void A_watcher_is_told_over_what_changed_behind_the_list()
    {
        BrowserWorld world = LongListTests.Full();
        ListClient client = LongListTests.Begin(world, ListOptions.PushUpdates);
        world.Change(1, "\\hostname\\full\\numplayers\\99\\about\\nothing");
        world.Change(2, "\\hostname\\changed\\numplayers\\9\\about\\nothing");
        Assert.AreEqual(0, client.Parts.Pushes);
        LongListTests.Finish(world, client, 600);
        LongListTests.AssertKnowsAll(world, client);
        Assert.AreEqual(LongListTests.Hosts - 1, client.Parts.Hosts.Count);
        Assert.AreEqual(1, client.Parts.Deletions);
        Assert.IsTrue(client.Link.MostPending <= LongListTests.MostPending);

        // Nothing changed: nothing is told over.
        client = LongListTests.Begin(world, ListOptions.PushUpdates);
        world.Change(LongListTests.Hosts - 1, "\\hostname\\changed\\numplayers\\9\\about\\nothing");
        LongListTests.Finish(world, client, 600);
        LongListTests.AssertKnowsAll(world, client);
        Assert.AreEqual(0, client.Parts.Pushes);
    }

    [TestMethod]
    public void A_watcher_whose_hosts_all_leave_while_it_reads_ends_with_none()
    {
        BrowserWorld world = LongListTests.Full();
        ListClient client = LongListTests.Begin(world, ListOptions.PushUpdates);
        for (int i = 0; i < LongListTests.Hosts; i++)
        {
            world.Remove(i);
            if (i % 5 == 0) LongListTests.Step(world, client, 300);
        }
        LongListTests.Finish(world, client, 300);
        LongListTests.AssertKnowsAll(world, client);
        Assert.AreEqual(0, client.Parts.Hosts.Count);
    }

    [TestMethod]
    public void A_watcher_may_ask_while_it_catches_up()
    {
        BrowserWorld world = LongListTests.Full();
        ListClient client = LongListTests.Begin(world, ListOptions.PushUpdates);
        client.Link.Write(ListMessages.Join(ListMessages.SendHead(BrowserWorld.At(3, 1_000), 3), Raw.Bytes("one")));
        world.Remove(0);
        LongListTests.Finish(world, client, 300);
        Assert.AreEqual("one", Raw.Text(world.Messenger.Last));
        LongListTests.AssertKnowsAll(world, client);
    }
}
