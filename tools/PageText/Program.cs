using System;
using System.IO;
using PocketSpy.Tools;

namespace PocketSpy.PageText;

/// <summary>Writes PageText.cs from the files of the page.</summary>
public static class Program
{
    /// <summary>Gives 0, or 1 with one line about what is wrong; then nothing was written.</summary>
    public static int Main()
    {
        string folder = RepositoryFolder.Find("firmware/Web/Page", "web");
        if (folder is null) return 1;
        try
        {
            string page = WebPage.Build(Path.Combine(folder, "web"));
            File.WriteAllText(Path.Combine(folder, "PageText.cs"), PageSource.Write(page));
            Console.WriteLine($"the page has {page.Length} characters, {PageSource.Pack(page).Length} bytes in gzip");
            return 0;
        }
        catch (InvalidDataException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }
}
