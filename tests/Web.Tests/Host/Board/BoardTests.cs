using System;
using System.Linq;
using System.Text.Json;
using nanoFramework.Hardware.Esp32;
using nanoFramework.TestFramework;
using PocketSpy.Board;
using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Web.Tests.Http;
using PocketSpy.Web.Tests.Page;
using PocketSpy.Web.Http;

namespace PocketSpy.Web.Tests.Host.Board;

/// <summary>What the board tells of itself: its document, and its numbers on the page and in the metrics.</summary>
[TestClass]
public class BoardTests
{
    private static readonly long Phone = EndPoints.Of(0xC0A80414, 50_000);

    [TestMethod]
    public void The_document_tells_of_memory_start_and_version()
    {
        World world = WithBoard(new FakeChip());
        world.Pass(5_000);
        JsonElement board = PageJsonTests.Read(world, "/api/board");
        Assert.AreEqual(
            "board Test, memory 2, startMilliseconds 2618, startedBy power or reset, uptimeSeconds 5, version 1.2.3",
            string.Join(", ", board.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(Describe)));
        Assert.AreEqual("free 96412, largest 48206, name Internal RAM, total 299892", Sorted(board.GetProperty("memory")[0]));
        Assert.AreEqual("free 1048030, largest 524015, name PSRAM, total 4192123", Sorted(board.GetProperty("memory")[1]));
    }

    [TestMethod]
    public void A_board_without_PSRAM_does_not_speak_of_it()
    {
        World world = WithBoard(new FakeChip { Psram = 0 });
        Assert.AreEqual(1, PageJsonTests.Read(world, "/api/board").GetProperty("memory").GetArrayLength());
        string metrics = PageHandlerTests.Get(world, "/metrics", "x", "");
        Assert.IsTrue(metrics.EndsWith("\npocketspy_start_milliseconds 2618\n", StringComparison.Ordinal), metrics);
        Assert.IsFalse(metrics.Contains("psram", StringComparison.Ordinal), metrics);
    }

    [TestMethod]
    public void The_document_is_made_anew_after_a_second_and_not_before()
    {
        FakeChip chip = new() { Free = 50_000 };
        World world = WithBoard(chip);
        Assert.AreEqual(50_000, FreeIn(world));
        chip.Free = 40_000;
        world.Pass(999);
        Assert.AreEqual(50_000, FreeIn(world));
        world.Pass(1);
        Assert.AreEqual(40_000, FreeIn(world));
    }

    [TestMethod]
    public void No_client_keeps_the_document_and_it_can_only_be_read()
    {
        World world = WithBoard(new FakeChip());
        Assert.IsTrue(PageHandlerTests.Get(world, "/api/board", "192.168.4.1", "").Contains("\r\nCache-Control: no-store\r\n", StringComparison.Ordinal));
        string head = world.Request("HEAD /api/board HTTP/1.1\r\nHost: 192.168.4.1\r\n\r\n", Phone);
        Assert.AreEqual(200, HttpAnswer.Status(head));
        Assert.AreEqual("", PageHandlerTests.Body(head));
        string post = world.Request("POST /api/board HTTP/1.1\r\nHost: 192.168.4.1\r\nContent-Length: 2\r\n\r\n{}", Phone);
        Assert.AreEqual(405, HttpAnswer.Status(post));
        Assert.AreEqual("{\"error\":\"this is not how it is asked for\"}", PageHandlerTests.Body(post));
    }

    [TestMethod]
    public void Only_the_internal_RAM_is_among_what_can_become_full()
    {
        World world = WithBoard(new FakeChip());
        Assert.AreEqual(
            "sockets [100,101], heapFree 104, flash [105,106], internal_ram_used_bytes [203480,299892]",
            PageJsonTests.Members(PageJsonTests.Read(world, "/api/lobby").GetProperty("full")));
        Assert.IsFalse(world.Shown.IsBusy);
    }

    [TestMethod]
    public void The_metrics_measure_each_time()
    {
        FakeChip chip = new();
        World world = WithBoard(chip);
        Assert.AreEqual(
            "internal_ram_used_bytes 203480, internal_ram_used_bytes_limit 299892, internal_ram_free_bytes 96412, internal_ram_largest_bytes 48206, start_milliseconds 2618,"
                + " psram_bytes 4192123, psram_free_bytes 1048030, psram_largest_bytes 524015",
            Numbers(world));
        chip.Free = 1_000;
        Assert.IsTrue(Numbers(world).StartsWith("internal_ram_used_bytes 298892, internal_ram_used_bytes_limit 299892, internal_ram_free_bytes 1000,", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow(Sleep.WakeupCause.Undefined, "power or reset")]
    [DataRow(Sleep.WakeupCause.Ext0, "a pin")]
    [DataRow(Sleep.WakeupCause.Ext1, "a pin")]
    [DataRow(Sleep.WakeupCause.Gpio, "a pin")]
    [DataRow(Sleep.WakeupCause.Timer, "its timer")]
    [DataRow(Sleep.WakeupCause.TouchPad, "a touch")]
    [DataRow(Sleep.WakeupCause.Uart, "the serial port")]
    [DataRow(Sleep.WakeupCause.Wifi, "Wi-Fi")]
    [DataRow(Sleep.WakeupCause.Bt, "Bluetooth")]
    [DataRow(Sleep.WakeupCause.Ulp, "its small processor")]
    [DataRow(Sleep.WakeupCause.CoCpu, "its small processor")]
    [DataRow(Sleep.WakeupCause.CoCpuTrapTrig, "its small processor")]
    [DataRow((Sleep.WakeupCause)42, "cause 42")]
    public void What_woke_the_chip_is_told_in_words(Sleep.WakeupCause cause, string words) =>
        Assert.AreEqual(words, PageJsonTests.Read(WithBoard(new FakeChip { WakeCause = cause }), "/api/board").GetProperty("startedBy").GetString());

    // As the module puts it together.
    private static World WithBoard(FakeChip chip)
    {
        World world = new World().ShowBox(100);
        int started = (int)(chip.Microseconds / 1_000);
        world.Http.Add(new HttpRoute(null, BoardHandler.Path, new BoardHandler(chip, world.Tools, started)));
        world.Shown.Add(new BoardShown(chip, started));
        return world;
    }

    private static long FreeIn(World world) => PageJsonTests.Read(world, "/api/board").GetProperty("memory")[0].GetProperty("free").GetInt64();

    private static string Sorted(JsonElement element) =>
        string.Join(", ", element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => member.Name + " " + member.Value));

    private static string Describe(JsonProperty member) =>
        member.Name + " " + (member.Value.ValueKind == JsonValueKind.Array ? member.Value.GetArrayLength().ToString() : member.Value.ToString());

    // Those behind the box's own.
    private static string Numbers(World world)
    {
        string[] lines = PageHandlerTests.Body(PageHandlerTests.Get(world, "/metrics", "x", "")).Split('\n');
        return string.Join(", ", lines.Where(line => line.StartsWith("pocketspy_", StringComparison.Ordinal)).SkipWhile(line => !line.StartsWith("pocketspy_internal", StringComparison.Ordinal)).Select(line => line["pocketspy_".Length..]));
    }
}
