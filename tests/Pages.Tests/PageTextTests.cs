using System;
using System.IO;
using System.Linq;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.PageText;

namespace PocketSpy.Pages.Tests;

/// <summary>The text in the image against the files that people edit.</summary>
[TestClass]
public class PageTextTests
{
    private const int Limit = 60 * 1_024;

    [TestMethod]
    public void The_image_has_the_page_of_the_files() =>
        Assert.IsTrue(PageSource.Write(WebPage.Build(Folder("web"))) == File.ReadAllText(Folder("PageText.cs")).ReplaceLineEndings("\n"), "run: dotnet run --project tools/PageText");

    [TestMethod]
    public void The_pieces_are_the_whole_page_in_ASCII_and_less_than_60_KB()
    {
        StringBuilder page = new();
        for (int i = 0; Web.Page.PageText.Get(i).Length > 0; i++) page.Append(Web.Page.PageText.Get(i));

        Assert.AreEqual(Web.Page.PageText.Size, page.Length);
        Assert.IsTrue(page.Length < Limit);
        Assert.IsTrue(page.ToString().All(char.IsAscii) && !page.ToString().Contains('\0'));
    }

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
