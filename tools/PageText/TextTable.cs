using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PocketSpy.PageText;

/// <summary>All words of the page and the cards: a key, and its text in each language. Read from texts.txt, whose head says how it is written.</summary>
public sealed class TextTable
{
    /// <summary>The languages, the one first that stands in for what is not chosen.</summary>
    public static readonly string[] Languages = ["en", "de", "fr", "es", "ja"];

    // What the card of the command line says alone takes no room in the box.
    private const string OfTheCard = "box.";

    private readonly Dictionary<string, string[]> _texts = [];

    private TextTable()
    {
    }

    /// <summary>The keys, in the order of the file.</summary>
    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>Reads a table; throws <see cref="InvalidDataException"/>, naming key and language, when a text is missing or there twice.</summary>
    public static TextTable Parse(string text)
    {
        TextTable table = new();
        string key = null;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                key = line[2..];
                if (!table._texts.TryAdd(key, new string[Languages.Length])) throw new InvalidDataException($"the key {key} is there twice");
                continue;
            }
            int language = line.Length > 3 && line[2] == ' ' ? Array.IndexOf(Languages, line[..2]) : -1;
            if (key is null || language < 0) throw new InvalidDataException($"this is neither a key nor a text of a language: {line}");
            if (table._texts[key][language] is not null) throw new InvalidDataException($"{key} is there twice in {Languages[language]}");
            table._texts[key][language] = line[3..];
        }
        foreach ((string name, string[] texts) in table._texts)
        {
            int missing = Array.IndexOf(texts, null);
            if (missing >= 0) throw new InvalidDataException($"{name} is missing in {Languages[missing]}");
        }
        return table;
    }

    /// <summary>A text; throws <see cref="InvalidDataException"/> for a key that there is not.</summary>
    public string Get(string key, string language) =>
        _texts.TryGetValue(key, out string[] texts) ? texts[Array.IndexOf(Languages, language)] : throw new InvalidDataException($"there is no text {key}");

    /// <summary>The keys of the page, which leaves out what is for printed cards alone.</summary>
    public IEnumerable<string> PageKeys => _texts.Keys.Where(key => !key.StartsWith(OfTheCard, StringComparison.Ordinal));

    /// <summary>The page's texts of a language, in the order of <see cref="PageKeys"/>.</summary>
    public IEnumerable<string> Of(string language) => PageKeys.Select(key => Get(key, language));
}
