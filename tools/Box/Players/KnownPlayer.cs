using System.Collections.Generic;
using System.Text.Json;

namespace PocketSpy.Box.Players;

/// <summary>One row of GET /api/players, as people read it. What players call themselves steers no terminal.</summary>
public sealed class KnownPlayer
{
    private KnownPlayer(JsonElement row)
    {
        Id = row.TryGetProperty("id", out JsonElement id) ? id.ToString() : "u" + Text(row, "user");
        Name = Text(row, "name");
        Console = Text(row, "console");
        Game = Text(row, "game");
        FriendCode = Text(row, "friendCode");
        List<string> states = [];
        if (Is(row, "here")) states.Add("here");
        if (Is(row, "banned")) states.Add("turned away");
        if (Is(row, "unused")) states.Add("here once only");
        if (!row.TryGetProperty("id", out _)) states.Add("has no profile");
        State = string.Join(", ", states);
    }

    /// <summary>The number of the profile; u and the number of a user who has none.</summary>
    public string Id { get; }

    /// <summary>What the player is called.</summary>
    public string Name { get; }

    /// <summary>Wii, DS or PC.</summary>
    public string Console { get; }

    /// <summary>Four letters of a console's game.</summary>
    public string Game { get; }

    /// <summary>The friend code as the game shows it.</summary>
    public string FriendCode { get; }

    /// <summary>Whether the player is here, and what else the owner should know.</summary>
    public string State { get; }

    /// <summary>Reads an answer; throws <see cref="JsonException"/> if it is none.</summary>
    public static List<KnownPlayer> ReadAll(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("players", out JsonElement rows) || rows.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("this is not a list of players");
        }
        List<KnownPlayer> players = [];
        foreach (JsonElement row in rows.EnumerateArray()) players.Add(new KnownPlayer(row));
        return players;
    }

    private static bool Is(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out JsonElement value)) return "";
        string text = value.ToString();
        return string.Create(text.Length, text, (span, from) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = char.IsControl(from[i]) ? '?' : from[i];
        });
    }
}
