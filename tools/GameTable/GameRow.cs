namespace PocketSpy.GameTable;

/// <summary>A line of games.txt.</summary>
public sealed record GameRow(string Name, string Key, string Title);
