using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;
using PocketSpy.EndToEnd.Tests;

namespace PocketSpy.Pages.Tests;

/// <summary>Where people are on the page, in which language, and what they are told.</summary>
[TestClass]
public class ViewTests
{
    private const string ExpertWords = "RMCJ";

    [TestMethod]
    public async Task Title_and_focus_follow_the_view()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/", 390, 844);
        await visit.Until("#state", "live");
        await visit.Go("join");
        Assert.AreEqual("Join - pocketspy", await visit.Page.TitleAsync());
        Assert.AreEqual("h-join", await visit.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await visit.Go("settings");
        Assert.AreEqual("Settings - pocketspy", await visit.Page.TitleAsync());
    }

    [TestMethod]
    public async Task Open_rooms_stand_above_the_players_and_words_that_point_somewhere_are_links()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/", 390, 844);
        await visit.Until("#players", "Nobody is signed in");
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("() => document.getElementById('rooms').getBoundingClientRect().top < document.getElementById('players').getBoundingClientRect().top"));
        await visit.Page.ClickAsync("#players a");
        await visit.Find("#join").WaitForAsync();
    }

    [TestMethod]
    public async Task Join_opens_the_console_that_was_chosen_before()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/#join", 390, 844);
        Assert.AreEqual(0, await visit.Find("details[open]").CountAsync());
        await visit.Page.ClickAsync("details[data-console=wii] summary");
        await visit.Page.ClickAsync("details[data-console=ds] summary");
        Assert.AreEqual(1, await visit.Find("details[open]").CountAsync());
        await visit.Page.ReloadAsync();
        Assert.AreEqual("ds", await visit.Find("details[open]").GetAttributeAsync("data-console"));
    }

    [TestMethod]
    public async Task Guests_read_names_and_titles_and_experts_every_line()
    {
        using Party party = new();
        party.SignIn(ConsoleKind.Wii, 1);
        await using Visit visit = await Visit.Open(party.Box, "/#log", 390, 844);
        await visit.Until("#lines", "looks for the services (");
        string plain = await visit.Find("#lines").InnerTextAsync();
        Assert.IsTrue(plain.Contains("signed in for Mario Kart Wii", StringComparison.Ordinal) && plain.Contains("Mario: login ok", StringComparison.Ordinal), plain);
        Assert.IsFalse(plain.Contains("RMCP", StringComparison.Ordinal) || plain.Contains(ExpertWords, StringComparison.Ordinal) || plain.Contains("(profile", StringComparison.Ordinal), plain);
        Assert.AreEqual(1, System.Text.RegularExpressions.Regex.Count(plain, "asked for |looks for"), plain);
        await visit.Page.CheckAsync("#expert");
        await visit.Until("#lines", "(profile ");
        await visit.Page.ReloadAsync();
        await visit.Until("#lines", "asked for gpcm.gs.nintendowifi.net");
    }

    [TestMethod]
    public async Task A_box_in_safe_mode_says_so_on_every_view_and_on_the_TV()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.StartSafe(folder.Path, "the last three starts did not come to serve");
        await using (Visit visit = await Visit.Open(box, "/", 390, 844))
        {
            await visit.Until("#safe", "the last three starts did not come to serve");
            foreach (string view in new[] { "join", "log", "card", "health", "settings" })
            {
                await visit.Go(view);
                Assert.IsTrue(await visit.Find("#safe").IsVisibleAsync(), view);
            }
            await visit.Shoot("safe-390", true);
        }
        await using (Visit tv = await Visit.Open(box, "/tv", 1920, 1080))
        {
            await tv.Until("#safe", "nobody can play");
            Assert.AreEqual(0, await tv.Find("#safe a").CountAsync());
            await tv.Shoot("safe-tv");
        }
        using Party party = new();
        await using Visit well = await Visit.Open(party.Box, "/");
        await well.Until("#state", "live");
        Assert.IsFalse(await well.Find("#safe").IsVisibleAsync());
    }

    [TestMethod]
    public async Task A_TV_names_the_DNS_server_and_points_to_nothing_that_it_has_not()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/tv", 1920, 1080);
        await visit.Until("#tvjoin", "DNS server");
        await visit.Until("#tvjoin", "127.0.0.1");
        Assert.AreEqual(0, await visit.Find("main a:visible").CountAsync());
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("() => document.querySelector('#tvjoin svg').getBoundingClientRect().width > 250"));
    }

    [TestMethod]
    public async Task What_was_saved_is_said_beside_its_button_with_the_restart_and_goes_when_it_is_old()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/#settings", 390, 844);
        await visit.Page.FillAsync("#pin1", "2468");
        await visit.Page.FillAsync("#pin2", "2468");
        await visit.Page.ClickAsync("#first > button");
        await visit.Find("#owner").WaitForAsync();
        await visit.Page.FillAsync("#boxName", "attic");
        await visit.Page.ClickAsync("#change > button");
        ILocator said = visit.Find("#change > .said");
        await said.WaitForAsync();
        Assert.IsTrue(await visit.Find("#change > .said button").IsVisibleAsync());
        int gap = await visit.Page.EvaluateAsync<int>("() => document.querySelector('#change > .said').getBoundingClientRect().top - document.querySelector('#change > button').getBoundingClientRect().bottom");
        Assert.IsTrue(gap is >= 0 and < 60, $"{gap}");
        await visit.Page.FillAsync("#boxName", "cellar");
        Assert.IsFalse(await said.IsVisibleAsync());
        // A PC has no radio of its own.
        Assert.IsFalse(await visit.Find("#wifiName").IsVisibleAsync());
        await visit.Page.ClickAsync("#change > button");
        await said.WaitForAsync();
        await visit.Shoot("saved-390", true);
        await visit.Go("lobby");
        await visit.Go("settings");
        Assert.IsFalse(await said.IsVisibleAsync());
    }

    [TestMethod]
    [DataRow("de-DE", "de", "Mitspielen", "Niemand ist angemeldet")]
    [DataRow("fr", "fr", "Jouer", "Personne n'est connect\u00e9")]
    [DataRow("es-MX", "es", "Unirse", "No hay nadie conectado")]
    [DataRow("ja-JP", "ja", "\u53c2\u52a0\u65b9\u6cd5", "\u307e\u3060\u8ab0\u3082")]
    [DataRow("it-IT", "en", "Join", "Nobody is signed in")]
    public async Task The_page_speaks_the_language_of_the_visitor(string locale, string language, string join, string nobody)
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/", 390, 844, locale: locale);
        await visit.Until("#players", nobody);
        Assert.AreEqual(join, await visit.Find("nav a[href='#join']").InnerTextAsync());
        Assert.AreEqual(language, await visit.Find("html").GetAttributeAsync("lang"));
        foreach (string view in new[] { "join", "card", "health", "settings", "log", "lobby" })
        {
            await visit.Go(view);
            Assert.IsTrue(await visit.FitsInWidth(), view);
            if (view is "join" or "card") await visit.Shoot(language + "-" + view, true);
            string text = await visit.Find("main").InnerTextAsync();
            Assert.IsFalse(text.Contains("undefined", StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(text, @"\{\w+\}"), text);
        }
        await visit.Page.SelectOptionAsync("#language", "en");
        await visit.Until("nav", "Join");
    }

    [TestMethod]
    public async Task Without_scripts_the_steps_to_join_are_whole()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/", 390, 844, scripts: false);
        string text = await visit.Find("body").InnerTextAsync();
        Assert.IsTrue(text.Contains("switched off in this browser", StringComparison.Ordinal), text);
        Assert.IsTrue(text.Contains("Primary DNS and secondary DNS: the address of this page.", StringComparison.Ordinal), text);
        Assert.IsFalse(text.Contains("PIN", StringComparison.Ordinal) || text.Contains("Rooms", StringComparison.Ordinal), text);
        await visit.Shoot("noscript-390", true);
    }

    [TestMethod]
    public async Task Health_draws_what_the_box_remembers()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/", 1280, 800);
        await visit.Page.RouteAsync("**/api/history", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Body = """{"every":180,"players":[0,2,4,3],"heapKilobytes":[60,50,40,45],"sockets":[5,9,14,12]}""",
        }));
        await visit.Until("#state", "live");
        await visit.Go("health");
        await visit.UntilCount("#charts svg", 3);
        Assert.AreEqual("Players: now 3, at most 4 in 12 min", await visit.Find("#charts svg").First.GetAttributeAsync("aria-label"));
        await visit.Shoot("charts-1280", true);
    }
}
