using System;
using System.Collections.Generic;
using System.Text.Json;
using PocketSpy.Backup;
using PocketSpy.Core;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Presence;
using PocketSpy.Presence.Profiles;

namespace PocketSpy.Box.Backup;

/// <summary>A backup that was read whole and is right, as the firmware itself judges it.</summary>
public sealed class BackupFile
{
    // A backup of any box passes; whether this one has room for it, the box says.
    private const int LargestBox = 4_000;

    private readonly BackupReader _reader;

    private BackupFile(BackupReader reader, string box)
    {
        _reader = reader;
        BoxName = box;
    }

    /// <summary>The name of the box that it was taken of.</summary>
    public string BoxName { get; }

    /// <summary>Gives what is in a file, or null and what is wrong with it.</summary>
    public static BackupFile Read(byte[] content, out string problem)
    {
        BoxSize size = BoxSize.ForPc(LargestBox);
        Keeper keeper = new(null, null, size);
        _ = new PlayerStore(keeper, PresenceSize.For(size), null);
        _ = new AccountTable(keeper, NintendoSize.For(size), null);
        BackupReader reader = new(keeper);
        reader.Write(content, 0, content.Length);
        reader.Finish();
        problem = reader.Problem;
        return problem is null ? new BackupFile(reader, NameIn(content)) : null;
    }

    /// <summary>For people: "12 profiles, 1 user".</summary>
    public string Describe()
    {
        List<string> parts =
        [
            Count(2, "profile", "profiles"),
            Count(3, "user with a password", "users with a password"),
            Count(4, "console", "consoles"),
            Count(1, "list of friends", "lists of friends"),
            Count(0, "waiting message", "waiting messages"),
        ];
        if (_reader.HasSettings) parts.Add("the settings");
        return string.Join(", ", parts);
    }

    private string Count(int table, string one, string many)
    {
        int count = _reader.CountOf(table);
        return $"{count} {(count == 1 ? one : many)}";
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
