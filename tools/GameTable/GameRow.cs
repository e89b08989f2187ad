namespace PocketSpy.GameTable;

/// <summary>A line of games.txt.</summary>
/// <param name="Keys">Its keys, a blank between two of them; the full game's comes first.</param>
public sealed record GameRow(string Name, string Keys, string Title);
