using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Mono.Cecil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>
/// Every library that an assembly uses comes with a package that its project names, or a project below it. A package also brings
/// those libraries whose types stand in its own signatures; what else it may bring is not relied upon.
/// </summary>
internal sealed class PackageCoverage(DeviceApi api, Func<string, ProjectFile> projectOf)
{
    public const string Name = "missing-package";

    public IEnumerable<Finding> Check(Subject subject)
    {
        string room = subject.Name.Split('.')[^1];
        HashSet<string> covered = Covered(room);
        return Used(subject)
            .Select(use => (Library: api.LibraryOf(use.Type), use.Type, use.Place))
            .Where(use => use.Library is not null && !covered.Contains(use.Library))
            .DistinctBy(use => use.Library)
            .Select(use => use.Place() with { Message = $"{use.Type[2..]} needs the package {PackageOf(use.Library)} in {room}.csproj" });
    }

    private HashSet<string> Covered(string room)
    {
        var packages = new HashSet<string>(["nanoFramework.CoreLibrary"]);
        var open = new Stack<string>([room]);
        while (open.TryPop(out string name))
        {
            ProjectFile project = projectOf(name);
            packages.UnionWith(project.Packages);
            foreach (string below in project.Projects) open.Push(below);
        }
        var libraries = new HashSet<string>(api.Members.Values.Distinct().Where(library => packages.Contains(PackageOf(library))));
        for (int before = 0; before != libraries.Count;)
        {
            before = libraries.Count;
            libraries.UnionWith(libraries.SelectMany(Brings).ToList());
        }
        return libraries;
    }

    private static string PackageOf(string library) => library switch
    {
        "mscorlib" => "nanoFramework.CoreLibrary",
        _ => library.StartsWith("nanoFramework.", StringComparison.Ordinal) ? library : "nanoFramework." + library,
    };

    private IEnumerable<string> Brings(string library) =>
        api.Members.Where(member => member.Value == library && member.Key.Contains('(', StringComparison.Ordinal))
            .SelectMany(member => member.Key[(member.Key.IndexOf('(', StringComparison.Ordinal) + 1)..].Split(',', ')', '~'))
            .Select(type => api.LibraryOf("T:" + type.Replace("[]", "", StringComparison.Ordinal).TrimEnd('@')))
            .Where(brought => brought is not null);

    private static IEnumerable<(string Type, Func<Finding> Place)> Used(Subject subject)
    {
        foreach (Use use in Use.In(subject))
        {
            TypeReference type = (use.Reference as TypeReference ?? use.Reference.DeclaringType).GetElementType();
            if (type is not GenericParameter) yield return (DocumentationId.Of(type), () => use.Report(subject, Name, ""));
        }
        foreach (SyntaxTree tree in subject.Sources.SyntaxTrees)
        {
            SemanticModel model = subject.Sources.GetSemanticModel(tree);
            foreach (IdentifierNameSyntax name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())
                if (model.GetSymbolInfo(name).Symbol is IFieldSymbol { IsConst: true } field)
                    yield return (field.ContainingType.GetDocumentationCommentId(), () => SourceFinding.At(Name, name, ""));
        }
    }
}
