using System;
using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Web.Page;
using PocketSpy.Web.Tests.Http;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Page;

[TestClass]
public class PageHandlerTests
{
    private const string Browser = "Accept: text/html,application/xhtml+xml;q=0.9\r\nAccept-Encoding: gzip, deflate\r\n";
    private const string Gzip = "Accept-Encoding: gzip\r\n";

    private static readonly long Phone = EndPoints.Of(0xC0A80414, 50_000);

    [TestMethod]
    [DataRow("/", "192.168.4.1")]
    [DataRow("/tv", "192.168.4.1")]
    [DataRow("/", "www.example.org")]
    [DataRow("/index.html?x=1", "pocketspy.local")]
    public void The_page_is_there_under_any_name(string path, string host)
    {
        string answer = Get(new World().ShowPage(4), path, host, Gzip);
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.IsTrue(answer.Contains("\r\nContent-Type: text/html; charset=utf-8\r\n"));
        Assert.IsTrue(answer.Contains("\r\nContent-Encoding: gzip\r\n"));
        Assert.IsTrue(answer.Contains("\r\nX-Content-Type-Options: nosniff\r\n"));
        Assert.IsTrue(answer.Contains("\r\nContent-Security-Policy: frame-ancestors 'none'\r\n"));
        Assert.IsTrue(answer.Contains("\r\nContent-Length: " + PageText.Size.ToString() + "\r\n"));
        string body = Body(answer);
        Assert.AreEqual(PageText.Size, body.Length);
        int at = 0;
        for (int i = 0; PageText.Get(i).Length > 0; i++)
        {
            byte[] piece = Convert.FromBase64String(PageText.Get(i));
            for (int j = 0; j < piece.Length; j++) Assert.AreEqual((int)piece[j], body[at + j]);
            at += piece.Length;
        }
    }

    [TestMethod]
    public void A_browser_that_has_the_page_is_told_so_in_a_word()
    {
        World world = new World().ShowPage(4);
        string answer = Get(world, "/", "192.168.4.1", Gzip);
        int at = answer.IndexOf("\r\nETag: ") + 8;
        string tag = answer.Substring(at, answer.IndexOf("\r\n", at) - at);
        answer = Get(world, "/", "192.168.4.1", Gzip + "If-None-Match: " + tag + "\r\n");
        Assert.AreEqual(304, HttpAnswer.Status(answer));
        Assert.AreEqual("", Body(answer));
        Assert.AreEqual(200, HttpAnswer.Status(Get(world, "/", "192.168.4.1", Gzip + "If-None-Match: \"other\"\r\n")));
    }

    [TestMethod]
    public void A_program_without_gzip_gets_the_page_unpacked_or_words_that_it_can_read()
    {
        World world = new World().ShowPage(4);
        string answer = Get(world, "/", "192.168.4.1", "Accept-Encoding: br, gzip;q=0\r\n");
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.IsFalse(answer.Contains("Content-Encoding"));
        Assert.IsTrue(answer.Contains("\r\nVary: Accept-Encoding\r\n"));
        Assert.IsTrue(Body(answer).Contains("href=\"/api/lobby\"") && Body(answer).EndsWith("</html>\n"), answer);
        world.Tools.Unpacker = new Backwards();
        answer = Get(world, "/", "192.168.4.1", "");
        Assert.AreEqual(PageText.Size, Body(answer).Length);
        Assert.IsTrue(Body(answer).EndsWith("\u008B\u001F"), "what gzip begins with");
    }

    [TestMethod]
    public void Consoles_keep_what_they_ask_for()
    {
        World world = new World().ShowPage(4);
        Assert.IsTrue(Get(world, "/", "conntest.nintendowifi.net", "").Contains("X-Organization: Nintendo"));
        Assert.AreEqual(404, HttpAnswer.Status(Get(world, "/tv", "conntest.nintendowifi.net", Browser)));
        Assert.AreEqual(404, HttpAnswer.Status(Get(world, "/", "dls1.nintendowifi.net", "")));
        Assert.AreEqual(404, HttpAnswer.Status(Get(world, "/", "gamestats2.gs.nintendowifi.net", "")));
        Assert.AreEqual(404, HttpAnswer.Status(Get(world, "/", "motd.gamespy.com", "")));
        Assert.AreEqual(404, HttpAnswer.Status(Get(world, "/", "example.org", "HTTP_X_GAMECD: RMCP\r\n")));
        Assert.AreEqual(405, HttpAnswer.Status(Get(world, "/ac", "example.org", "")));
        Assert.AreEqual(5, world.LinesWith("sent something that is not understood"));
    }

    [TestMethod]
    public void What_is_nowhere_leads_people_to_the_page_and_others_to_nothing()
    {
        World world = new World().ShowPage(4);
        string answer = Get(world, "/news/today?x", "www.example.org", Browser);
        Assert.AreEqual(302, HttpAnswer.Status(answer));
        Assert.IsTrue(answer.Contains("\r\nLocation: http://192.168.4.1/\r\n"), answer);
        Assert.AreEqual(404, HttpAnswer.Status(Get(world, "/favicon.ico", "192.168.4.1", "Accept: image/png\r\n")));
        Assert.AreEqual(404, HttpAnswer.Status(Get(world, "/update", "example.org", "")));
        Assert.AreEqual(405, HttpAnswer.Status(world.Request("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", Phone)));
        Assert.AreEqual(0, world.Events.Count, "people who look around fill no log");
    }

