using System;
using System.Collections.Generic;
using System.Linq;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>
/// Members that the compiler picks on the PC where it picks another one, or writes its own, on the device, although
/// the source is the same. Nothing else that the device lacks is allowed.
/// </summary>
internal static class Substitutes
{
    private const string Span = "System.ReadOnlySpan";
    private const string Format = "M:System.String.Format(System.String,System.Object[])";
    private const string Handler = "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";
    private const string BuilderHandler = "System.Text.StringBuilder.AppendInterpolatedStringHandler";

    /// <summary>Documentation id on the PC -> what the device uses instead; the latter is checked against the lists if it is an id.</summary>
    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // lock (x) { }
        ["M:System.Threading.Monitor.Enter(System.Object,System.Boolean@)"] = "M:System.Threading.Monitor.Enter(System.Object)",
        // "a" + letter + "b", and + of five or more
        ["M:System.String.Concat(" + Span + "{System.Char}," + Span + "{System.Char})"] = "M:System.String.Concat(System.String,System.String)",
        ["M:System.String.Concat(" + Span + "{System.Char}," + Span + "{System.Char}," + Span + "{System.Char})"] = "M:System.String.Concat(System.String,System.String,System.String)",
        ["M:System.String.Concat(" + Span + "{System.Char}," + Span + "{System.Char}," + Span + "{System.Char}," + Span + "{System.Char})"] = "M:System.String.Concat(System.String,System.String,System.String,System.String)",
        ["M:System.String.Concat(" + Span + "{System.String})"] = "M:System.String.Concat(System.String[])",
        ["M:System.String.Concat(" + Span + "{System.Object})"] = "M:System.String.Concat(System.Object[])",
        // params object[] and params char[] are all the device has
        ["M:System.String.Format(System.String,System.Object)"] = Format,
        ["M:System.String.Format(System.String,System.Object,System.Object)"] = Format,
        ["M:System.String.Format(System.String,System.Object,System.Object,System.Object)"] = Format,
        ["M:System.String.Format(System.String," + Span + "{System.Object})"] = Format,
        ["M:System.String.Split(" + Span + "{System.Char})"] = "M:System.String.Split(System.Char[])",
        // Split(','): options that somebody wrote are named in the source and reported there
        ["M:System.String.Split(System.Char,System.StringSplitOptions)"] = "M:System.String.Split(System.Char[])",
        ["M:System.String.Trim(" + Span + "{System.Char})"] = "M:System.String.Trim(System.Char[])",
        ["M:System.String.TrimStart(" + Span + "{System.Char})"] = "M:System.String.TrimStart(System.Char[])",
        ["M:System.String.TrimEnd(" + Span + "{System.Char})"] = "M:System.String.TrimEnd(System.Char[])",
        ["M:System.String.Trim(System.Char)"] = "M:System.String.Trim(System.Char[])",
        ["M:System.String.TrimStart(System.Char)"] = "M:System.String.TrimStart(System.Char[])",
        ["M:System.String.TrimEnd(System.Char)"] = "M:System.String.TrimEnd(System.Char[])",
        // Equals(object) is all the device has
        ["M:System.String.Equals(System.String)"] = "M:System.String.Equals(System.Object)",
        // $"{a} of {b}": the compiler falls back to string.Format (formats and alignments are reported by another rule)
        ["M:" + Handler + ".#ctor(System.Int32,System.Int32)"] = Format,
        ["M:" + Handler + ".AppendLiteral(System.String)"] = Format,
        ["M:" + Handler + ".AppendFormatted(System.String)"] = Format,
        ["M:" + Handler + ".AppendFormatted(System.Object,System.Int32,System.String)"] = Format,
        ["M:" + Handler + ".AppendFormatted``1(``0)"] = Format,
        ["M:" + Handler + ".ToStringAndClear"] = Format,
        ["T:" + Handler] = Format,
        // builder.Append($"{a} of {b}")
        ["M:" + BuilderHandler + ".#ctor(System.Int32,System.Int32,System.Text.StringBuilder)"] = Format,
        ["M:" + BuilderHandler + ".AppendLiteral(System.String)"] = Format,
        ["M:" + BuilderHandler + ".AppendFormatted(System.String)"] = Format,
        ["M:" + BuilderHandler + ".AppendFormatted(System.Object,System.Int32,System.String)"] = Format,
        ["M:" + BuilderHandler + ".AppendFormatted``1(``0)"] = Format,
        ["T:" + BuilderHandler] = Format,
        ["M:System.Text.StringBuilder.Append(" + BuilderHandler + "@)"] = "M:System.Text.StringBuilder.Append(System.String)",
        ["M:System.Text.StringBuilder.AppendLine(" + BuilderHandler + "@)"] = "M:System.Text.StringBuilder.AppendLine(System.String)",
        // builder[i]: the indexer has another name
        ["P:System.Text.StringBuilder.Chars(System.Int32)"] = "P:System.Text.StringBuilder.Item(System.Int32)",
    };

    /// <summary>What carries the operands to one of the members above: allowed only in a method that calls such a member.</summary>
    public static IReadOnlyList<string> Plumbing { get; } =
    [
        "M:System.ReadOnlySpan`1.#ctor(`0@)",
        "M:System.ReadOnlySpan`1.#ctor(`0[])",
        "M:System.String.op_Implicit(System.String)~System.ReadOnlySpan{System.Char}",
        "M:System.Runtime.CompilerServices.RuntimeHelpers.CreateSpan``1(System.RuntimeFieldHandle)",
    ];

    /// <summary>Attributes that the compiler writes by itself; on the device it embeds or leaves them out.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
    [
        "System.Runtime.CompilerServices.CompilerGeneratedAttribute",
        "System.Runtime.CompilerServices.IsReadOnlyAttribute",
        "System.Runtime.CompilerServices.IsByRefLikeAttribute",
        "System.Runtime.CompilerServices.ScopedRefAttribute",
        "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute",
        "System.Runtime.CompilerServices.RequiredMemberAttribute",
    ];

    public static bool Allow(string id) => id is not null && Members.ContainsKey(id);

    /// <summary>Types of locals that hold the operands of one of the members above.</summary>
    public static bool IsPlumbing(string id) =>
        Plumbing.Contains(id) || id.StartsWith("T:System.Runtime.CompilerServices.InlineArray", StringComparison.Ordinal);

    public static bool TakesSpan(string id) => Allow(id) && id.Contains(Span, StringComparison.Ordinal);
}
