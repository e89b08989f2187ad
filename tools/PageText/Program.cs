using System;
using System.IO;

namespace PocketSpy.PageText;

/// <summary>Writes PageText.cs from the files of the page.</summary>
public static class Program
{
    /// <summary>Gives 0, or 1 with one line about what is wrong; then nothing was written.</summary>
    public static int Main()
    {
        string folder = FindFolder();
        if (folder is null)
        {
            Console.Error.WriteLine("firmware/Web/Page/web was not found: run this in the repository");
            return 1;
        }
        try
        {
            string page = WebPage.Build(Path.Combine(folder, "web"));
            File.WriteAllText(Path.Combine(folder, "PageText.cs"), PageSource.Write(page));
            Console.WriteLine($"the page has {page.Length} bytes");
            return 0;
        }
        catch (InvalidDataException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    private static string FindFolder()
    {
        for (string at = Environment.CurrentDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string folder = Path.Combine(at, "firmware", "Web", "Page");
            if (Directory.Exists(Path.Combine(folder, "web"))) return folder;
        }
        return null;
    }
}
