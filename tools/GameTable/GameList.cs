using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PocketSpy.GameTable;

/// <summary>games.txt: comments, then a line a game.</summary>
public sealed class GameList
{
    // As firmware/Games/GameKeys.cs has them.
    private const int MaximumNameCount = 31;
    private const int MaximumKeyCount = 8;
    private const int MinimumKeyCount = 3;
    private const int MaximumKeysCount = 64;

    private readonly string[] _comments;

    private GameList(string[] comments, GameRow[] rows)
    {
        _comments = comments;
        Rows = rows;
    }

    /// <summary>The games in the order of their names' characters.</summary>
    public IReadOnlyList<GameRow> Rows { get; }

    /// <summary>Reads the file, its games in any order; throws <see cref="InvalidDataException"/> with the line that is wrong.</summary>
    public static GameList Parse(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var rows = new SortedDictionary<string, GameRow>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#') continue;
            GameRow row = ParseRow(lines[i]) ?? throw Wrong(i, "needs name, TAB, keys and, if you like, TAB and title, in plain ASCII: "
                + $"a name has up to {MaximumNameCount} characters (no capitals, no backslash), a key {MinimumKeyCount} to {MaximumKeyCount} letters and digits, "
                + $"a blank stands between two of them, all together have up to {MaximumKeysCount} characters");
            if (!rows.TryAdd(row.Name, row)) throw Wrong(i, $"names {row.Name} again");
        }
        return new GameList([.. lines.Where(line => line.StartsWith('#'))], [.. rows.Values]);
    }

    /// <summary>The file, its games in order.</summary>
    public string Format() => string.Concat(_comments.Concat(Rows.Select(FormatRow)).Select(line => line + "\n"));

    private static string FormatRow(GameRow row) => row.Name + "\t" + row.Keys + (row.Title.Length == 0 ? "" : "\t" + row.Title);

    private static GameRow ParseRow(string line)
    {
        string[] cells = line.Split('\t');
        if (cells.Length is not (2 or 3) || !IsName(cells[0]) || !AreKeys(cells[1])) return null;
        string title = cells.Length == 3 ? cells[2].Trim() : "";
        return title.All(c => c is >= ' ' and <= '~') ? new GameRow(cells[0], cells[1], title) : null;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaximumNameCount && name.All(c => c is > ' ' and <= '~' and not '\\' and not (>= 'A' and <= 'Z'));

    private static bool AreKeys(string keys)
    {
        string[] each = keys.Split(' ');
        return keys.Length <= MaximumKeysCount && each.All(IsKey) && each.Distinct(StringComparer.Ordinal).Count() == each.Length;
    }

    private static bool IsKey(string key) => key.Length is >= MinimumKeyCount and <= MaximumKeyCount && key.All(char.IsAsciiLetterOrDigit);

    private static InvalidDataException Wrong(int line, string what) => new($"line {line + 1} of games.txt {what}");
}
