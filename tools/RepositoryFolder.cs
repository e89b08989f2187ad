using System;
using System.IO;

namespace PocketSpy.Tools;

/// <summary>Finds what a tool works on, wherever in the repository it is started.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder with this path from the root that holds this entry; null, and a line about it, outside the repository.</summary>
    internal static string Find(string path, string entry)
    {
        for (string at = Environment.CurrentDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string folder = Path.Combine(at, path);
            if (Path.Exists(Path.Combine(folder, entry))) return folder;
        }
        Console.Error.WriteLine($"{path}/{entry} was not found: run this in the repository");
        return null;
    }
}
