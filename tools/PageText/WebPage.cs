using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PocketSpy.PageText;

/// <summary>The whole page as one document: page.html with the style and all scripts in it, without what only their authors need.</summary>
public static class WebPage
{
    /// <summary>
    /// Joins the files of a folder; throws <see cref="InvalidDataException"/> when there is anything in them but ASCII, which only texts.txt may
    /// hold, or when a text is missing.
    /// </summary>
    public static string Build(string folder)
    {
        string style = StripStyle(Read(folder, "page.css"));
        string script = string.Concat(Directory.GetFiles(folder, "*.js").Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => StripScript(Read(folder, name))));
        TextTable table = TextTable.Parse(File.ReadAllText(Path.Combine(folder, "texts.txt")));
        script = Words.IntoScript(script, table);
        string page = Words.IntoMarkup(StripMarkup(Read(folder, "page.html")), table);
        return page.Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            .Replace("{{policy}}", Policy(style, script), StringComparison.Ordinal);
    }

    // Nothing runs and nothing is loaded but what is in the page itself, and the box's own answers.
    private static string Policy(string style, string script) =>
        $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string folder, string name)
    {
        string text = File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");
        int at = text.AsSpan().IndexOfAnyExcept(Allowed);
        return at < 0 ? text : throw new InvalidDataException($"{name}: the character U+{(int)text[at]:X4} is not ASCII: write it as an entity or an escape");
    }

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("\n" + string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)));

    private static string StripMarkup(string text) => JoinLines(Lines(Regex.Replace(text, "<!--.*?-->", "", RegexOptions.Singleline)), "\n");

    private static string StripStyle(string text)
    {
        string plain = JoinLines(Lines(Regex.Replace(text, @"/\*.*?\*/", "", RegexOptions.Singleline)), "");
        return Regex.Replace(Regex.Replace(plain, @"\s*([{};,])\s*", "$1"), @":\s+", ":").Replace(";}", "}", StringComparison.Ordinal);
    }

    // Lines stay lines, so that the scripts mean the same whatever is in them.
    private static string StripScript(string text) => JoinLines(Lines(text).Where(line => !line.StartsWith("//", StringComparison.Ordinal)), "\n");

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    private static string JoinLines(IEnumerable<string> lines, string between) => string.Concat(lines.Select(line => line + between));
}
