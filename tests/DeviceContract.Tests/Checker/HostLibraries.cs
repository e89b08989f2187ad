using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>The PC's class libraries: which type inherits from which.</summary>
internal sealed class HostLibraries
{
    private readonly Dictionary<string, List<string>> _derived = new(StringComparer.Ordinal);
    private readonly DefaultAssemblyResolver _resolver;

    private HostLibraries()
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (string directory in Paths.Select(Path.GetDirectoryName).Distinct()) resolver.AddSearchDirectory(directory);
        _resolver = resolver;
        foreach (string name in (string[])["System.Private.CoreLib", "System.Net.Sockets", "System.Net.Primitives", "System.Collections.NonGeneric"])
        {
            foreach (TypeDefinition type in resolver.Resolve(new AssemblyNameReference(name, null)).MainModule.Types)
                foreach (string parent in BasesOf(type))
                    (_derived.TryGetValue(parent, out List<string> list) ? list : _derived[parent] = []).Add(DocumentationId.Name(type));
        }
    }

    /// <summary>Files of every assembly this test process may load.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    public static HostLibraries Default { get; } = new();

    public IAssemblyResolver Resolver => _resolver;

    /// <summary>Lets references be resolved in another directory, too.</summary>
    public void AddDirectory(string directory) => _resolver.AddSearchDirectory(directory);

    /// <summary>Names of the types that derive from <paramref name="type"/> on the PC.</summary>
    public IEnumerable<string> DerivedFrom(string type) => _derived.GetValueOrDefault(type, []);

    /// <summary>Names of the base classes of a class, or of the bases of an interface, on the PC; nearest first.</summary>
    public static IEnumerable<string> BasesOf(TypeReference type)
    {
        TypeDefinition start = type.Resolve();
        if (start is { IsInterface: true })
            foreach (InterfaceImplementation implemented in start.Interfaces) yield return DocumentationId.Name(implemented.InterfaceType);
        for (TypeReference parent = start?.BaseType; parent is not null; parent = parent.Resolve()?.BaseType)
            yield return DocumentationId.Name(parent);
        if (start is { IsInterface: true }) yield return "System.Object";
    }
}
