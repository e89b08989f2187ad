using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>firmware/Modules.props: which modules there are, what each needs, and which image has which.</summary>
internal static class ModuleList
{
    public const string File = "firmware/Modules.props";

    private const string ImagePrefix = "ImageModules_";

    private static readonly XElement Root = XDocument.Parse(Repository.Read(File)).Root;

    /// <summary>Name, room and what is needed, empty for nothing.</summary>
    public static IReadOnlyList<(string Name, string Room, string Needs)> Modules { get; } =
        [.. Root.Descendants("ModuleRoom").Select(item => ((string)item.Attribute("Include"), (string)item.Attribute("Room"), (string)item.Attribute("Needs") ?? ""))];

    /// <summary>The names of the images that have a module.</summary>
    public static IEnumerable<string> ImagesWith(string module) => Root.Descendants()
        .Where(item => item.Name.LocalName.StartsWith(ImagePrefix, StringComparison.Ordinal) && item.Value.Split(';').Contains(module))
        .Select(item => item.Name.LocalName[ImagePrefix.Length..]);
}
