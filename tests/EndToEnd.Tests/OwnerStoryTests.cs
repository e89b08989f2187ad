using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using PocketSpy.App;
using PocketSpy.App.Images;
using PocketSpy.App.Boot;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>The owner at a running box: PIN, settings, restart; and safe mode over real sockets.</summary>
[TestClass]
public class OwnerStoryTests
{
    private const uint Loopback = 0x7F000001;

    [TestMethod]
    public void The_owner_sets_a_PIN_changes_settings_and_restarts_the_box()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(folder.Path);
        using HttpClient browser = Browser(80 + box.Offset);
        Assert.AreEqual(HttpStatusCode.Forbidden, Post(browser, "/api/settings", "1234", "{\"boxName\":\"mine\"}").StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/pin", "1234", "{\"pin\":\"1234\"}").StatusCode);
        Assert.AreEqual(HttpStatusCode.Forbidden, Post(browser, "/api/settings", "4321", "{\"boxName\":\"mine\"}").StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/settings", "1234", "{\"boxName\":\"mine\",\"wifiPassword\":\"secret-word\"}").StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/restart", "1234", "").StatusCode);

        SpinWait.SpinUntil(() => Count(box.Output, "\nready") == 2, 60_000);
        Assert.AreEqual(2, Count(box.Output, "\nready"), box.Output);
        Assert.AreEqual(1, Count(box.Output, "starting anew: 127.0.0.1 asked for it"), box.Output);
        string settings = browser.GetStringAsync("/api/settings").GetAwaiter().GetResult();
        Assert.IsTrue(settings.Contains("\"boxName\":\"mine\"", StringComparison.Ordinal), settings);
        Assert.IsTrue(settings.Contains("\"wifiHasPassword\":true", StringComparison.Ordinal), settings);
        Assert.IsTrue(!settings.Contains("secret", StringComparison.Ordinal), settings);
        Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/unlock", "1234", "").StatusCode);
    }

    [TestMethod]
    public void A_box_in_safe_mode_answers_DNS_and_its_owner_and_nobody_else()
    {
        using TemporaryFolder folder = new();
        BoxSettings settings = new() { Bind = Loopback, Address = Loopback, AnyPorts = true };
        BoxSize size = BoxSize.Small();
        Platform platform = new()
        {
            Clock = new SystemClock(),
            Random = new HostRandom(),
            Files = new DiskFileSystem(folder.Path),
            Waiter = new SelectWaiter(),
            Interfaces = new HostInterfaces(),
        };
        App.Box box = new(settings, size, platform, new EventLog(size.EventLines, null), BoxImage.Build(null));
        box.OpenSafeMode();
        box.Revive();
        try
        {
            Assert.AreEqual(2, box.ListenerCount);
            for (int i = 0; i < 2; i++) Assert.AreEqual(OpenResult.Opened, box.ListenerAt(i).Result);
            using DnsClient dns = new(new BoxAddress(IPAddress.Loopback, [box.ListenerAt(0).Port], [box.ListenerAt(1).Port], 0, 0));
            dns.Find("naswii.nintendowifi.net");
            Assert.AreEqual(IPAddress.Loopback, dns.Resolve("naswii.nintendowifi.net"));
            using HttpClient browser = Browser(box.ListenerAt(1).Port);
            Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/pin", "1234", "{\"pin\":\"1234\"}").StatusCode);
            Assert.AreEqual(HttpStatusCode.MethodNotAllowed, Post(browser, "/ac", null, "action=bG9naW4*").StatusCode);
            Assert.IsTrue(((IWatchedBox)box).Passes > 0);
            Assert.IsFalse(((IWatchedBox)box).HasPlayers);
        }
        finally
        {
            box.Stop();
        }
    }

    private static HttpClient Browser(int port) => new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    private static HttpResponseMessage Post(HttpClient browser, string path, string pin, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (pin is not null) request.Headers.Add("X-Pin", pin);
        return browser.Send(request);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
