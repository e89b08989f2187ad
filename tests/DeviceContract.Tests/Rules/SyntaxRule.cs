using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>
/// Constructs that the device's compiler or interpreter does not know. They are found in the source, because the PC's
/// compiler turns many of them into something that looks harmless (<c>a[^1]</c> into <c>a[a.Length - 1]</c>).
/// </summary>
internal sealed class SyntaxRule : IRule
{
    private static readonly Dictionary<SyntaxKind, (string Rule, string Message)> Forbidden = new()
    {
        [SyntaxKind.RecordDeclaration] = ("records", "a record is full of generics; write a class"),
        [SyntaxKind.RecordStructDeclaration] = ("records", "a record is full of generics; write a readonly struct"),
        [SyntaxKind.AnonymousObjectCreationExpression] = ("anonymous-types", "an anonymous type is generic; write a class"),
        [SyntaxKind.TupleExpression] = ("tuples", "the device has no tuples; swap with a local, return with out"),
        [SyntaxKind.TupleType] = ("tuples", "the device has no tuples; return with out"),
        [SyntaxKind.ParenthesizedVariableDesignation] = ("tuples", "the device has no deconstruction"),
        [SyntaxKind.RangeExpression] = ("ranges", "the device has no System.Range; use Substring or Array.Copy"),
        [SyntaxKind.IndexExpression] = ("ranges", "the device has no System.Index; write Length - 1"),
        [SyntaxKind.ListPattern] = ("list-patterns", "list patterns do not compile for the device"),
        [SyntaxKind.SpreadElement] = ("spreads", "a spread does not compile for the device; use Array.Copy"),
        [SyntaxKind.Utf8StringLiteralExpression] = ("u8-literals", "u8 literals are spans; use Encoding.UTF8.GetBytes or bytes"),
        [SyntaxKind.RequiredKeyword] = ("required-members", "required does not compile for the device; take it in the constructor"),
        [SyntaxKind.AsyncKeyword] = ("async", "the device has no tasks; use a thread or a poll"),
        [SyntaxKind.AwaitExpression] = ("async", "the device has no tasks; use a thread or a poll"),
        [SyntaxKind.YieldReturnStatement] = ("iterators", "the device has no iterators; fill an array or take a callback"),
        [SyntaxKind.YieldBreakStatement] = ("iterators", "the device has no iterators; fill an array or take a callback"),
        [SyntaxKind.QueryExpression] = ("linq", "the device has no LINQ; write a loop"),
        [SyntaxKind.UnsafeKeyword] = (UnsafeRule.Name, "the device has no unsafe code"),
        [SyntaxKind.FixedStatement] = (UnsafeRule.Name, "the device has no unsafe code"),
        [SyntaxKind.StackAllocArrayCreationExpression] = (UnsafeRule.Name, "the device has no stackalloc"),
        [SyntaxKind.ImplicitStackAllocArrayCreationExpression] = (UnsafeRule.Name, "the device has no stackalloc"),
        [SyntaxKind.VolatileKeyword] = (VolatileRule.Name, "the device has no volatile fields; use lock"),
        [SyntaxKind.DecimalKeyword] = ("decimals", "the device has no decimal; count in the smallest unit with long"),
        [SyntaxKind.InterpolationFormatClause] = (FormatRule.Name, "no formats in interpolation; use ToString(format) or write the digits"),
        [SyntaxKind.InterpolationAlignmentClause] = (FormatRule.Name, "no alignment in interpolation; use PadLeft or PadRight"),
        [SyntaxKind.TypeParameterList] = (GenericsRule.Name, "the device has neither generic types nor generic methods"),
        [SyntaxKind.NullableType] = ("nullable-value-types", "the device has no Nullable<T>; use a value that means none"),
    };

    public static IEnumerable<string> Names => Forbidden.Values.Select(entry => entry.Rule).Append("dynamic").Distinct();

    public IEnumerable<Finding> Check(Subject subject) => subject.Sources.SyntaxTrees.SelectMany(Check);

    private static IEnumerable<Finding> Check(SyntaxTree tree)
    {
        foreach (SyntaxNodeOrToken item in tree.GetRoot().DescendantNodesAndTokens())
        {
            if (Forbidden.TryGetValue(item.Kind(), out (string Rule, string Message) entry))
                yield return SourceFinding.At(entry.Rule, item, entry.Message);
            else if (item.AsNode() is IdentifierNameSyntax { Identifier.Text: "dynamic", Parent: not MemberAccessExpressionSyntax } name)
                yield return SourceFinding.At("dynamic", name, "the device binds no member at run time");
        }
    }
}
