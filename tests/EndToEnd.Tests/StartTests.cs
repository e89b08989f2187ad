using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>What a box says of its own start.</summary>
[TestClass]
public class StartTests
{
    [TestMethod]
    public void Lines_that_were_written_during_the_start_bear_its_time()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "games.txt"), "lonely\n");
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using JsonDocument events = Ask(box, "/api/events");
        using JsonDocument lobby = Ask(box, "/api/lobby");
        JsonElement[] lines = [.. events.RootElement.GetProperty("events").EnumerateArray()];
        Assert.IsTrue(lines.Any(line => line.GetProperty("text").GetString()!.StartsWith("games.txt", StringComparison.Ordinal)), events.RootElement.ToString());
        long latest = (lobby.RootElement.GetProperty("box").GetProperty("uptimeSeconds").GetInt64() + 1) * 1_000;
        foreach (JsonElement line in lines)
        {
            long time = line.GetProperty("at").GetInt64();
            Assert.IsTrue(time >= 0 && time <= latest, line.ToString());
        }
        // The clock of a PC counts from its own start: a line that is not told the time would be as old as that.
        Assert.IsTrue(box.Events.SecondsOf(1) >= Environment.TickCount64 / 1_000 - 60, "the first line's own time");
    }

    [TestMethod]
    public void A_box_in_safe_mode_says_so_and_why_and_another_does_not()
    {
        using TemporaryFolder folder = new();
        using (RunningTestBox box = RunningTestBox.StartSafe(Path.Combine(folder.Path, "safe"), "the last three starts did not come to serve"))
        {
            using JsonDocument lobby = Ask(box, "/api/lobby");
            Assert.AreEqual("the last three starts did not come to serve", lobby.RootElement.GetProperty("box").GetProperty("safeMode").GetString());
            Assert.IsFalse(lobby.RootElement.TryGetProperty("players", out _));
        }
        using (RunningTestBox box = RunningTestBox.Start(Path.Combine(folder.Path, "data")))
        {
            using JsonDocument lobby = Ask(box, "/api/lobby");
            Assert.IsFalse(lobby.RootElement.GetProperty("box").TryGetProperty("safeMode", out _));
        }
    }

    [TestMethod]
    public void Run_with_safe_mode_opens_the_page_alone()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(folder.Path, "--safe-mode");
        Assert.IsTrue(box.Output.Contains("safe mode: DNS and the page with the settings alone", StringComparison.Ordinal), box.Output);
        using HttpClient browser = new();
        string lobby = browser.GetStringAsync(new Uri($"http://127.0.0.1:{80 + box.Offset}/api/lobby")).GetAwaiter().GetResult();
        Assert.IsTrue(lobby.Contains("\"safeMode\":\"it was started with --safe-mode\"", StringComparison.Ordinal), lobby);
    }

    private static JsonDocument Ask(RunningTestBox box, string path)
    {
        using HttpClient browser = new();
        return JsonDocument.Parse(browser.GetStringAsync(new Uri($"http://127.0.0.1:{box.Address.HttpPorts[0]}{path}")).GetAwaiter().GetResult());
    }
}
