using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace PocketSpy.PackLimits;

/// <summary>
/// Names that no .pe file stores, as the runtime has them in a table of its own. They are found by looking at what mscorlib declares and its .pe does not
/// store; names of the table that this mscorlib no longer has are missed, so counts are a little too high rather than too low.
/// </summary>
public static class WellKnownNames
{
    /// <summary>The names.</summary>
    /// <param name="core">mscorlib.dll, with mscorlib.pe beside it.</param>
    public static IReadOnlySet<string> Of(string core)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(core);
        HashSet<string> stored = [.. PeFile.Read(Path.ChangeExtension(core, ".pe")).Strings];
        return AssemblyCount.NamesOf(module).Where(name => !stored.Contains(name)).ToHashSet(StringComparer.Ordinal);
    }
}
