using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using MS = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PocketSpy.Pages.Tests;

/// <summary>The one browser of all tests: the system's chromium, without a window. Tests are skipped where it is missing.</summary>
[MS.TestClass]
public static class Browsers
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright _playwright;
    private static IBrowser _browser;

    /// <summary>Starts it when it is needed first.</summary>
    public static async Task<IBrowser> Start()
    {
        if (_browser is not null) return _browser;
        string path = Array.Find(Places, File.Exists);
        if (path is null) MS.Assert.Inconclusive("chromium is not installed (apt-get install chromium)");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return _browser;
    }

    /// <summary>Ends it.</summary>
    [MS.AssemblyCleanup]
    public static async Task End()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
