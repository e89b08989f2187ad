using System;
using System.IO;
using System.Threading.Tasks;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;
using PocketSpy.EndToEnd.Tests;
using MS = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PocketSpy.Pages.Tests;

/// <summary>What axe-core finds on every view: nothing. It comes from npm (`npm install` in this folder); skipped without it.</summary>
[TestClass]
public class AxeTests
{
    private static readonly string[] Views = ["lobby", "join", "log", "card", "health", "settings"];

    [TestMethod]
    [DataRow(390, false, "/")]
    [DataRow(390, true, "/")]
    [DataRow(1280, false, "/")]
    [DataRow(1920, true, "/tv")]
    public async Task No_view_has_a_barrier(int width, bool dark, string path)
    {
        string axe = Script();
        using Party party = new();
        party.Box.WifiName = "PocketSpy 4F2A";
        party.Box.Board = "esp32-wrover";
        party.SignIn(ConsoleKind.Wii, 1);
        party.Host("Capture the flag");
        await using Visit visit = await Visit.Open(party.Box, path, width, 844, dark);
        await visit.Until("#state", "live");
        await visit.UntilCount("#players .tag", 1);
        await visit.Page.EvaluateAsync(axe);
        foreach (string view in path == "/tv" ? ["lobby"] : Views)
        {
            if (path != "/tv") await visit.Go(view);
            await visit.Find("#" + view).WaitForAsync();
            Assert.AreEqual("", await Findings(visit), view);
        }
        if (path == "/tv") return;
        await visit.Page.FillAsync("#pin1", "2468");
        await visit.Page.FillAsync("#pin2", "2468");
        await visit.Page.ClickAsync("#first > button");
        await visit.Find("#owner").WaitForAsync();
        await visit.Page.ClickAsync("#list");
        await visit.Find("#known .top").WaitForAsync();
        Assert.AreEqual("", await Findings(visit), "the owner's settings");
    }

    [TestMethod]
    public async Task A_box_in_safe_mode_has_none_either()
    {
        string axe = Script();
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.StartSafe(folder.Path, "the last three starts did not come to serve");
        await using Visit visit = await Visit.Open(box, "/", 390, 844);
        await visit.Until("#safe", "Safe mode");
        await visit.Page.EvaluateAsync(axe);
        Assert.AreEqual("", await Findings(visit));
    }

    private static Task<string> Findings(Visit visit) => visit.Page.EvaluateAsync<string>(
        "async () => (await axe.run(document)).violations.map(found => found.id + ': ' + found.nodes.map(node => node.target + ' ' + node.failureSummary).join('; ')).join('\\n')");

    private static string Script()
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "nf.proj.sln"))) at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("nf.proj.sln was not found");
        string file = Path.Combine(at, "tests", "Pages.Tests", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file)) MS.Assert.Inconclusive("axe-core is not installed (npm install in tests/Pages.Tests)");
        return File.ReadAllText(file);
    }
}
