using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>The rooms of the firmware: their sources and the assemblies that were built of them for the PC.</summary>
internal static class Firmware
{
    /// <summary>Which rooms each room may use; those of a room stand before it.</summary>
    private static readonly (string Room, string[] Below)[] Arrows =
    [
        ("Wire", []),
        ("Games", []),
        ("Storage", ["Wire"]),
        ("Core", ["Storage", "Wire"]),
        ("Network", ["Core", "Storage", "Wire"]),
        ("Web", ["Core", "Storage", "Wire"]),
        ("Nintendo", ["Web", "Core", "Storage", "Wire"]),
        ("Presence", ["Nintendo", "Web", "Core", "Storage", "Wire"]),
        ("Matchmaking", ["Core", "Games", "Storage", "Wire"]),
        ("OlderGames", ["Matchmaking", "Core", "Games", "Storage", "Wire"]),
        ("Board", ["Web", "Core", "Storage", "Wire"]),
        ("Files", ["Web", "Core", "Storage", "Wire"]),
        ("Tokens", ["Presence", "Nintendo", "Web", "Core", "Storage", "Wire"]),
        ("Messenger", ["Tokens", "Presence", "Nintendo", "Web", "Core", "Storage", "Wire"]),
        ("Net", ["Core", "Storage", "Wire"]),
        ("App", ["Net", "Messenger", "Tokens", "Files", "Board", "OlderGames", "Matchmaking", "Presence", "Nintendo", "Web", "Network", "Core", "Games", "Storage", "Wire"]),
    ];

    /// <summary>All rooms, from the bottom to the top.</summary>
    public static IReadOnlyList<string> Rooms { get; } = [.. Arrows.Select(arrow => arrow.Room)];

    public static string Root { get; } = FindRoot();

    /// <summary>The rooms that a room may use.</summary>
    public static IReadOnlyList<string> Below(string room) => Arrows.Single(arrow => arrow.Room == room).Below;

    public static string FileOf(string room) => Path.Combine(AppContext.BaseDirectory, "PocketSpy." + room + ".dll");

    /// <summary>The sources of a room, without those that the PC does not build.</summary>
    public static IEnumerable<string> SourcesOf(string room) => AllSourcesOf(room).Where(file => !Inside(file, room, "Esp32"));

    private static IEnumerable<string> AllSourcesOf(string room) =>
        Directory.GetFiles(Path.Combine(Root, "firmware", room), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Inside(file, room, "bin") && !Inside(file, room, "obj"))
            .Order(StringComparer.Ordinal);

    /// <summary>The PC's build of a room with its symbols; throws if either is missing or does not fit.</summary>
    public static Subject Read(string room)
    {
        ModuleDefinition module = ReadModule(FileOf(room));
        IEnumerable<MetadataReference> below = Below(room).Select(other => MetadataReference.CreateFromFile(FileOf(other)));
        return new Subject(module, SourceCompiler.Compile(module.Assembly.Name.Name, SourcesOf(room), SourceCompiler.Libraries.Concat(below)));
    }

    /// <summary>The room as the device builds it, compiled here, if that differs from the PC's build; otherwise null.</summary>
    public static Subject ReadDeviceOnly(string room)
    {
        if (!HasDeviceOnly(room)) return null;
        IEnumerable<MetadataReference> below = Below(room).Select(other => MetadataReference.CreateFromFile(FileOf(other)));
        return SourceCompiler.Emit(SourceCompiler.Compile(
            "PocketSpy." + room, AllSourcesOf(room), DeviceOnly.References.Concat(below), symbols: DeviceOnly.Symbol));
    }

    /// <summary>Whether a source that both build has lines for one of the two alone.</summary>
    public static bool HasBranches(string room) =>
        SourcesOf(room).Any(file => File.ReadLines(file).Any(line => line.Contains(DeviceOnly.Symbol, StringComparison.Ordinal)));

    private static bool HasDeviceOnly(string room) => HasBranches(room) || AllSourcesOf(room).Any(file => Inside(file, room, "Esp32"));

    public static ModuleDefinition ReadModule(string file) => ModuleDefinition.ReadModule(file, new ReaderParameters
    {
        AssemblyResolver = HostLibraries.Default.Resolver,
        ReadSymbols = true,
        SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: true),
    });

    private static bool Inside(string file, string room, string folder) =>
        file.StartsWith(Path.Combine(Root, "firmware", room, folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string FindRoot()
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "nf.proj.sln")))
            at = Path.GetDirectoryName(at) ?? throw new DirectoryNotFoundException("nf.proj.sln in no folder above " + AppContext.BaseDirectory);
        return at;
    }
}
