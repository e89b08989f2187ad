using System;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using nanoFramework.TestFramework;
using PocketSpy.Box.Run;

namespace PocketSpy.Pages.Tests;

/// <summary>How the box is, with what its board tells and without.</summary>
[TestClass]
public class HealthTests
{
    [TestMethod]
    public async Task A_box_that_knows_its_board_shows_its_memory_and_its_start()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/");
        await visit.Until("#state", "live");
        await visit.Go("health");
        await visit.Until("#facts", "Started by");
        string facts = await visit.Find("#facts").InnerTextAsync();
        Assert.IsTrue(Regex.IsMatch(facts, @"Started by\s+power or reset, in \d+\.\d s\s"), facts);
        Assert.IsTrue(Regex.IsMatch(facts, @"Internal RAM\s+\d+ MB of \d+ MB free\s*$"), facts);
        string meters = await visit.Find("#meters").TextContentAsync();
        Assert.IsTrue(Regex.IsMatch(meters, @"Internal RAM\d+ MB of \d+ MB"), meters);
        await visit.Shoot("phone-health-board", true);
    }

    [TestMethod]
    public async Task A_board_with_PSRAM_is_shown_as_it_is()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/", 320, 640);
        await visit.Until("#state", "live");
        await visit.Page.RouteAsync("**/api/board", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Body = """
                {"board":"esp32-wrover","startedBy":"power or reset","memory":[{"free":96412,"largest":69620,"total":299892,"name":"Internal RAM"},
                {"free":1143547,"largest":1048576,"total":4192123,"name":"<b>PSRAM</b>"}],"uptimeSeconds":13,"startMilliseconds":2618,"version":"0.1.0"}
                """,
        }));
        await visit.Go("health");
        await visit.Until("#facts", "<b>PSRAM</b>");
        string facts = await visit.Find("#facts").TextContentAsync();
        Assert.IsTrue(facts.EndsWith("Started bypower or reset, in 2.6 sInternal RAM94 KB of 293 KB free, 68 KB in one piece<b>PSRAM</b>1117 KB of 4094 KB free, 1024 KB in one piece", StringComparison.Ordinal), facts);
        Assert.IsTrue(await visit.FitsInWidth());
        await visit.Shoot("small-health-psram", true);
    }

    [TestMethod]
    public async Task A_box_that_knows_nothing_of_its_board_is_not_asked_for_it()
    {
        using Party party = new(ImageNames.Images["consoles"]);
        await using Visit visit = await Visit.Open(party.Box, "/#health");
        int asked = 0;
        visit.Page.Request += (_, request) => asked += request.Url.EndsWith("/api/board", StringComparison.Ordinal) ? 1 : 0;
        await visit.Until("#state", "live");
        await visit.Go("lobby");
        await visit.Go("health");
        await visit.Page.EvaluateAsync("() => poll()");
        await visit.Until("#facts", "This page asks");
        string text = await visit.Find("#health").TextContentAsync();
        Assert.IsFalse(text.Contains("Started by", StringComparison.Ordinal) || text.Contains("RAM", StringComparison.Ordinal), text);
        Assert.AreEqual(0, asked);
    }

    [TestMethod]
    public async Task A_board_that_does_not_answer_is_left_out_without_a_word()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/");
        visit.Refusals = 1;
        await visit.Page.RouteAsync("**/api/board", route => route.FulfillAsync(new RouteFulfillOptions { Status = 404, Body = "there is nothing here" }));
        await visit.Until("#state", "live");
        Task<IResponse> answer = visit.Page.WaitForResponseAsync("**/api/board");
        await visit.Go("health");
        Assert.AreEqual(404, (await answer).Status);
        await visit.Until("#facts", "This page asks");
        Assert.IsFalse((await visit.Find("#facts").TextContentAsync()).Contains("Started by", StringComparison.Ordinal));
        Assert.AreEqual("live", await visit.Find("#state").TextContentAsync());
    }
}
