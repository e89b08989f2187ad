using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary><c>text?.Length > 3</c> is an <c>int?</c> to the compiler, although the PC's assembly shows none.</summary>
internal sealed class HiddenNullableRule : IRule
{
    public const string Name = "nullable-value-types";

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (SyntaxTree tree in subject.Sources.SyntaxTrees)
        {
            SemanticModel model = subject.Sources.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
                if (node is ConditionalAccessExpressionSyntax access && IsNullable(model.GetTypeInfo(access).Type))
                    yield return SourceFinding.At(Name, access, "?. gives a Nullable<T> here; test for null first");
        }
    }

    private static bool IsNullable(ITypeSymbol type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