    [TestMethod]
    [DataRow("connectivitycheck.gstatic.com", "/generate_204", 204, "")]
    [DataRow("www.google.com", "/gen_204", 204, "")]
    [DataRow("captive.apple.com", "/hotspot-detect.html", 200, "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>")]
    [DataRow("captive.apple.com", "/", 200, "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>")]
    [DataRow("www.apple.com", "/library/test/success.html", 200, "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>")]
    [DataRow("www.msftconnecttest.com", "/connecttest.txt", 200, "Microsoft Connect Test")]
    [DataRow("www.msftncsi.com", "/ncsi.txt", 200, "Microsoft NCSI")]
    [DataRow("detectportal.firefox.com", "/success.txt?ipv4", 200, "success\n")]
    [DataRow("nmcheck.gnome.org", "/check_network_status.txt", 200, "NetworkManager is online\n")]
    [DataRow("connectivity-check.ubuntu.com", "/", 204, "")]
    [DataRow("www.ibook.info", "/a8f3/x.html", 200, "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>")]
    [DataRow("test.steampowered.com", "/204", 204, "")]
    [DataRow("connectivitycheck.platform.hihonorcloud.com", "/generate_204", 204, "")]
    [DataRow("connectivitycheck.cbg-app.huawei.com", "/generate_204", 204, "")]
    [DataRow("www.googleapis.cn", "/generate_204", 204, "")]
    [DataRow("conn3.coloros.com", "/generate_204", 204, "")]
    [DataRow("conn3.oppomobile.com", "/generate_204", 204, "")]
    [DataRow("freetimecaptiveportal.com", "/generate_204", 204, "")]
    [DataRow("ipv4.connman.net", "/online/status.html", 200, "<html><body>ConnMan is online</body></html>")]
    [DataRow("captive.roku.com", "/ok", 200, "ok")]
    [DataRow("edge-http.microsoft.com", "/captiveportal/generate_204", 204, "")]
    [DataRow("conncheck.opensuse.org", "/", 200, "NetworkManager is online\n")]
    [DataRow("fedoraproject.org", "/static/hotspot.txt", 200, "OK\n")]
    [DataRow("network-test.debian.org", "/nm", 200, "NetworkManager is online\n")]
    [DataRow("spectrum.s3.amazonaws.com", "/kindle-wifi/wifistub-eink.html", 200, "<html><body>81ce4465-7167-4dcb-835b-dcc9e44c112a</body></html>")]
    public void Phones_find_what_they_look_for_and_stay(string host, string path, int status, string body)
    {
        World world = new World().ShowPage(4);
        string answer = Get(world, path, host, Browser);
        Assert.AreEqual(status, HttpAnswer.Status(answer));
        Assert.AreEqual(body, Body(answer));
        Assert.IsTrue(answer.Contains("\r\nX-NetworkManager-Status: online\r\n") && answer.Contains("\r\nX-ConnMan-Status: online\r\n"));
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_box_without_modules_shows_the_page_all_the_same()
    {
        World world = new World().ShowBox(4);
        Assert.AreEqual(PageText.Size, Body(Get(world, "/", "x", Gzip)).Length);
        string answer = Get(world, "/api/lobby", "192.168.4.1", "");
        Assert.IsTrue(answer.EndsWith("\"channel\":108},\"full\":{\"sockets\":[100,101],\"heapFree\":104,\"flash\":[105,106]},\"events\":{\"next\":0}}"), answer);
        string metrics = Get(world, "/metrics", "x", "");
        Assert.IsTrue(metrics.Contains("\npocketspy_sockets 100\n") && !metrics.Contains("players"), metrics);
    }

    [TestMethod]
    public void A_page_at_another_port_says_where_it_is()
    {
        World world = new World().ShowBox(4);
        world.Http.Page = new PageHandler(new PageSources(world.Tools, world.Shown, 8_080, 4));
        Assert.IsTrue(Get(world, "/api/lobby", "192.168.4.1", "").Contains("\"address\":\"192.168.4.1:8080\""));
        Assert.IsTrue(Get(world, "/news", "x", Browser).Contains("\r\nLocation: http://192.168.4.1:8080/\r\n"));
    }

    internal static string Get(World world, string path, string host, string headers)
    {
        Link link = new(world.Http, Phone);
        link.Write("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n");
        string answer = link.Take();
        while (!link.IsEnded)
        {
            world.Pass(100);
            answer += link.Take();
        }
        link.HangUp();
        return answer;
    }

    internal static string Body(string answer) => answer.Substring(answer.IndexOf("\r\n\r\n") + 4);

    // Stands for one that unpacks: what it gives is told from the packed page.
    private sealed class Backwards : IUnpacker
    {
        public byte[] Unpack(byte[] packed)
        {
            byte[] bytes = new byte[packed.Length];
            for (int i = 0; i < bytes.Length; i++) bytes[i] = packed[packed.Length - 1 - i];
            return bytes;
        }
    }
}
