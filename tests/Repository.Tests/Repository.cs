using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PocketSpy.Repository.Tests;

/// <summary>The files of the repository that this test was built from.</summary>
internal static class Repository
{
    private static readonly string[] Ignored = ["bin", "obj", ".git", "box-data", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root with '/', of all files whose name ends so.</summary>
    public static IEnumerable<string> Files(string end) => Walk(Root).Where(path => path.EndsWith(end, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder)) yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            if (Ignored.Contains(Path.GetFileName(inner))) continue;
            foreach (string file in Walk(inner)) yield return file;
        }
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "nf.proj.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("nf.proj.sln was not found");
        return folder;
    }
}
