using System;
using System.Collections.Generic;
using System.Text.Json;
using PocketSpy.App;
using PocketSpy.App.Images;
using PocketSpy.Core;
using PocketSpy.Web.Backup;

namespace PocketSpy.Box.Backup;

/// <summary>A backup that was read whole and is right, as the firmware itself judges it.</summary>
public sealed class BackupFile
{
    // A backup of any box passes; whether this one has room for it, the box says.
    private const int LargestBox = 4_000;

    // What people call the records of a table, in the order in which they are told. A table that is not kept here goes by its own name.
    private static readonly (string Table, string One, string Many)[] Words =
    [
        ("profiles", "profile", "profiles"),
        ("users", "user with a password", "users with a password"),
        ("accounts", "console", "consoles"),
        ("friends", "list of friends", "lists of friends"),
        ("messages", "waiting message", "waiting messages"),
    ];

    private readonly BackupReader _reader;
    private readonly Keeper _keeper;

    private BackupFile(BackupReader reader, Keeper keeper, string box)
    {
        _reader = reader;
        _keeper = keeper;
        BoxName = box;
    }

    /// <summary>The name of the box that it was taken of.</summary>
    public string BoxName { get; }

    /// <summary>Gives what is in a file, or null and what is wrong with it.</summary>
    public static BackupFile Read(byte[] content, out string problem)
    {
        BoxSize size = BoxSize.ForPc(LargestBox);
        Keeper keeper = new(null, null, size);
        ServiceTools tools = new() { Random = new SystemRandom() };
        foreach (Module module in BoxImage.Build(null)) module.Keep(keeper, tools, size);
        BackupReader reader = new(keeper);
        reader.Write(content, 0, content.Length);
        reader.Finish();
        problem = reader.Problem;
        return problem is null ? new BackupFile(reader, keeper, NameIn(content)) : null;
    }

    /// <summary>For people: "12 profiles, 1 user with a password", then what no table here keeps: "3 mails".</summary>
    public string Describe()
    {
        List<string> parts = [];
        foreach ((string table, string one, string many) in Words)
        {
            int count = CountOf(table);
            parts.Add($"{count} {(count == 1 ? one : many)}");
        }
        if (_reader.LeftOut.Count > 0) parts.Add(_reader.LeftOut.Text);
        if (_reader.HasSettings) parts.Add("the settings");
        return string.Join(", ", parts);
    }

    private int CountOf(string name)
    {
        for (int i = 0; i < _keeper.TableCount; i++)
        {
            if (_keeper.FormAt(i).Name == name) return _reader.CountOf(i);
        }
        return 0;
    }

    // Only what is fit for the name of a file.
    private static string NameIn(byte[] content)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        using JsonDocument document = JsonDocument.Parse(content.AsMemory(content.AsSpan().StartsWith(mark) ? mark.Length : 0));
        if (!document.RootElement.TryGetProperty("box", out JsonElement box) || box.ValueKind != JsonValueKind.Object) return "box";
        if (!box.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String) return "box";
        string text = string.Concat(Array.FindAll(name.GetString().ToCharArray(), c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return text.Length is 0 or > 32 ? "box" : text;
    }
}
