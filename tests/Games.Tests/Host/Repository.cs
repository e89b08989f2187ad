using System;
using System.IO;

namespace PocketSpy.Games.Tests.Host;

/// <summary>The files that the table is made of.</summary>
internal static class Repository
{
    internal static string List => Read("games.txt");

    internal static string Source => Read("GameBlocks.cs");

    private static string Read(string name)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "nf.proj.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("nf.proj.sln was not found");
        return File.ReadAllText(Path.Combine(folder, "firmware", "Games", name)).ReplaceLineEndings("\n");
    }
}
