using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PocketSpy.Box.Image;

/// <summary>
/// The native halves in a firmware: native_assemblies.csv of its archive, a line each of name, version and checksum, e.g.
/// <c>System.Net,100.2.0.14,0x6DFA71D6</c>. A program starts only on a firmware that has the half of each of its libraries.
/// Source: nf-interpreter, CMake/Modules/FindNF_NativeAssemblies.cmake.
/// </summary>
public sealed class NativeAssemblies
{
    /// <summary>Name of the file in an archive.</summary>
    public const string FileName = "native_assemblies.csv";

    private readonly Dictionary<string, (string Version, uint Checksum)> _natives;

    private NativeAssemblies(Dictionary<string, (string Version, uint Checksum)> natives)
    {
        _natives = natives;
    }

    /// <summary>Reads the file; null when there is no such line in it.</summary>
    public static NativeAssemblies Parse(string text)
    {
        Dictionary<string, (string Version, uint Checksum)> natives = [];
        foreach (string line in text.Split('\n'))
        {
            string[] columns = [.. line.Split(',', ';').Select(column => column.Trim().Trim('"'))];
            if (columns.Length < 3) continue;
            string digits = columns[2].StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? columns[2][2..] : columns[2];
            if (uint.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint checksum)) natives[columns[0]] = (columns[1], checksum);
        }
        return natives.Count > 0 ? new NativeAssemblies(natives) : null;
    }

    /// <summary>The libraries of a program whose native half is missing or another one here, each with both sides; none when the program fits.</summary>
    public IReadOnlyList<string> Mismatches(IEnumerable<AssemblyHeader> assemblies) =>
    [
        .. from assembly in assemblies
           where assembly.NativeChecksum != 0 && !_natives.Values.Any(native => native.Checksum == assembly.NativeChecksum)
           select string.Create(CultureInfo.InvariantCulture, $"{assembly.Name} {assembly.Version.ToString(3)} needs the native half 0x{assembly.NativeChecksum:X8}, the firmware has {Offer(assembly.Name)}"),
    ];

    private string Offer(string name) => _natives.TryGetValue(name, out (string Version, uint Checksum) native)
        ? string.Create(CultureInfo.InvariantCulture, $"{native.Version} with 0x{native.Checksum:X8}")
        : "none";
}
