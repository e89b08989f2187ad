using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using nanoFramework.TestFramework;
using PocketSpy.PageText;

namespace PocketSpy.Pages.Tests;

/// <summary>The text in the image against the files that people edit.</summary>
[TestClass]
public class PageTextTests
{
    [TestMethod]
    public void The_image_has_the_page_of_the_files()
    {
        string page = WebPage.Build(Folder("web"));
        using MemoryStream packed = new();
        for (int i = 0; Web.Page.PageText.Get(i).Length > 0; i++)
        {
            byte[] piece = Convert.FromBase64String(Web.Page.PageText.Get(i));
            packed.Write(piece);
            Assert.IsTrue(piece.Length == Web.Page.PageText.PieceCount || packed.Length == Web.Page.PageText.Size);
        }
        Assert.AreEqual(Web.Page.PageText.Size, (int)packed.Length);
        Assert.IsTrue(PageSource.Unpack(packed.ToArray()) == page, "run: dotnet run --project tools/PageText");
        // The name of the edition follows from the page, not from how it was packed.
        Assert.IsTrue(PageSource.Write(page).Contains("Tag = \"\\" + Web.Page.PageText.Tag[..^1], StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_packed_page_fits_into_one_assembly() =>
        Assert.IsTrue(PageSource.Pack(WebPage.Build(Folder("web"))).Length <= PageSource.MaximumCount);

    [TestMethod]
    public void No_text_is_missing_in_any_language_and_all_have_the_same_facts_links_and_signs()
    {
        TextTable table = TextTable.Parse(File.ReadAllText(Path.Combine(Folder("web"), "texts.txt")));
        Assert.IsTrue(table.Keys.Count > 200);
        foreach (string key in table.Keys)
        {
            string[] english = Marks(table.Get(key, "en"));
            foreach (string language in TextTable.Languages)
            {
                Assert.AreEqual(string.Join(' ', english), string.Join(' ', Marks(table.Get(key, language))), $"{key} in {language}");
            }
        }
        foreach (string wrong in new[] { "= a\nen x\nde x\nfr x\nes x\n", "= a\nen x\nen x\n", "en x\n", "= a\n= a\n", "= a\nit x\n" })
        {
            try
            {
                TextTable.Parse(wrong);
                Assert.IsTrue(false, "it was taken: " + wrong);
            }
            catch (InvalidDataException)
            {
                // As it shall be.
            }
        }
    }

    [TestMethod]
    public void Every_text_that_the_page_asks_for_is_there_and_every_one_that_is_there_is_asked_for()
    {
        string[] keys = [.. TextTable.Parse(File.ReadAllText(Path.Combine(Folder("web"), "texts.txt"))).PageKeys];
        string sources = string.Concat(Directory.GetFiles(Folder("web")).Where(file => !file.EndsWith("texts.txt", StringComparison.Ordinal)).Select(File.ReadAllText));
        HashSet<string> asked = [.. Regex.Matches(sources, "(?:data-t|data-label|data-hint)=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        asked.UnionWith(Regex.Matches(sources, "\"([a-z]+(?:\\.[a-z]+)+|done)\"").Select(match => match.Groups[1].Value).Where(keys.Contains));
        foreach (Match match in Regex.Matches(sources, "\\bt\\(\"([^\"]+)\"[,)]")) Assert.IsTrue(keys.Contains(match.Groups[1].Value), match.Value);
        foreach (string key in asked) Assert.IsTrue(keys.Contains(key), key);
        // Keys that are put together of a start and a word.
        string[] starts = ["code.", "known.", "nav.", "health."];
        Assert.AreEqual("", string.Join(' ', keys.Where(key => !asked.Contains(key) && !starts.Any(start => key.StartsWith(start, StringComparison.Ordinal)))));
    }

    private static string[] Marks(string text) =>
        [.. Regex.Matches(text, @"\{\w+\}|\(#\w+ ").Select(match => match.Value).Concat(Enumerable.Repeat("[]", text.Count(c => c == '['))).Order(StringComparer.Ordinal)];

    [TestMethod]
    public void The_page_has_no_event_handlers_in_its_markup_and_writes_no_markup_of_its_own()
    {
        string page = WebPage.Build(Folder("web"));
        foreach (string word in new[] { "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", " onclick=", " onload=", " style=", "//cdn", "https:" })
        {
            Assert.IsFalse(page.Contains(word, StringComparison.Ordinal), word);
        }
    }

    [TestMethod]
    public void A_character_that_is_not_ASCII_is_refused_by_name()
    {
        using EndToEnd.Tests.TemporaryFolder folder = new();
        foreach (string name in new[] { "page.html", "page.css", "a.js" }) File.WriteAllText(Path.Combine(folder.Path, name), "x");
        File.WriteAllText(Path.Combine(folder.Path, "b.js"), "// caf\u00E9");
        try
        {
            WebPage.Build(folder.Path);
            Assert.IsTrue(false, "it was taken");
        }
        catch (InvalidDataException refused)
        {
            Assert.AreEqual("b.js: the character U+00E9 is not ASCII: write it as an entity or an escape", refused.Message);
        }
    }

    private static string Folder(string name)
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "nf.proj.sln"))) at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("nf.proj.sln was not found");
        return Path.Combine(at, "firmware", "Web", "Page", name);
    }
}
