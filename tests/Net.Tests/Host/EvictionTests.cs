using System.Net.Sockets;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>A box of few sockets: 3 ports, 4 links, and the one kept back.</summary>
[TestClass]
public class EvictionTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Idle_http_gives_way_first_and_the_longest_silent_of_it(bool select)
    {
        using SmallBox box = new(select);
        Socket browser = box.Connect(box.Browser);
        Socket first = box.Connect(box.Http);
        Socket second = box.Connect(box.Http);
        Socket presence = box.Connect(box.Presence);
        box.Rig.Advance(1);
        Assert.IsTrue(Client.Echoes(first));
        box.Rig.Advance(20_000);

        Assert.IsTrue(Client.Echoes(box.Connect(box.Http)));
        Assert.IsTrue(Client.Ended(second));
        Assert.IsTrue(Client.Echoes(first) && Client.Echoes(browser) && Client.Echoes(presence));
        Assert.AreEqual(1, box.Rig.Budget.Evicted);
        Assert.AreEqual(0, box.Rig.Budget.Refused);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_idle_browser_gives_way_before_busy_http(bool select)
    {
        using SmallBox box = new(select);
        Socket browser = box.Connect(box.Browser);
        box.Rig.Advance(14_000);
        Socket[] busy = box.Connect(box.Http, 3);
        box.Rig.Advance(1_500);

        Assert.IsTrue(Client.Echoes(box.Connect(box.Presence)));
        Assert.IsTrue(Client.Ended(browser));
        foreach (Socket link in busy) Assert.IsTrue(Client.Echoes(link));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Http_that_was_just_opened_stays_and_the_newcomer_waits_for_it(bool select)
    {
        using SmallBox box = new(select);
        box.Connect(box.Http, 4);
        box.Rig.Advance(249);
        Socket newcomer = box.ConnectOnly(box.Http);
        box.Rig.Advance(0);
        Assert.IsTrue(Client.IsOpen(newcomer));
        Assert.AreEqual(4, box.Rig.Connections);
        Assert.AreEqual(0, box.Rig.Budget.Evicted + box.Rig.Budget.Refused);
        box.Rig.Advance(1);
        Assert.IsTrue(Client.Echoes(newcomer));
        Assert.AreEqual(0, box.Rig.Budget.Refused);
        Assert.AreEqual(1, box.Rig.Budget.Evicted);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_newcomer_that_waits_gets_the_place_of_the_first_that_is_answered(bool select)
    {
        using SmallBox box = new(select);
        box.CloseAfter(9);
        Socket[] links = box.Connect(box.Http, 4);
        Socket newcomer = box.ConnectOnly(box.Http);
        box.Rig.Advance(0);
        Assert.AreEqual(4, box.Rig.Connections);
        links[2].Send([9]);
        Assert.IsTrue(Client.Echoes(newcomer));
        Assert.AreEqual(0, box.Rig.Budget.Evicted + box.Rig.Budget.Refused);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_game_that_comes_waits_for_a_web_client_that_just_came_and_is_not_turned_away(bool select)
    {
        using SmallBox box = new(select);
        Socket[] consoles = box.Connect(box.Presence, 3);
        Socket web = box.Connect(box.Http);
        Socket game = box.ConnectOnly(box.Browser);
        box.Rig.Advance(0);
        box.Rig.Advance(200);
        Assert.AreEqual(4, box.Rig.Connections);
        // It turns out to look at the page.
        lock (box.Rig.Lobby) box.Service.Sessions[^1].Outbox.GivesWay = true;
        Assert.IsTrue(Client.Echoes(game));
        Assert.IsTrue(Client.Ended(web));
        foreach (Socket console in consoles) Assert.IsTrue(Client.Echoes(console));
        Assert.AreEqual(0, box.Rig.Budget.Refused);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_page_goes_before_any_console_and_the_one_that_was_asked_for_first(bool select)
    {
        using SmallBox box = new(select);
        Socket[] pages = new Socket[2];
        Socket[] consoles = new Socket[2];
        for (int i = 0; i < 2; i++)
        {
            consoles[i] = box.Connect(box.Http);
            pages[i] = box.Connect(box.Http);
            lock (box.Rig.Lobby) box.Service.Sessions[^1].Outbox.GivesWay = true;
            box.Rig.Advance(1);
        }
        Assert.IsTrue(Client.Echoes(box.Connect(box.Presence)));
        Assert.IsTrue(Client.Ended(pages[0]));
        Assert.IsTrue(Client.Echoes(consoles[0]) && Client.Echoes(consoles[1]) && Client.Echoes(pages[1]));

        // A web client waits for its turn first: it may be one of those who look at the page.
        Socket newcomer = box.ConnectOnly(box.Http);
        box.Rig.Advance(0);
        box.Rig.Advance(200);
        Assert.IsTrue(Client.Echoes(consoles[0]) && Client.Echoes(consoles[1]) && Client.Echoes(pages[1]));
        box.Rig.Advance(100);
        Assert.IsTrue(Client.Echoes(newcomer));
        Assert.IsTrue(Client.Ended(pages[1]));
        Assert.IsTrue(Client.Echoes(consoles[0]) && Client.Echoes(consoles[1]));
        Assert.AreEqual(2, box.Rig.Budget.Evicted);
    }

    [TestMethod]
    public void Web_clients_that_are_turned_away_again_and_again_make_one_line()
    {
        using SmallBox box = new(true);
        box.Connect(box.Presence, 4);
        for (int i = 0; i < 20; i++) Assert.IsTrue(Client.Ended(box.ConnectOnly(box.Http)));
        Assert.AreEqual(20, box.Rig.Budget.Refused);
        Assert.AreEqual(1, box.Rig.Events.CountOf("127.0.0.1 was turned away"));
        box.Rig.Advance(10_000);
        Assert.IsTrue(Client.Ended(box.ConnectOnly(box.Http)));
        Assert.AreEqual(2, box.Rig.Events.CountOf("127.0.0.1 was turned away"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Presence_that_is_logged_in_never_gives_way(bool select)
    {
        using SmallBox box = new(select);
        Socket[] presence = box.Connect(box.Presence, 4);
        box.Rig.Advance(10_000_000);
        Assert.IsTrue(Client.Ended(box.ConnectOnly(box.Http)));
        Assert.IsTrue(Client.Ended(box.ConnectOnly(box.Browser)));
        Assert.IsTrue(Client.Ended(box.ConnectOnly(box.Presence)));
        foreach (Socket link in presence) Assert.IsTrue(Client.Echoes(link));
        Assert.AreEqual(3, box.Rig.Budget.Refused);
        Assert.AreEqual(0, box.Rig.Budget.Evicted);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_browser_that_has_its_list_gives_way_to_the_web_only_when_it_is_idle_for_long(bool select)
    {
        using SmallBox box = new(select);
        Socket[] browsers = box.Connect(box.Browser, 4);
        box.Rig.Advance(14_999);
        Assert.IsTrue(Client.Ended(box.ConnectOnly(box.Http)));
        foreach (Socket link in browsers) Assert.IsTrue(Client.Echoes(link));
        box.Rig.Advance(3_000);
        Assert.IsTrue(Client.Echoes(box.Connect(box.Browser)));
        Assert.AreEqual(1, box.Rig.Budget.Evicted);
        box.Rig.Advance(12_000);
        Assert.IsTrue(Client.Echoes(box.Connect(box.Http)));
        Assert.AreEqual(2, box.Rig.Budget.Evicted);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_link_that_was_answered_gives_way_and_nobody_is_evicted(bool select)
    {
        using SmallBox box = new(select);
        box.CloseAfter(9);
        Socket[] links = box.Connect(box.Http, 4);
        links[1].Send([9]);
        Assert.AreEqual((byte)9, Client.Read(links[1], 1)[0]);
        Assert.IsTrue(Client.Echoes(box.Connect(box.Http)));
        Assert.AreEqual(0, links[1].Receive(new byte[1]));
        Assert.IsTrue(Client.Echoes(links[0]) && Client.Echoes(links[2]) && Client.Echoes(links[3]));
        Assert.AreEqual(0, box.Rig.Budget.Evicted);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_link_that_ends_as_the_newcomer_comes_leaves_its_place(bool select)
    {
        using SmallBox box = new(select);
        Socket[] links = box.Connect(box.Presence, 4);
        for (int round = 0; round < 50; round++)
        {
            Socket newcomer;
            lock (box.Rig.Lobby)
            {
                // The loop finds both in one pass, or in an order that suits as well.
                Client.Reset(links[round % 4]);
                newcomer = box.ConnectOnly(box.Presence);
            }
            Assert.IsTrue(Client.Echoes(newcomer));
            links[round % 4] = newcomer;
        }
        Assert.AreEqual(0, box.Rig.Budget.Refused);
    }
}
