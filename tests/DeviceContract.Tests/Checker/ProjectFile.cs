using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>What a project of the firmware refers to when it is built for the device.</summary>
internal sealed class ProjectFile(string file, XDocument content)
{
    public string File { get; } = file;

    /// <summary>Names of the packages, without those that come with other projects.</summary>
    public IReadOnlyList<string> Packages { get; } = [.. References(content, "PackageReference")];

    /// <summary>Names of the projects, without those that come with other projects.</summary>
    public IReadOnlyList<string> Projects { get; } =
        [.. References(content, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    /// <summary>Names of the packs: rooms that the device has in one assembly.</summary>
    public static IReadOnlyList<string> Packs { get; } = [.. Directory.GetDirectories(PackFolder).Select(Path.GetFileName)];

    private static string PackFolder => Path.Combine(Firmware.Root, "firmware", "Packs");

    /// <summary>The project of a room or a pack.</summary>
    public static ProjectFile Of(string name)
    {
        string folder = Packs.Contains(name) ? PackFolder : Path.Combine(Firmware.Root, "firmware");
        string file = Path.Combine(folder, name, name + ".csproj");
        return new ProjectFile(file, XDocument.Load(file));
    }

    private static IEnumerable<string> References(XDocument content, string kind) =>
        content.Descendants(kind).Where(OnDevice).Select(reference => (string)reference.Attribute("Include"));

    private static bool OnDevice(XElement reference) => !reference.AncestorsAndSelf()
        .Any(element => ((string)element.Attribute("Condition") ?? "").Contains("'$(Device)' != 'true'", StringComparison.Ordinal));
}
