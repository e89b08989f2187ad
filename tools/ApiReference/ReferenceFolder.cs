using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Mono.Cecil;
using PocketSpy.ApiReference.Facts;

namespace PocketSpy.ApiReference;

/// <summary>A folder of reference assemblies.</summary>
public static class ReferenceFolder
{
    /// <summary>
    /// Writes for each library <c>NAME.dll</c>, and for each package <c>PACKAGE.references</c>: the files of the assemblies that it brings, one a line,
    /// itself first. The same input gives the same bytes.
    /// </summary>
    /// <param name="core">File of the device's mscorlib.</param>
    /// <returns>The libraries.</returns>
    public static IReadOnlyList<LibraryFacts> Write(string signatures, string core, string folder)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyList<LibraryFacts> libraries = SignatureFolder.Read(signatures);
        Dictionary<string, ModuleDefinition> made = new(StringComparer.Ordinal);
        using var resolver = new DefaultAssemblyResolver();
        using ModuleDefinition coreModule = ModuleDefinition.ReadModule(core, new ReaderParameters { AssemblyResolver = resolver });
        foreach (LibraryFacts library in libraries)
        {
            ModuleDefinition module = LibraryWriter.Write(library, coreModule, made);
            made.Add(library.Assembly, module);
            module.Mvid = new Guid(SHA256.HashData(File.ReadAllBytes(Path.Combine(signatures, library.Assembly + ".json")))[..16]);
            module.Write(Path.Combine(folder, library.Assembly + ".dll"), new WriterParameters { Timestamp = 0 });
            File.WriteAllLines(Path.Combine(folder, library.Package + ".references"), Brought(library, libraries).Select(name => Path.Combine(folder, name + ".dll")));
        }
        foreach (ModuleDefinition module in made.Values) module.Dispose();
        return libraries;
    }

    private static IEnumerable<string> Brought(LibraryFacts library, IReadOnlyList<LibraryFacts> libraries) =>
        library.References.Where(name => name != LibraryNames.Core)
            .SelectMany(name => Brought(libraries.Single(other => other.Assembly == name), libraries))
            .Prepend(library.Assembly)
            .Distinct();
}
