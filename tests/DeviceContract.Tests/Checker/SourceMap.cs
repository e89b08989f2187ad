using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Mono.Cecil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>Where types, fields and methods without a body are declared: the symbols of an assembly tell statements only.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<string, (string File, int Line)> _places = [];

    public SourceMap(CSharpCompilation sources)
    {
        foreach (SyntaxTree tree in sources.SyntaxTrees)
        {
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (NameOf(node) is not { IsMissing: false } name) continue;
                SemanticName(node, out string type);
                FileLinePositionSpan span = name.GetLocation().GetLineSpan();
                string key = node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax ? type : type + "::" + name.Text;
                _places.TryAdd(key, (tree.FilePath, span.StartLinePosition.Line + 1));
            }
        }
    }

    public (string File, int Line) Find(TypeDefinition type, IMemberDefinition member)
    {
        string owner = type.FullName.Split('`')[0];
        string name = member is TypeDefinition ? owner : owner + "::" + Plain(member.Name, type.Name);
        return _places.TryGetValue(name, out (string, int) place) || _places.TryGetValue(owner, out place) ? place : (type.Module.Name, 0);
    }

    // get_Port, <Port>k__BackingField, .ctor and <Open>b__3_0 stand where Port, the type and Open stand.
    private static string Plain(string name, string type)
    {
        if (name is ".ctor" or ".cctor") return type;
        int close = name.IndexOf('>', System.StringComparison.Ordinal);
        if (name[0] == '<' && close > 1) return name[1..close];
        foreach (string prefix in (string[])["get_", "set_", "add_", "remove_"])
            if (name.StartsWith(prefix, System.StringComparison.Ordinal)) return name[prefix.Length..];
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private static SyntaxToken? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        EventDeclarationSyntax @event => @event.Identifier,
        EnumMemberDeclarationSyntax member => member.Identifier,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier,
        _ => null,
    };

    private static void SemanticName(SyntaxNode node, out string type)
    {
        IEnumerable<string> types = node.AncestorsAndSelf().Select(around => around switch
        {
            BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
            DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
            _ => null,
        }).Where(name => name is not null).Reverse();
        string space = string.Join('.', node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(around => around.Name.ToString()));
        type = (space.Length == 0 ? "" : space + ".") + string.Join('/', types);
    }
}
