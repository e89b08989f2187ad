using System;
using System.Collections.Generic;
using System.Text.Json;
using PocketSpy.Backup;
using PocketSpy.Core;
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
        BackupReader reader = new(new PlayerStore(null, Capacities.ForPc(LargestBox), null, null));
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
            Count(PlayerStore.ProfileLog, "profile", "profiles"),
            Count(PlayerStore.UserLog, "user with a password", "users with a password"),
            Count(PlayerStore.AccountLog, "console", "consoles"),
            Count(PlayerStore.FriendLog, "list of friends", "lists of friends"),
            Count(PlayerStore.MessageLog, "waiting message", "waiting messages"),
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
