using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Pages.Tests;

/// <summary>What people see while others play.</summary>
[TestClass]
public class LobbyTests
{
    private const int MostBytes = 60 * 1_024;

    [TestMethod]
    public async Task Consoles_are_seen_as_they_come_and_go()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/");
        await visit.Until("#state", "live");
        await visit.Until("#players", "Nobody is signed in");

        Player wii = party.SignIn(ConsoleKind.Wii, 1);
        party.SignIn(ConsoleKind.Ds, 2);
        await visit.UntilCount("#players li .code", 2);
        string players = await visit.Find("#players").InnerTextAsync();
        Assert.IsTrue(players.Contains("Mario Kart Wii", StringComparison.Ordinal) && players.Contains("Mario Kart DS", StringComparison.Ordinal), players);
        Assert.AreEqual(2, Regex.Count(players, @"\b\d{4}-\d{4}-\d{4}\b"), players);
        await visit.Until("#summary", "2 players here");
        await visit.Until("#latest", "login ok");

        wii.Link.Logout();
        await visit.UntilCount("#players li .code", 1);
        await visit.Until("#summary", "1 player here");
    }

    [TestMethod]
    public async Task Rooms_are_open_or_full()
    {
        using Party party = new();
        PcHost host = party.Host("Arena of the North");
        MatchPlayer wii = party.Wait(1, 11);
        await using Visit visit = await Visit.Open(party.Box, "/");
        await visit.UntilCount("#rooms li .tag", 2);
        ILocator arena = visit.Find("#rooms li").Filter(new LocatorFilterOptions { HasText = "Arena of the North" });
        string text = await arena.InnerTextAsync();
        Assert.IsTrue(text.Contains("open", StringComparison.Ordinal) && text.Contains("2 of 32", StringComparison.Ordinal), text);
        string kart = await visit.Find("#rooms li").Filter(new LocatorFilterOptions { HasText = "Mario Kart Wii" }).InnerTextAsync();
        Assert.IsTrue(kart.Contains("full", StringComparison.Ordinal) && kart.Contains("12 of 12", StringComparison.Ordinal), kart);

        wii.Leave();
        await visit.UntilCount("#rooms li .tag", 1);
        host.Players = 32;
        host.Announce();
        await visit.Until("#rooms", "32 of 32");
    }

    [TestMethod]
    public async Task What_players_call_themselves_is_text_and_nothing_else()
    {
        using Party party = new();
        party.Register(1, "<script>alert(1)</script>");
        party.Register(2, "\"><img src=x onerror=a()>");
        party.Host("<svg onload=alert(2)>&lt;\"'\u2028</script>");
        await using Visit visit = await Visit.Open(party.Box, "/");
        await visit.UntilCount("#players li", 2);
        await visit.Until("#players", "<script>alert(1)</script>");
        await visit.Until("#players", "\"><img src=x onerror=a()>");
        await visit.Until("#rooms", "<svg onload=alert(2)>&lt;\"'");
        await visit.Go("log");
        await visit.Until("#lines", "<script>alert(1)</script>");
        Assert.AreEqual(0, await visit.Find("main img, main script, .cards svg, .log svg").CountAsync());
    }

    [TestMethod]
    public async Task All_of_it_is_less_than_60_KB_and_a_second_visit_loads_no_page()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/");
        await visit.Until("#state", "live");
        foreach (string section in new[] { "join", "log", "card", "health", "settings", "lobby" }) await visit.Go(section);
        int bytes = await visit.Page.EvaluateAsync<int>("() => performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)");
        Assert.IsTrue(bytes > 30_000 && bytes < MostBytes, bytes.ToString(CultureInfo.InvariantCulture));

        IResponse again = await visit.Page.ReloadAsync();
        Assert.AreEqual(200, again.Status);
        await visit.Until("#state", "live");
        int second = await visit.Page.EvaluateAsync<int>("() => performance.getEntriesByType('navigation')[0].transferSize");
        Assert.IsTrue(second < 1_000, second.ToString(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public async Task A_page_that_nobody_looks_at_asks_for_nothing()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/");
        await visit.Until("#state", "live");
        await visit.Page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true }); }");
        await visit.Page.EvaluateAsync("() => poll()");
        Assert.AreEqual(0, await visit.Page.EvaluateAsync<int>("() => box.timer"));
        await visit.Page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { value: false }); document.dispatchEvent(new Event('visibilitychange')); }");
        await visit.Page.WaitForFunctionAsync("() => box.timer !== 0");
    }

    [TestMethod]
    public async Task A_box_shows_the_lists_and_tables_that_it_has()
    {
        using Party party = new();
        party.Register(1, "Bob");
        await using Visit visit = await Visit.Open(party.Box, "/");
        await visit.Until("#summary", "1 player here");
        Assert.IsTrue(await visit.Find("#rooms").IsVisibleAsync());
        await visit.Page.EvaluateAsync("() => { const { players, rooms, ...rest } = box.lobby; box.lobby = { ...rest, full: { sockets: [7, 16], old_karts: [1, 4], heapFree: -1, flash: [-1, 9] } }; show(); }");
        foreach (string gone in new[] { "#players", "#rooms", "h3:text-is('Players')", "h3:text-is('Rooms')" }) Assert.IsFalse(await visit.Find(gone).IsVisibleAsync(), gone);
        Assert.AreEqual("", await visit.Find("#summary").TextContentAsync());
        Assert.AreEqual("pocketspy", await visit.Page.TitleAsync());
        await visit.Go("health");
        await visit.UntilCount("#meters meter", 2);
        string meters = await visit.Find("#meters").TextContentAsync();
        Assert.IsTrue(meters.StartsWith("Sockets7 of 16", StringComparison.Ordinal) && meters.EndsWith("Old karts1 of 4", StringComparison.Ordinal), meters);
    }

    [TestMethod]
    public async Task Codes_of_errors_are_found_by_their_digits()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/#join");
        await visit.Until("#codes", "86000 to 86999");
        await visit.Page.FillAsync("#code", "86420");
        await visit.UntilCount("#codes tr", 1);
        await visit.Until("#codes", "client isolation");
        await visit.Page.FillAsync("#code", "12345");
        await visit.Until("#codes", "Not in this list");
    }
}
