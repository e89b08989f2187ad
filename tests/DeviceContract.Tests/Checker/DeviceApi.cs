using System;
using System.Collections.Generic;
using System.IO;

namespace PocketSpy.DeviceContract.Checker;

/// <summary>The public members of the device's class libraries: TestData/nanoframework-api, one list a library.</summary>
internal sealed class DeviceApi
{
    // These stand in no list but in the runtime itself, or the lists leave them out as they are not public API.
    private static readonly string[] Unlisted = ["M:System.Object.Finalize"];

    private readonly Dictionary<string, string> _libraries = new(StringComparer.Ordinal);

    private DeviceApi()
    {
    }

    public static DeviceApi Default { get; } = Load(Path.Combine(AppContext.BaseDirectory, "TestData", "nanoframework-api"));

    public IReadOnlyDictionary<string, string> Members => _libraries;

    public static DeviceApi Load(string directory)
    {
        var api = new DeviceApi();
        foreach (string file in Directory.GetFiles(directory, "*.txt"))
            foreach (string line in File.ReadLines(file))
                if (line.Length > 2 && line[1] == ':') api._libraries.TryAdd(line, Path.GetFileNameWithoutExtension(file));
        foreach (string id in Unlisted) api._libraries.TryAdd(id, "mscorlib");
        return api;
    }

    public bool Has(string id) => id is not null && _libraries.ContainsKey(id);

    /// <summary>The list a member stands in, or null.</summary>
    public string LibraryOf(string id) => _libraries.GetValueOrDefault(id);
}
