using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PocketSpy.Box.Image;

namespace PocketSpy.Box.Flash;

/// <summary>What the firmware on the board tells of itself, as nanoff prints it: its target, its version, what it has loaded and what its native half offers.</summary>
public sealed partial class RunningFirmware
{
    private readonly Dictionary<string, uint> _natives;
    private readonly HashSet<string> _loaded;

    private RunningFirmware(string target, string version, HashSet<string> loaded, Dictionary<string, uint> natives)
    {
        Target = target;
        Version = version;
        _loaded = loaded;
        _natives = natives;
    }

    /// <summary>Name of the image.</summary>
    public string Target { get; }

    /// <summary>Version of the image.</summary>
    public string Version { get; }

    /// <summary>Whether the program was found and linked.</summary>
    public bool RunsProgram => _loaded.Contains(ProgramImage.Program);

    /// <summary>Reads nanoff's output; null when it holds no details.</summary>
    public static RunningFirmware Read(string output)
    {
        Match target = TargetLine().Match(output);
        Match version = VersionLine().Match(output);
        if (!target.Success || !version.Success) return null;
        int natives = output.IndexOf("Native Assemblies:", StringComparison.Ordinal);
        int loaded = output.IndexOf("\nAssemblies:", StringComparison.Ordinal);
        string managed = loaded < 0 ? "" : output[loaded..(natives > loaded ? natives : output.Length)];
        Dictionary<string, uint> offered = [];
        if (natives >= 0)
        {
            foreach (Match line in NativeLine().Matches(output[natives..]))
            {
                offered[line.Groups[1].Value] = uint.Parse(line.Groups[2].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
        }
        return new RunningFirmware(target.Groups[1].Value, version.Groups[1].Value, [.. ManagedLine().Matches(managed).Select(line => line.Groups[1].Value)], offered);
    }

    /// <summary>The libraries of the program whose native half is another one in this firmware.</summary>
    public IEnumerable<string> Mismatches(IEnumerable<AssemblyHeader> assemblies) =>
        from assembly in assemblies
        where assembly.NativeChecksum != 0 && !_natives.ContainsValue(assembly.NativeChecksum)
        select string.Create(CultureInfo.InvariantCulture, $"{Name(assembly)} {assembly.Version.ToString(3)} wants 0x{assembly.NativeChecksum:X8}, the firmware has {Offer(assembly.Name)}");

    private static string Name(AssemblyHeader assembly) => assembly.Name == "?" ? "a class library" : assembly.Name;

    private string Offer(string name) => _natives.TryGetValue(name, out uint checksum) ? $"0x{checksum:X8}" : "none";

    [GeneratedRegex(@"Target:\s+(\S+)")]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"CLR Version:\s+(\S+)")]
    private static partial Regex VersionLine();

    // "  PocketSpy.App, 0.1.0.0"
    [GeneratedRegex(@"^\s+([A-Za-z][\w.]*), \d+\.", RegexOptions.Multiline)]
    private static partial Regex ManagedLine();

    // "  System.Net v100.2.0.12, checksum 0x6DFA71D6"
    [GeneratedRegex(@"^\s+(\S+) v[\d.]+, checksum 0x([0-9A-Fa-f]{8})", RegexOptions.Multiline)]
    private static partial Regex NativeLine();
}
