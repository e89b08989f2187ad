using System;
using System.IO;
using PocketSpy.Tools;

namespace PocketSpy.GameTable;

/// <summary>Puts games.txt in order and writes GameBlocks.cs from it.</summary>
public static class Program
{
    /// <summary>Gives 0, or 1 with one line about what is wrong in games.txt; then nothing was written.</summary>
    public static int Main()
    {
        string folder = RepositoryFolder.Find("firmware/Games", "games.txt");
        if (folder is null) return 1;
        string listFile = Path.Combine(folder, "games.txt");
        string sourceFile = Path.Combine(folder, "GameBlocks.cs");
        try
        {
            GameList list = GameList.Parse(File.ReadAllText(listFile));
            string source = BlockSource.Write(list.Rows);
            File.WriteAllText(listFile, list.Format());
            File.WriteAllText(sourceFile, source);
            Console.WriteLine($"{list.Rows.Count} games are in {sourceFile}");
            return 0;
        }
        catch (InvalidDataException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }
}
