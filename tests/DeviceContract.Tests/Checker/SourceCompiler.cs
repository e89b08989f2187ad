using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>Compiles sources in memory, with symbols.</summary>
internal static class SourceCompiler
{
    /// <summary>The libraries of the PC and the shims beside the tests, without our own assemblies.</summary>
    public static IReadOnlyList<MetadataReference> Libraries { get; } =
        [.. HostLibraries.Paths.Where(path => !Subject.IsOurs(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation Compile(
        string assembly, IEnumerable<string> files, IEnumerable<MetadataReference> references, bool optimize = false, params string[] symbols)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None, SourceCodeKind.Regular, symbols);
        return CSharpCompilation.Create(
            assembly,
            files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8), options, file)),
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: optimize ? OptimizationLevel.Release : OptimizationLevel.Debug,
                allowUnsafe: true));
    }

    /// <summary>Emits and reads back with symbols; throws with the compiler's errors if there are any.</summary>
    public static Subject Emit(CSharpCompilation compilation)
    {
        var assembly = new MemoryStream();
        var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)));
        assembly.Position = symbols.Position = 0;
        var parameters = new ReaderParameters
        {
            AssemblyResolver = HostLibraries.Default.Resolver,
            ReadSymbols = true,
            SymbolReaderProvider = new PortablePdbReaderProvider(),
            SymbolStream = symbols,
        };
        return new Subject(ModuleDefinition.ReadModule(assembly, parameters), compilation);
    }
}
