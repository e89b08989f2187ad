using System;
using PocketSpy.Matchmaking.Tests.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>Nothing is allocated on the way of a message; a list request leaves what its link keeps, and little more.</summary>
[TestClass]
public class ServerBrowserAllocationTests
{
    private const string Fields = "\\hostname\\mapname\\numplayers\\maxplayers";
    private const string Filter = "numplayers < maxplayers and mapname != 'Hill'";

    [TestMethod]
    public void A_change_is_told_to_eight_watchers_without_allocating()
    {
        BrowserWorld world = Four();
        for (int i = 0; i < 8; i++) Open(world, ListOptions.PushUpdates);
        AllocatesNothing(() => world.Hosts.NoteChange(2));
    }

    [TestMethod]
    public void Questions_about_hosts_and_players_are_answered_without_allocating()
    {
        Link link = Open(Four(), 0);
        byte[] info = ListMessages.Info(BrowserWorld.At(2, 1_000));
        AllocatesNothing(() => link.WriteSame(info));
        byte[] maps = ListMessages.MapLoop(BrowserWorld.At(2, 1_000));
        AllocatesNothing(() => link.WriteSame(maps));
        byte[] search = ListMessages.Search(1, 10, "luigi");
        AllocatesNothing(() => link.WriteSame(search));
    }

    [TestMethod]
    public void Time_passes_without_allocating()
    {
        BrowserWorld world = Four();
        Open(world, ListOptions.PushUpdates);
        Open(world, 0);
        AllocatesNothing(() => world.Pass(10_000));
    }

    [TestMethod]
    public void A_list_allocates_what_is_read_of_its_request_and_no_more_for_more_hosts()
    {
        long none = ListBytes(new BrowserWorld());
        Assert.IsTrue(none < 1_500, none + " bytes");
        BrowserWorld world = Four();
        long four = ListBytes(world);

        // Two bytes for each field of each host.
        Assert.IsTrue(four - none <= 4 * 4 * 2 + 32, four + " bytes, without hosts " + none);
    }

    private static long ListBytes(BrowserWorld world)
    {
        Link link = Open(world, 0);
        byte[] request = Ask(0).Bytes();
        for (int i = 0; i < 50; i++) link.WriteSame(request);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) link.WriteSame(request);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private static BrowserWorld Four()
    {
        BrowserWorld world = new();
        for (int i = 0; i < 4; i++)
        {
            world.Add(BrowserWorld.Game, BrowserWorld.At(2 + i, 1_000), "\\hostname\\Host " + i + "\\mapname\\Bay\\numplayers\\" + i + "\\maxplayers\\8", HostInfoTests.Rosters(), 0, 0);
        }
        return world;
    }

    private static ListAsk Ask(int options) => new() { Fields = Fields, Filter = Filter, Options = options };

    private static Link Open(BrowserWorld world, int options)
    {
        Link link = new(world.Browser, BrowserWorld.At(100, 50_000)) { Discards = true };
        link.Write(Ask(options).Bytes());
        return link;
    }

    private static void AllocatesNothing(Action action)
    {
        for (int i = 0; i < 50; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) action();
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
