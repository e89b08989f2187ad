using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>The lines of a page between <c>&lt;!-- generated: NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
internal static class GeneratedPart
{
    /// <summary>Set to 1: pages are written instead of compared.</summary>
    public const string Switch = "POCKETSPY_WRITE_DOCS";

    private const string End = "<!-- end -->";

    /// <summary>What is to be done to make the page say this; empty when it does.</summary>
    public static string Check(string page, string part, IReadOnlyList<string> lines)
    {
        string text = Repository.Read(page);
        string begin = $"<!-- generated: {part} -->\n";
        int start = text.IndexOf(begin, StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0) return $"{page}: the lines '{begin.TrimEnd()}' and '{End}' are missing";
        start += begin.Length;
        string wanted = string.Concat(lines.Select(line => line + "\n"));
        string found = text[start..end];
        if (found == wanted) return "";
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, page), text[..start] + wanted + text[end..]);
            return "";
        }
        string[] there = found.Split('\n');
        string[] differences =
        [
            .. lines.Except(there).Select(line => "add:    " + line),
            .. there.Except(lines).Where(line => line.Length > 0).Select(line => "remove: " + line),
        ];
        string what = differences.Length == 0 ? "its lines stand in another order" : string.Join('\n', differences);
        return $"{page}, between '{begin.TrimEnd()}' and '{End}':\n{what}\n{Switch}=1 dotnet test tests/Repository.Tests does it";
    }
}
