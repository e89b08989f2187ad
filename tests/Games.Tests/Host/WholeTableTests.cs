using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.GameTable;

namespace PocketSpy.Games.Tests.Host;

/// <summary>The table of the image against the text file, game by game.</summary>
[TestClass]
public class WholeTableTests
{
    private const string Remedy = "run: dotnet run --project tools/GameTable";

    [TestMethod]
    public void The_image_has_the_games_of_the_text_file() =>
        Assert.IsTrue(BlockSource.Write(GameList.Parse(Repository.List).Rows) == Repository.Source, Remedy);

    [TestMethod]
    public void The_text_file_is_in_order() => Assert.IsTrue(GameList.Parse(Repository.List).Format() == Repository.List, Remedy);

    [TestMethod]
    public void Every_game_is_found_with_its_key()
    {
        Dictionary<string, string> games = Games();

        Assert.IsTrue(games.Count > 3_000);
        Assert.AreEqual(games.Count, GameKeys.Count);
        foreach ((string name, string key) in games) Assert.AreEqual(key, Find(Encoding.ASCII.GetBytes(name)), name);
    }

    [TestMethod]
    public void What_lies_beside_a_name_is_found_only_when_it_is_a_name_too()
    {
        Dictionary<string, string> games = Games();
        foreach (string name in games.Keys)
        {
            for (int count = 0; count < name.Length; count++) AssertFound(games, name[..count]);
            AssertFound(games, name[1..]);
            foreach (char c in "! #-09<a~") AssertFound(games, name + c);
            char last = name[^1];
            AssertFound(games, name[..^1] + (char)(last - 1));
            AssertFound(games, name[..^1] + (char)(last + 1));
        }
    }

    [TestMethod]
    public void Names_of_any_bytes_are_found_only_when_they_are_names()
    {
        Dictionary<string, string> games = Games();
        string[] names = [.. games.Keys];
        Random random = new(20_260_709);
        for (int i = 0; i < 50_000; i++)
        {
            byte[] name = Encoding.Latin1.GetBytes(names[random.Next(names.Length)]);
            name[random.Next(name.Length)] = (byte)random.Next(256);
            AssertFound(games, Encoding.Latin1.GetString(name));
        }
    }

    private static Dictionary<string, string> Games() => GameList.Parse(Repository.List).Rows.ToDictionary(row => row.Name, row => row.Keys, StringComparer.Ordinal);

    private static void AssertFound(Dictionary<string, string> games, string name) =>
        Assert.AreEqual(games.GetValueOrDefault(InLowerCase(name)), Find(Encoding.Latin1.GetBytes(name)), name);

    private static string InLowerCase(string name) => string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    private static string Find(byte[] name)
    {
        byte[] key = new byte[GameKeys.MaximumKeysCount];
        return GameKeys.TryFind(name, 0, name.Length, key, out int count) ? Encoding.ASCII.GetString(key, 0, count) : null;
    }
}
