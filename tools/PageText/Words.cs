using System;
using System.IO;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PocketSpy.PageText;

/// <summary>
/// Puts the words of <see cref="TextTable"/> into the page: all languages into its script, English into its markup, so that a browser without
/// scripts has whole sentences. What it makes of a text is what language.js makes of it.
/// </summary>
public static class Words
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The script with the table in it.</summary>
    public static string IntoScript(string script, TextTable table)
    {
        System.Collections.Generic.Dictionary<string, System.Collections.Generic.IEnumerable<string>> all = [];
        foreach (string language in TextTable.Languages) all[language] = table.Of(language);
        return script.Replace("{{texts}}", Json(all), StringComparison.Ordinal).Replace("{{keys}}", Json(table.PageKeys), StringComparison.Ordinal);
    }

    /// <summary>The markup with English in every element that names a text.</summary>
    public static string IntoMarkup(string markup, TextTable table)
    {
        string filled = Regex.Replace(markup, "<(\\w+)([^>]*) data-t=\"([^\"]+)\"([^>]*)></\\1>",
            match => $"<{match.Groups[1]}{match.Groups[2]} data-t=\"{match.Groups[3]}\"{match.Groups[4]}>{Markup(table.Get(match.Groups[3].Value, "en"), table)}</{match.Groups[1]}>");
        if (Regex.Match(filled, "data-t=\"([^\"]+)\"[^>]*></") is { Success: true } empty) throw new InvalidDataException($"the element of {empty.Groups[1]} is not empty in page.html");
        filled = Regex.Replace(filled, "data-label=\"([^\"]+)\"", match => $"{match.Value} aria-label=\"{WebUtility.HtmlEncode(table.Get(match.Groups[1].Value, "en"))}\"");
        return Regex.Replace(filled, "data-hint=\"([^\"]+)\"", match => $"{match.Value} title=\"{WebUtility.HtmlEncode(table.Get(match.Groups[1].Value, "en"))}\"");
    }

    /// <summary>A text as markup: [word of a screen], {fact of the box}, (#view link).</summary>
    public static string Markup(string text, TextTable table)
    {
        string plain = WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);
        plain = Regex.Replace(plain, @"\(#(\w+) ([^)]*)\)", "<a href=\"#$1\">$2</a>");
        plain = Regex.Replace(plain, @"\[([^\]]*)\]", "<i>$1</i>");
        return Regex.Replace(plain, @"\{(\w+)\}", match => $"<b data-f=\"{match.Groups[1]}\">{Fact(match.Groups[1].Value, table)}</b>");
    }

    private static string Fact(string name, TextTable table) => name switch
    {
        "name" => "PocketSpy",
        "wifi" => table.Get("fact.wifi", "en"),
        _ => table.Get("fact.address", "en"),
    };

    // Nothing in it may end the script element.
    private static string Json(object value) => JsonSerializer.Serialize(value, Plain).Replace("<", "\\u003c", StringComparison.Ordinal);
}
