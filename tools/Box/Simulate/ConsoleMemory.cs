using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace PocketSpy.Box.Simulate;

/// <summary>
/// What a console keeps in its own flash: the user id that the box gave it and the profile it had. Kept in a small JSON file,
/// so that a simulated console is the same one tomorrow.
/// </summary>
public sealed class ConsoleMemory
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private readonly string _path;
    private readonly Dictionary<string, Entry> _entries;

    private ConsoleMemory(string path, Dictionary<string, Entry> entries)
    {
        _path = path;
        _entries = entries;
    }

    /// <summary>What one console knows.</summary>
    public sealed class Entry
    {
        /// <summary>Its user id, 13 digits; null before it has one.</summary>
        public string UserId { get; set; }

        /// <summary>Its profile id; 0 before it has one.</summary>
        public int ProfileId { get; set; }
    }

    /// <summary>Reads the file; a missing one is an empty memory. Null when it is something else: then it is not to be written over.</summary>
    public static ConsoleMemory Load(string path)
    {
        try
        {
            Dictionary<string, Entry> entries = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllText(path)) : [];
            return entries is null ? null : new ConsoleMemory(path, entries);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a console knows; a new one knows nothing.</summary>
    public Entry Of(string console)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(console, out Entry entry)) _entries[console] = entry = new Entry();
            return entry;
        }
    }

    /// <summary>Writes the file.</summary>
    public void Save()
    {
        lock (_entries) File.WriteAllText(_path, JsonSerializer.Serialize(_entries, Readable));
    }
}
