using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using nanoFramework.TestFramework;
using PocketSpy.EndToEnd.Tests;

namespace PocketSpy.Pages.Tests;

/// <summary>
/// One browser window that looks at a box. At its end it must have had no error, asked no other host for anything, and run no script
/// of anybody else.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly string _address;

    private Visit(IBrowserContext context, IPage page, string address)
    {
        _context = context;
        _address = address;
        Page = page;
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Answers that tests expect to be refusals, such as 403.</summary>
    public int Refusals { get; set; }

    public static async Task<Visit> Open(RunningTestBox box, string path, int width = 360, int height = 740, bool dark = false, string locale = "en-GB", bool scripts = true)
    {
        IBrowser browser = await Browsers.Start();
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            AcceptDownloads = true,
            Locale = locale,
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(20_000);
        IPage page = await context.NewPageAsync();
        Visit visit = new(context, page, $"http://127.0.0.1:{box.Address.HttpPorts[0]}");
        page.Console += (_, message) => visit.Note(message);
        page.PageError += (_, error) => visit._troubles.Enqueue("error: " + error);
        page.Request += (_, request) => visit.Note(request);
        page.Dialog += (_, dialog) => visit.Note(dialog);
        await page.GotoAsync(visit._address + path);
        return visit;
    }

    public ILocator Find(string selector) => Page.Locator(selector);

    /// <summary>Waits until an element has a text in it.</summary>
    public Task Until(string selector, string text) => Page.Locator(selector).Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();

    /// <summary>Waits until as many elements are there.</summary>
    public Task UntilCount(string selector, int count) => Page.WaitForFunctionAsync("([s, n]) => document.querySelectorAll(s).length === n", new object[] { selector, count });

    public Task Go(string section) => Page.ClickAsync($"nav a[href='#{section}']");

    /// <summary>Keeps a picture for people to look at, in the folder that POCKETSPY_SHOTS names.</summary>
    public async Task Shoot(string name, bool whole = false)
    {
        string folder = Environment.GetEnvironmentVariable("POCKETSPY_SHOTS") ?? Path.Combine(Path.GetTempPath(), "pocketspy-shots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }

    /// <summary>Whether nothing is wider than the window.</summary>
    public Task<bool> FitsInWidth() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth");

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.AreEqual("", string.Join(Environment.NewLine, _troubles));
    }

    private void Note(IConsoleMessage message)
    {
        if (message.Type != "error" && message.Type != "warning") return;
        if (Refusals > 0 && message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal)) Refusals--;
        else _troubles.Enqueue("console: " + message.Text);
    }

    private void Note(IRequest request)
    {
        bool own = request.Url.StartsWith(_address + "/", StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal)
            || request.Url.StartsWith("blob:" + _address, StringComparison.Ordinal);
        if (!own) _troubles.Enqueue("asked elsewhere: " + request.Url);
    }

    // The page asks before it restores or restarts; a dialog of another kind is a script of somebody else.
    private async void Note(IDialog dialog)
    {
        if (dialog.Type != DialogType.Confirm) _troubles.Enqueue("dialog: " + dialog.Message);
        await dialog.AcceptAsync();
    }
}
