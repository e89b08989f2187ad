using System;
using System.IO;

namespace PocketSpy.GameTable;

/// <summary>Puts games.txt in order and writes GameBlocks.cs from it.</summary>
public static class Program
{
    /// <summary>Gives 0, or 1 with one line about what is wrong in games.txt; then nothing was written.</summary>
    public static int Main()
    {
        string folder = FindFolder();
        if (folder is null)
        {
            Console.Error.WriteLine("firmware/Games/games.txt was not found: run this in the repository");
            return 1;
        }
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

    private static string FindFolder()
    {
        for (string at = Environment.CurrentDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string folder = Path.Combine(at, "firmware", "Games");
            if (File.Exists(Path.Combine(folder, "games.txt"))) return folder;
        }
        return null;
    }
}
