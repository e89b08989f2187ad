using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>What docs/reference.md has to say: ports, times, the owner's files, numbers of the metrics.</summary>
internal static class ReferencePage
{
    public const string Page = "docs/reference.md";

    private static readonly string[] TimeEnds = ["Milliseconds", "Seconds"];

    // Nothing but other names of a second or a minute.
    private static readonly string[] Units = ["SecondMilliseconds", "MinuteMilliseconds"];

    public static IReadOnlyList<string> Ports()
    {
        List<string> lines = ["| port | what for | module | a new link that stays silent is cut after | |", "|---|---|---|---|---|"];
        foreach (OpenedPort port in ModuleFacts.Of(Sizes.All[0]).SelectMany(facts => facts.Ports).OrderBy(port => port.Number))
        {
            lines.Add($"| {port.Transport} {port.Number} | {port.Label} | {port.Module} | {(port.Idle == 0 ? "" : Span(port.Idle))} | {port.Note} |");
        }
        return lines;
    }

    public static IReadOnlyList<string> Times()
    {
        List<string> lines = ["| time | what | constant | in |", "|---|---|---|---|"];
        lines.AddRange(TimeConstants().Select(time => $"| {Span(Milliseconds(time))} | {time.FirstSentence} | `{time.Name}` | `{time.File["firmware/".Length..]}` |"));
        return lines;
    }

    /// <summary>All constants of the firmware that are times.</summary>
    public static IEnumerable<SourceConstant> TimeConstants() => Repository.Files(".cs")
        .Where(file => file.StartsWith("firmware/", StringComparison.Ordinal))
        .SelectMany(file => SourceConstant.In(file).Where(IsTime));

    public static IReadOnlyList<string> Files()
    {
        List<string> lines = ["| file | bytes that count | module |", "|---|---|---|"];
        foreach (ModuleFacts facts in ModuleFacts.Of(Sizes.All[0]))
        {
            lines.AddRange(facts.Files.Select(file => $"| `{file.Name}` | {Sizes.Text(file.Limit)} | {facts.Name} |"));
        }
        return lines;
    }

    public static IReadOnlyList<string> Numbers()
    {
        List<string> lines = ["| number | what | module |", "|---|---|---|"];
        foreach (ModuleFacts facts in ModuleFacts.Of(Sizes.All[0]))
        {
            lines.AddRange(facts.Numbers.Select(number => $"| `pocketspy_{number.Name}` | {number.Help} | {facts.Name} |"));
        }
        return lines;
    }

    /// <summary>Milliseconds in the largest unit that makes a whole number of them.</summary>
    public static string Span(long milliseconds) =>
        milliseconds % 3_600_000 == 0 ? $"{milliseconds / 3_600_000} h"
        : milliseconds % 60_000 == 0 ? $"{milliseconds / 60_000} min"
        : milliseconds >= 1_000 ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1_000m:0.###} s") : $"{milliseconds} ms";

    private static bool IsTime(SourceConstant constant)
    {
        if (constant.Value.Length == 0 || Units.Contains(constant.Name)) return false;
        bool isInTimes = constant.File.EndsWith("Times.cs", StringComparison.Ordinal) && !constant.Name.EndsWith("Sends", StringComparison.Ordinal);
        return isInTimes || TimeEnds.Any(end => constant.Name.EndsWith(end, StringComparison.Ordinal));
    }

    private static long Milliseconds(SourceConstant time) =>
        time.Name.EndsWith("Seconds", StringComparison.Ordinal) ? time.Number * 1_000 : time.Number;
}
