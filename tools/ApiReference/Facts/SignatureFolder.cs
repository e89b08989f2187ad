using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace PocketSpy.ApiReference.Facts;

/// <summary>The files of signatures.</summary>
public static class SignatureFolder
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Those that lie beside this program.</summary>
    public static string Default => Path.Combine(AppContext.BaseDirectory, "signatures");

    /// <summary>All libraries of a folder, each after those it refers to; throws <see cref="InvalidDataException"/> where that is impossible.</summary>
    public static IReadOnlyList<LibraryFacts> Read(string folder)
    {
        LibraryFacts[] read = [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ReadFile)];
        List<LibraryFacts> ordered = [];
        while (ordered.Count < read.Length)
        {
            LibraryFacts next = read.FirstOrDefault(library => !ordered.Contains(library) && library.References.All(Known))
                ?? throw new InvalidDataException("these libraries refer to others that are not there, or in a circle: "
                    + string.Join(", ", read.Except(ordered).Select(library => library.Assembly)));
            ordered.Add(next);
        }
        return ordered;

        bool Known(string name) => name == LibraryNames.Core || ordered.Exists(library => library.Assembly == name);
    }

    private static LibraryFacts ReadFile(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<LibraryFacts>(File.ReadAllText(file), Options);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{file}: {wrong.Message}", wrong);
        }
    }
}
