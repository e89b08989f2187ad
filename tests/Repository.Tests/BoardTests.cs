using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.Repository.Tests;

/// <summary>Every board.json against its schema, and against partitions/ and docs/sockets.md.</summary>
[TestClass]
public class BoardTests
{
    private const string Good = "boards/wt32-eth01/board.json";

    private static readonly JsonSchema Schema = new(Repository.Read("boards/board.schema.json"));

    [TestMethod]
    public void The_boards_of_the_first_release_are_there()
    {
        foreach (string board in (string[])["esp32-wroom-32", "esp32-wrover", "esp32-s3-n16r8", "wt32-eth01", "m5stack-core2"])
        {
            Assert.IsTrue(Boards().Any(file => file == $"boards/{board}/board.json"), board);
        }
    }

    [TestMethod]
    public void Every_board_follows_the_schema_and_has_a_page()
    {
        foreach (string file in Boards())
        {
            Assert.AreEqual("", string.Join('\n', Schema.Check(Read(file))), file);
            Assert.IsTrue(Repository.Read(file.Replace("board.json", "README.md", StringComparison.Ordinal)).StartsWith("# ", StringComparison.Ordinal), file);
        }
    }

    [DataRow("\"chip\"", "\"chips\"")]
    [DataRow("\"chip\": \"ESP32\"", "\"chip\": \"ESP8266\"")]
    [DataRow("\"flashMegabytes\": 4", "\"flashMegabytes\": 2")]
    [DataRow("\"flashMegabytes\": 4", "\"flashMegabytes\": \"4\"")]
    [DataRow("\"esp32_4mb.csv\"", "\"../esp32_4mb.csv\"")]
    [DataRow("\"gpio\": 33", "\"gpio\": 49")]
    [DataRow("\"gpio\": 33", "\"gpio\": null")]
    [DataRow("\"gpio\": 33, ", "")]
    [DataRow("\"activeLow\": false", "\"activeLow\": 0")]
    [DataRow("\"version\": null", "\"version\": \"newest\"")]
    [DataRow("\"ethernet\": {", "\"ethernet\": { \"speed\": 10,")]
    [DataRow("\"class\": \"small\"", "\"class\": \"tiny\"")]
    [DataRow("\"sockets\": 16", "\"sockets\": 8")]
    [DataRow("\"sockets\": 16", "\"sockets\": 16.5")]
    [TestMethod]
    public void A_board_that_is_wrong_is_refused(string right, string wrong)
    {
        string text = Repository.Read(Good);
        Assert.IsTrue(text.Contains(right, StringComparison.Ordinal), right);
        Assert.AreNotEqual(0, Schema.Check(JsonDocument.Parse(text.Replace(right, wrong, StringComparison.Ordinal)).RootElement).Count);
    }

    [TestMethod]
    public void Chip_and_flash_agree_with_the_partition_file()
    {
        foreach (string file in Boards())
        {
            JsonElement board = Read(file);
            string chip = board.GetProperty("chip").GetString().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
            string partitions = board.GetProperty("partitions").GetString();
            Assert.AreEqual($"{chip}_{board.GetProperty("flashMegabytes").GetInt32()}mb.csv", partitions, file);
            Assert.IsTrue(Repository.Files(".csv").Contains("partitions/" + partitions), file);
        }
    }

    [TestMethod]
    public void A_large_board_has_PSRAM_and_a_small_one_has_none()
    {
        foreach (string file in Boards())
        {
            JsonElement board = Read(file);
            bool large = board.GetProperty("capacities").GetProperty("class").GetString() == "large";
            Assert.AreEqual(large, board.GetProperty("psramMegabytes").GetInt32() > 0, file);
        }
    }

    [TestMethod]
    public void No_pin_is_taken_twice()
    {
        foreach (string file in Boards())
        {
            List<int> pins = [.. Pins(Read(file))];
            Assert.AreEqual(pins.Count, pins.Distinct().Count(), file);
        }
    }

    [TestMethod]
    public void The_consoles_of_a_board_are_those_that_the_table_of_sockets_allows()
    {
        string[] rows = Repository.Read("docs/sockets.md").Split('\n');
        foreach (string file in Boards())
        {
            JsonElement capacities = Read(file).GetProperty("capacities");
            int consoles = capacities.GetProperty("consoles").GetInt32();
            string row = rows.First(line => line.StartsWith($"| {consoles} | ", StringComparison.Ordinal));
            int open = int.Parse(row.Split('|')[2].Trim().Split(':', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.IsTrue(open < capacities.GetProperty("sockets").GetInt32() - 1, $"{file}: {row}");
        }
    }

    [TestMethod]
    public void Targets_have_names_that_nanoff_takes_for_an_ESP32()
    {
        // A name that begins otherwise is none of the ESP32 platform to nanoff (Program.cs, "target processing").
        foreach (string file in Boards())
        {
            string target = Read(file).GetProperty("firmware").GetProperty("target").GetString();
            Assert.IsTrue(target.StartsWith("ESP", StringComparison.Ordinal) || target.StartsWith("M5", StringComparison.Ordinal), file);
        }
    }

    private static IEnumerable<string> Boards() => Repository.Files("/board.json");

    private static JsonElement Read(string file) => JsonDocument.Parse(Repository.Read(file)).RootElement;

    private static IEnumerable<int> Pins(JsonElement value) => value.EnumerateObject().SelectMany(entry =>
        entry.Value.ValueKind == JsonValueKind.Object ? Pins(entry.Value)
        : entry.Value.ValueKind == JsonValueKind.Number && entry.Name.EndsWith("pio", StringComparison.OrdinalIgnoreCase) ? [entry.Value.GetInt32()] : []);
}
