using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>No method comes back to itself: the device has room for some 400 frames, and running out of memory is fatal.</summary>
internal sealed class RecursionRule : IRule
{
    public const string Name = "recursion";

    /// <summary>Full name of a method that may call itself, and why its depth is bounded.</summary>
    public static IReadOnlyDictionary<string, string> Allowed { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IEnumerable<Finding> Check(Subject subject) => Check([subject]);

    /// <summary>The same over several assemblies, for cycles that run through more than one.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyList<Subject> subjects) =>
        new CallGraph(subjects).Cycles()
            .Where(cycle => !Allowed.ContainsKey(cycle.From.Method.FullName))
            .Select(cycle => cycle.From.Subject.At(Name, cycle.From.Method, cycle.Call, Describe(cycle.From.Method, cycle.To.Method)));

    private static string Describe(MethodDefinition from, MethodDefinition to) => from == to
        ? "calls itself; write a loop"
        : "calls " + to.DeclaringType.Name + "." + to.Name + ", which can come back here; write a loop";
}
