using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>The way in for an owner who lost the PIN of a box on a PC, and a box that runs as a board does.</summary>
[TestClass]
public class PinResetTests
{
    [TestMethod]
    public void The_PIN_is_reset_beside_the_data_of_a_box_that_is_stopped_and_all_else_stays()
    {
        using TemporaryFolder folder = new();
        using (BoxProcess box = BoxProcess.Run(folder.Path))
        {
            using HttpClient browser = Browser(box);
            Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/pin", "1234", "{\"pin\":\"1234\"}"));
            Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/settings", "1234", "{\"boxName\":\"mine\"}"));
            string settings = browser.GetStringAsync("/api/settings").GetAwaiter().GetResult();
            Assert.IsTrue(settings.Contains("box pin reset", StringComparison.Ordinal), settings);
            (int busy, string why) = BoxProcess.Execute("pin", "reset", "--data", folder.Path);
            Assert.AreEqual(2, busy, why);
        }
        (int code, string said) = BoxProcess.Execute("pin", "reset", "--data", folder.Path);
        Assert.AreEqual(0, code, said);
        using (BoxProcess box = BoxProcess.Run(folder.Path, "--board", "esp32-wroom-32"))
        {
            using HttpClient browser = Browser(box);
            string settings = browser.GetStringAsync("/api/settings").GetAwaiter().GetResult();
            Assert.IsTrue(settings.Contains("\"boxName\":\"mine\"", StringComparison.Ordinal) && settings.Contains("\"hasPin\":false", StringComparison.Ordinal), settings);
            Assert.AreEqual(HttpStatusCode.OK, Post(browser, "/api/pin", "9876", "{\"pin\":\"9876\"}"));
            string metrics = browser.GetStringAsync("/metrics").GetAwaiter().GetResult();
            Assert.IsTrue(metrics.Contains(" 16\n", StringComparison.Ordinal), metrics);
        }
    }

    [TestMethod]
    public void A_folder_that_is_not_there_is_not_made()
    {
        using TemporaryFolder folder = new();
        string missing = Path.Combine(folder.Path, "missing");
        (int code, string said) = BoxProcess.Execute("pin", "reset", "--data", missing);
        Assert.AreEqual(2, code, said);
        Assert.IsFalse(Directory.Exists(missing));
    }

    private static HttpClient Browser(BoxProcess box) => new() { BaseAddress = new Uri($"http://127.0.0.1:{80 + box.Offset}") };

    private static HttpStatusCode Post(HttpClient browser, string path, string pin, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Pin", pin);
        return browser.Send(request).StatusCode;
    }
}
