using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>Constants and enum values of a library exist on the device. They leave a bare number in the assembly, so the source is asked.</summary>
internal sealed class LibraryConstantRule(DeviceApi api) : IRule
{
    public const string Name = LibraryMemberRule.Name;

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (SyntaxTree tree in subject.Sources.SyntaxTrees)
        {
            SemanticModel model = subject.Sources.GetSemanticModel(tree);
            foreach (IdentifierNameSyntax name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())
                if (model.GetSymbolInfo(name).Symbol is IFieldSymbol { IsConst: true } field && Missing(field) is { } id)
                    yield return SourceFinding.At(Name, name, "the device has no " + id[2..]);
        }
    }

    private string Missing(IFieldSymbol field)
    {
        if (Subject.IsOurs(field.ContainingAssembly.Name)) return null;
        string id = field.GetDocumentationCommentId();
        return api.Has(id) ? null : id;
    }
}
