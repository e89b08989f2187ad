using System;
using PocketSpy.PackLimits;

namespace PocketSpy.DeviceBuild.Tests.Counting;

/// <summary>One of the numbers that are counted of an assembly and have a column in the file of budgets.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="Unit">For messages: methods, bytes of code.</param>
/// <param name="Step">Budgets are multiples of it, so that not every line of code asks for a new one.</param>
internal sealed record Figure(string Column, string Unit, int Step, Func<AssemblyCount, int> Get)
{
    /// <summary>In the order of the columns.</summary>
    public static readonly Figure[] All =
    [
        new("types", "types", 5, count => count.Types),
        new("methods", "methods", 10, count => count.Methods),
        new("fields", "fields", 10, count => count.Fields),
        new("statics", "static fields", 5, count => count.StaticFields),
        new("typeRefs", "types of other assemblies", 5, count => count.TypeReferences),
        new("memberRefs", "members of other assemblies", 10, count => count.MemberReferences),
        new("names", "bytes of names", 100, count => count.NameBytes),
        new("texts", "bytes of texts", 100, count => count.TextBytes),
        new("code", "bytes of byte code", 100, count => count.CodeBytes),
        new("heap", "bytes of heap for its tables", 100, HeapEstimate.Of),
    ];

    /// <summary>A budget for what is there: two in a hundred more, rounded up.</summary>
    public int BudgetFor(int value) => (value + value / 50 + Step - 1) / Step * Step;
}
