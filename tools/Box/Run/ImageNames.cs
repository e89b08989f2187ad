using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PocketSpy.Box.Run;

/// <summary>The images and modules of firmware/Modules.props, as they were when this program was built.</summary>
public static class ImageNames
{
    private const string ImagePrefix = "Image.";
    private const string ModulePrefix = "Module.";

    /// <summary>The images, each with the names of its modules between commas.</summary>
    public static IReadOnlyDictionary<string, string> Images { get; } = Read(ImagePrefix);

    /// <summary>The modules, each with the name of the one that it needs, or nothing.</summary>
    public static IReadOnlyDictionary<string, string> Modules { get; } = Read(ModulePrefix);

    /// <summary>The modules of an image, or of a list of modules; null and what is wrong with it.</summary>
    public static string ModulesOf(string text, out string problem)
    {
        problem = null;
        if (Images.TryGetValue(text, out string modules)) return modules;
        string[] names = text.Split(',');
        foreach (string name in names)
        {
            if (!Modules.TryGetValue(name, out string needed)) problem = $"{name} is neither an image ({string.Join(", ", Images.Keys)}) nor a module ({string.Join(", ", Modules.Keys)})";
            else if (needed.Length > 0 && !names.Contains(needed)) problem = $"{name} needs {needed}";
            if (problem is not null) return null;
        }
        return text;
    }

    private static SortedDictionary<string, string> Read(string prefix) => new(typeof(ImageNames).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(item => item.Key.StartsWith(prefix, System.StringComparison.Ordinal))
        .ToDictionary(item => item.Key[prefix.Length..], item => item.Value.Replace(';', ',')));
}
