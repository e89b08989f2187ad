using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>Findings in a source file.</summary>
internal static class SourceFinding
{
    public static Finding At(string rule, SyntaxNodeOrToken item, string message)
    {
        FileLinePositionSpan place = item.GetLocation().GetLineSpan();
        SyntaxNode node = item.AsNode() ?? item.Parent;
        BaseTypeDeclarationSyntax type = node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault();
        MemberDeclarationSyntax member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        string space = node.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name + ".";
        return new Finding(rule, space + type?.Identifier.Text, NameOf(member), place.Path, place.StartLinePosition.Line + 1, message);
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ConstructorDeclarationSyntax => ".ctor",
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => "",
    };
}
