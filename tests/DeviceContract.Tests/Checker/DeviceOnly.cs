using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>
/// Compiles what the PC does not build: firmware/App/Esp32 and the parts behind <c>#if NANOFRAMEWORK_1_0</c>. The libraries that only
/// the device has stand in DeviceOnly/*.cs as declarations without bodies.
/// <para>What that proves: each type and member that such a file names exists on the device with these parameters, for every public
/// symbol of DeviceOnly must stand in the device's lists. What it does not prove: return types, base types, what is static and the
/// numbers of enum values; the lists do not tell them, so DeviceOnly claims them by hand. A member that is missing in DeviceOnly is a
/// compiler error here; declare it there after a look at the library.</para>
/// </summary>
internal static class DeviceOnly
{
    /// <summary>Defined when compiling for the device.</summary>
    public const string Symbol = "NANOFRAMEWORK_1_0";

    private const string Assembly = "nanoframework-stubs";

    /// <summary>Libraries of the PC whose types of the same name have another shape on the device.</summary>
    private static readonly string[] Replaced = ["System.Net.NetworkInformation.dll", "netstandard.dll", "System.Net.NameResolution.dll"];

    private static readonly Lazy<string> File = new(EmitDeclarations);

    public static CSharpCompilation Declarations { get; } = SourceCompiler.Compile(
        Assembly, Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "DeviceOnly"), "*.cs"), Libraries());

    /// <summary>The libraries as a device's compilation sees them.</summary>
    public static IEnumerable<MetadataReference> References => Libraries().Append(MetadataReference.CreateFromFile(File.Value));

    /// <summary>Documentation ids of all that DeviceOnly declares.</summary>
    public static IEnumerable<string> Declared =>
        Members(Declarations.Assembly.GlobalNamespace).Where(IsListed).Select(symbol => symbol.GetDocumentationCommentId());

    private static IEnumerable<MetadataReference> Libraries() =>
        SourceCompiler.Libraries.Where(library => !Replaced.Contains(Path.GetFileName(library.Display)));

    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol parent) =>
        parent.GetMembers().SelectMany(member => member is INamespaceOrTypeSymbol inner ? Members(inner).Prepend(member) : [member]);

    // Accessors stand in the lists as their property; implicit constructors of delegates and enums not at all.
    private static bool IsListed(ISymbol symbol) =>
        symbol is not INamespaceSymbol && !symbol.IsImplicitlyDeclared
        && symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected
        && symbol is not IMethodSymbol { AssociatedSymbol: not null };

    private static string EmitDeclarations()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("device-contract").FullName, Assembly + ".dll");
        Microsoft.CodeAnalysis.Emit.EmitResult result = Declarations.Emit(file);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)));
        HostLibraries.Default.AddDirectory(Path.GetDirectoryName(file));
        return file;
    }
}
