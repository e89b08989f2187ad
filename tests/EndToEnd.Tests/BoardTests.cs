using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>What a box tells of the board that it runs on: of this PC, here.</summary>
[TestClass]
public class BoardTests
{
    [TestMethod]
    public void A_PC_tells_of_its_memory_and_how_long_the_start_took()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(folder.Path);
        using HttpClient browser = Browser(box);
        using JsonDocument document = JsonDocument.Parse(browser.GetStringAsync("/api/board").GetAwaiter().GetResult());
        JsonElement board = document.RootElement;
        Assert.AreEqual("PC", board.GetProperty("board").GetString());
        Assert.AreEqual("power or reset", board.GetProperty("startedBy").GetString());
        int startMilliseconds = board.GetProperty("startMilliseconds").GetInt32();
        Assert.IsTrue(startMilliseconds is > 10 and < 600_000, startMilliseconds.ToString());
        JsonElement memory = board.GetProperty("memory").EnumerateArray().Single();
        Assert.AreEqual("Internal RAM", memory.GetProperty("name").GetString());
        long free = memory.GetProperty("free").GetInt64();
        Assert.IsTrue(free > 0 && free < memory.GetProperty("total").GetInt64(), memory.ToString());

        string metrics = browser.GetStringAsync("/metrics").GetAwaiter().GetResult();
        Assert.IsTrue(metrics.Contains($"\npocketspy_start_milliseconds {startMilliseconds}\n", StringComparison.Ordinal), metrics);
        using JsonDocument lobby = JsonDocument.Parse(browser.GetStringAsync("/api/lobby").GetAwaiter().GetResult());
        JsonElement used = lobby.RootElement.GetProperty("full").GetProperty("internal_ram_used_bytes");
        Assert.IsTrue(used[0].GetInt64() > 0 && used[0].GetInt64() < used[1].GetInt64(), used.ToString());
        Assert.AreEqual(memory.GetProperty("total").GetInt64(), used[1].GetInt64());
    }

    [TestMethod]
    public void The_image_consoles_tells_nothing_of_it()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(folder.Path, "--image", "consoles");
        using HttpClient browser = Browser(box);
        Assert.AreEqual(HttpStatusCode.NotFound, browser.GetAsync("/api/board").GetAwaiter().GetResult().StatusCode);
        string metrics = browser.GetStringAsync("/metrics").GetAwaiter().GetResult();
        Assert.IsTrue(metrics.Contains("\npocketspy_hosts 0\n", StringComparison.Ordinal), metrics);
        Assert.IsFalse(metrics.Contains("internal_ram", StringComparison.Ordinal), metrics);
        Assert.IsFalse(browser.GetStringAsync("/api/lobby").GetAwaiter().GetResult().Contains("internal_ram", StringComparison.Ordinal));
    }

    private static HttpClient Browser(BoxProcess box) => new() { BaseAddress = new Uri($"http://127.0.0.1:{80 + box.Offset}") };
}
