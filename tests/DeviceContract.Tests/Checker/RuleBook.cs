using System;
using System.Collections.Generic;
using System.Linq;
using PocketSpy.DeviceContract.Rules;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>Every rule, applied to one assembly.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<IRule> Rules { get; } =
    [
        new SyntaxRule(),
        new LibraryMemberRule(DeviceApi.Default),
        new GenericsRule(),
        new UnsafeRule(),
        new VolatileRule(),
        new ArrayRankRule(),
        new InterfaceBodyRule(),
        new FormatRule(),
        new HiddenNullableRule(),
        new LibraryConstantRule(DeviceApi.Default),
        new NulInStringRule(),
        new MutableStructRule(),
        new SinglePrecisionRule(DeviceApi.Default),
        new EnumTextRule(),
        new RecursionRule(),
        new RoomRule(),
    ];

    /// <summary>The names that findings may carry.</summary>
    public static IEnumerable<string> Names =>
    [
        .. SyntaxRule.Names.Union(
        [
            LibraryMemberRule.Name, GenericsRule.Name, "spans", UnsafeRule.Name, VolatileRule.Name, ArrayRankRule.Name,
            InterfaceBodyRule.Name, FormatRule.Name, NulInStringRule.Name, MutableStructRule.Name, SinglePrecisionRule.Name,
            EnumTextRule.Name, RecursionRule.Name, RoomRule.Name,
        ]),
    ];

    /// <summary>All findings, each once, by file and line.</summary>
    public static IReadOnlyList<Finding> Check(Subject subject)
    {
        List<Finding> all = [.. Rules.SelectMany(rule => rule.Check(subject)).Distinct()];
        // A construct that the device lacks drags library members and generics along: reporting it once is enough.
        HashSet<(string, int)> constructs =
            [.. all.Where(finding => SyntaxRule.Names.Contains(finding.Rule) && !IsConsequence(finding)).Select(finding => (finding.File, finding.Line))];
        return [.. all.Where(finding => !IsConsequence(finding) || !constructs.Contains((finding.File, finding.Line)))
            .DistinctBy(finding => (finding.Rule, finding.File, finding.Line, finding.Message))
            .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
    }

    private static bool IsConsequence(Finding finding) => finding.Rule is LibraryMemberRule.Name or GenericsRule.Name or "spans";
}
