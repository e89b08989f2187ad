using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PocketSpy.Box.Boards;

/// <summary>boards/ and partitions/, of which a copy lies beside this program.</summary>
public static class BoardFolder
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Names of all boards.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "boards")).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    /// <summary>The option <c>--board</c> of a command.</summary>
    public static Option<string> CreateOption() => new("--board")
    {
        Description = $"The board: {string.Join(", ", Names)}.",
        HelpName = "BOARD",
    };

    /// <summary>Reads a board; throws <see cref="BoardException"/> if there is none of this name.</summary>
    public static BoardFile Read(string name)
    {
        if (name is null || !Names.Contains(name)) throw new BoardException($"--board {name} is none of the boards {string.Join(", ", Names)}.");
        BoardFile board = JsonSerializer.Deserialize<BoardFile>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "boards", name, "board.json")), Options);
        board.Id = name;
        return board;
    }

    /// <summary>The flash layout of a board.</summary>
    public static PartitionTable PartitionsOf(BoardFile board) => PartitionTable.Read(Path.Combine(AppContext.BaseDirectory, "partitions", board.Partitions));
}
