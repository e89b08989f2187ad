using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>A number or a field of a class of the firmware, with what its comment says.</summary>
/// <param name="File">Path from the root.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is given, as it stands in the source; empty for a field.</param>
/// <param name="What">Its comment as one line, empty when there is none.</param>
internal sealed partial record SourceConstant(string File, string Name, string Value, string What)
{
    /// <summary>All constants and public fields of a file that are whole numbers, in their order.</summary>
    public static IEnumerable<SourceConstant> In(string file)
    {
        foreach (Match match in Numbers().Matches(Repository.Read(file)))
        {
            yield return new SourceConstant(file, match.Groups["name"].Value, match.Groups["value"].Value, Plain(match.Groups["comment"].Value));
        }
    }

    /// <summary>What the comment above a declaration says, as one line.</summary>
    public static string WhatOf(string file, string declaration)
    {
        Match match = Regex.Match(Repository.Read(file), @"(?<comment>(?:^ *///?.*\n)+) *" + Regex.Escape(declaration), RegexOptions.Multiline);
        return match.Success ? Plain(match.Groups["comment"].Value) : "";
    }

    /// <summary>The value; a product such as 10 * 60_000 is worked out.</summary>
    public long Number => Value.Split('*').Aggregate(1L, (product, factor) => product * long.Parse(factor.Replace("_", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture));

    /// <summary>The first sentence of the comment.</summary>
    public string FirstSentence => Regex.Match(What, @"^.*?[.?!](?= [A-Z]|$)|^.*").Value;

    [GeneratedRegex(@"(?<comment>(?:^ *///?.*\n)*)^ *(?:public|internal|private) (?:const )?int (?<name>\w+)(?: = (?<value>[0-9_* ]+))?;", RegexOptions.Multiline)]
    private static partial Regex Numbers();

    private static string Plain(string comment)
    {
        string text = string.Join(' ', comment.Split('\n').Select(line => line.Trim().TrimStart('/').Trim()));
        text = Regex.Replace(text, "<(?:see|paramref) (?:cref|name)=\"(?:\\w+\\.)*(\\w+)\" ?/>", "$1");
        text = Regex.Replace(text, "<remarks>.*", "");
        text = Regex.Replace(text, "</?[a-z]+>", "");
        return Regex.Replace(text, @"\s+", " ").Trim().Replace("|", "\\|", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal);
    }
}
