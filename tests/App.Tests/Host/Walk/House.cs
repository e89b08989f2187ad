using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PocketSpy.App.Tests.Host.Walk;

/// <summary>What stands in the repository beside the modules: docs, the list of rooms, golden packets and backups.</summary>
internal sealed class House
{
    private readonly Dictionary<string, string> _rooms = [];
    private readonly string _root;

    internal House()
    {
        _root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(_root, "nf.proj.sln"))) _root = Path.GetDirectoryName(_root) ?? throw new InvalidOperationException("nf.proj.sln was not found");
        Docs = string.Join('\n', Directory.EnumerateFiles(Path.Combine(_root, "docs"), "*.md").Append(Path.Combine(_root, "README.md")).Select(File.ReadAllText));
        string page = Path.Combine(_root, "docs", "modules.md");
        ModulePage = File.Exists(page) ? File.ReadAllText(page) : Docs;
        string list = File.ReadAllText(Path.Combine(_root, "firmware", "Modules.props"));
        foreach (Match room in Regex.Matches(list, "<ModuleRoom Include=\"(\\w+)\" Room=\"(\\w+)\"")) _rooms.Add(room.Groups[1].Value, room.Groups[2].Value);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_root, "tests", "TestData", "backup"), "*.json")) TakeBackup(File.ReadAllText(file));
    }

    /// <summary>All pages.</summary>
    internal string Docs { get; set; }

    /// <summary>The page with a line for each module; all pages when there is none.</summary>
    internal string ModulePage { get; set; }

    /// <summary>Tables that a golden backup has a record of.</summary>
    internal HashSet<string> Backups { get; } = [];

    /// <summary>The names in firmware/Modules.props.</summary>
    internal IEnumerable<string> Names => _rooms.Keys;

    /// <summary>The room of a module; null when it is not in the list.</summary>
    internal string RoomOf(string module) => _rooms.GetValueOrDefault(module);

    /// <summary>Adds a room to the list, for a module that is not of the firmware.</summary>
    internal void AddRoom(string module, string room) => _rooms.Add(module, room);

    /// <summary>Notes of which tables a backup has records.</summary>
    internal void TakeBackup(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0) Backups.Add(member.Name);
        }
    }

    /// <summary>The sources of a room, in one text.</summary>
    internal string SourcesOf(string room)
    {
        string folder = new[] { Path.Combine(_root, "firmware", room), Path.Combine(_root, "tests", "App.Tests", room) }.FirstOrDefault(Directory.Exists);
        return folder is null ? "" : string.Join('\n', Sources(folder).Select(File.ReadAllText));
    }

    /// <summary>Whether a test of the room uses packets that stand in a file for golden ones.</summary>
    internal bool HasGoldenPackets(string room)
    {
        string[] tests = [.. Sources(Path.Combine(_root, "tests"))];
        string classes = string.Join('|', tests.Select(Path.GetFileNameWithoutExtension).Where(name => Regex.IsMatch(name, "(Packets|Messages|Requests)$")).Distinct());
        Regex ofRoom = new($"\\bPocketSpy(\\.\\w+)*\\.{room}\\b");
        Regex packets = new($"\\b({classes})\\b");
        return tests.Where(test => !Regex.IsMatch(test, "(Packets|Messages|Requests)\\.cs$")).Select(File.ReadAllText).Any(test => ofRoom.IsMatch(test) && packets.IsMatch(test));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(file, "[/\\\\](bin|obj)[/\\\\]"));
}
