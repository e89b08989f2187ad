using System;
using System.Collections.Generic;
using System.Linq;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>What docs/modules.md has to say: a section with two tables a module.</summary>
internal static class ModulesPage
{
    public const string Page = "docs/modules.md";

    private const string Nothing = "nothing";

    public static IReadOnlyList<string> Lines()
    {
        List<string> lines = [];
        foreach (ModuleFacts facts in ModuleFacts.Of(Sizes.All[0]))
        {
            if (lines.Count > 0) lines.Add("");
            lines.AddRange(Of(facts));
        }
        return lines;
    }

    public static IReadOnlyList<string> SharedLines() => [$"| what all modules share | {Sizes.Heads} |", "|---|---|---|---|", .. Sizes.RowsOfBox()];

    private static IEnumerable<string> Of(ModuleFacts facts)
    {
        string needs = ModuleList.Modules.FirstOrDefault(module => module.Name == facts.Name).Needs;
        yield return "## " + facts.Name;
        yield return SourceConstant.WhatOf($"firmware/{facts.Room}/{facts.Room}Module.cs", "public sealed class");
        yield return "";
        yield return $"| {facts.Name} | |";
        yield return "|---|---|";
        yield return $"| room | `firmware/{facts.Room}` |";
        yield return $"| needs | {(string.IsNullOrEmpty(needs) ? Nothing : needs)} |";
        yield return $"| images | {string.Join(", ", ModuleList.ImagesWith(facts.Name))} |";
        yield return $"| safe mode | {(facts.Module.OpensInSafeMode ? "opens too" : "stays closed")} |";
        yield return $"| listens to | {Joined(facts.Ports.Select(port => $"{port.Transport} {port.Number}"))} |";
        yield return $"| tables | {Joined(facts.Tables.Select(table => table.Name))} |";
        yield return $"| owner's files | {Joined(facts.Files.Select(file => file.Name))} |";
        yield return $"| lists of the page | {Joined(facts.Lists)} |";
        yield return $"| numbers | {Joined(facts.Numbers.Select(number => number.Name))} |";
        yield return $"| heap at rest, small board | {Sizes.Text(facts.Module.HeapBytes)} bytes |";
        string[] sizes = [.. Sizes.RowsOf(facts)];
        if (sizes.Length == 0) yield break;
        yield return "";
        yield return $"| {facts.Name} holds | {Sizes.Heads} |";
        yield return "|---|---|---|---|";
        foreach (string row in sizes) yield return row;
    }

    private static string Joined(IEnumerable<string> items)
    {
        string text = string.Join(", ", items.Select(item => item.Contains(' ', StringComparison.Ordinal) ? item : $"`{item}`"));
        return text.Length == 0 ? Nothing : text;
    }
}
