using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PocketSpy.DeviceBuild.Tests.Building;

/// <summary>The repository that this test was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The test projects that also build for the device, by the name of their folder.</summary>
    public static IReadOnlyList<string> DeviceTests { get; } = FindDeviceTests();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The packages of nanoFramework with the versions that this repository asks for.</summary>
    public static IReadOnlyDictionary<string, string> NanoPackages() =>
        XDocument.Load(PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => ((string)package.Attribute("Include")).StartsWith("nanoFramework.", StringComparison.Ordinal))
            .ToDictionary(package => (string)package.Attribute("Include"), package => (string)package.Attribute("Version"));

    /// <summary>The parts that a test project is built in; one without a name for a project that is built whole.</summary>
    public static IReadOnlyList<string> PartsOf(string test)
    {
        string[] parts = [.. XDocument.Load(PathOf("tests", test, test + ".csproj")).Descendants("NanoPart").Select(part => (string)part.Attribute("Part")).Distinct()];
        return parts.Length == 0 ? [""] : parts;
    }

    private static string[] FindDeviceTests()
    {
        string[] pcOnly = XDocument.Load(PathOf("tests", "Directory.Build.props")).Descendants("PcOnlyTests").Single().Value.Split(';');
        // A folder without a project is what an earlier build left of one that is gone.
        return [.. Directory.GetDirectories(PathOf("tests"), "*.Tests").Select(Path.GetFileName).Where(name => File.Exists(PathOf("tests", name, name + ".csproj"))).Except(pcOnly).Order(StringComparer.Ordinal)];
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "nf.proj.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("nf.proj.sln in no folder above " + AppContext.BaseDirectory);
        return folder;
    }
}
