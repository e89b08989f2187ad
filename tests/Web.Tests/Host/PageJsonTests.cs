using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PocketSpy.Board;
using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Web.Tests.Host.Board;
using PocketSpy.Web.Tests.Http;
using PocketSpy.Web.Tests.Page;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host;

/// <summary>The page's answers as a browser and Prometheus read them.</summary>
[TestClass]
public class PageJsonTests
{
    // Others draw curves by these: none is ever called otherwise, and docs/lobby-page.md explains all of them.
    private const string Names = "info uptime_seconds sockets sockets_limit clients_refused_total clients_evicted_total heap_free_bytes flash_used_bytes flash_limit_bytes events_total"
        + " dns_names_total page_poll_seconds page_refused_total http_links sign_ins_total accounts accounts_limit"
        + " players players_limit profiles profiles_limit hosts hosts_limit host_key_bytes negotiations server_browsers older_server_browsers older_server_browsers_limit"
        + " internal_ram_used_bytes internal_ram_used_bytes_limit internal_ram_free_bytes internal_ram_largest_bytes start_milliseconds psram_bytes psram_free_bytes psram_largest_bytes";

    private static readonly long Phone = EndPoints.Of(0xC0A80414, 50_000);

    [TestMethod]
    public void The_lobby_names_box_players_rooms_and_how_full_it_is()
    {
        World world = new World().ShowPage(100);
        Player wii = Player.OnWii(world, 1);
        wii.LogIn();
        world.Pass(5_000);
        Player.NewOnPc(world, 2, "Bob").Link.Write("");
        GameHost host = new(world, 2, "gmtest") { Keys = "hostname\\Ann's \"game\"\\numplayers\\8\\maxplayers\\8\\" };
        host.Register();
        GameHost kart = new(world, 1, "mariokartwii")
        {
            Keys = "numplayers\\2\\maxplayers\\11\\dwc_pid\\" + wii.ProfileId + "\\dwc_mtype\\0\\dwc_mver\\90\\dwc_hoststate\\2\\dwc_suspend\\0\\",
        };
        kart.Register();

        JsonElement lobby = Read(world, "/api/lobby");
        JsonElement box = lobby.GetProperty("box");
        Assert.AreEqual("192.168.4.1", box.GetProperty("address").GetString());
        Assert.AreEqual(5, box.GetProperty("uptimeSeconds").GetInt32());
        Assert.AreEqual(2, box.GetProperty("pollSeconds").GetInt32());
        Assert.AreEqual("Wi-Fi \"of\" <mine>", lobby.GetProperty("wifi").GetProperty("name").GetString());
        JsonElement[] players = [.. lobby.GetProperty("players").EnumerateArray()];
        Assert.AreEqual(2, players.Length);
        Assert.AreEqual(wii.ProfileId, players[0].GetProperty("id").ToString());
        Assert.AreEqual("RMCJ", players[0].GetProperty("game").GetString());
        Assert.AreEqual("Wii", players[0].GetProperty("console").GetString());
        Assert.IsTrue(Regex.IsMatch(players[0].GetProperty("friendCode").GetString(), "^[0-9]{4}-[0-9]{4}-[0-9]{4}$"));
        Assert.AreEqual("Bob", players[1].GetProperty("name").GetString());
        Assert.AreEqual("PC", players[1].GetProperty("console").GetString());
        Assert.AreEqual("gmtest", players[1].GetProperty("game").GetString());
        Assert.AreEqual("", players[1].GetProperty("friendCode").GetString());
        Assert.AreEqual(5, players[1].GetProperty("since").GetInt32());
        JsonElement[] rooms = [.. lobby.GetProperty("rooms").EnumerateArray().OrderBy(room => room.GetProperty("game").GetString(), StringComparer.Ordinal)];
        Assert.AreEqual("gmtest Ann's \"game\" Bob 8 8 False", Describe(rooms[0]));
        Assert.AreEqual("mariokartwii   3 12 True", Describe(rooms[1]).Replace(rooms[1].GetProperty("host").GetString(), "", StringComparison.Ordinal));
        JsonElement full = lobby.GetProperty("full");
        Assert.AreEqual("sockets [100,101], heapFree 104, flash [105,106], accounts [0,128], players [2,10], profiles [2,128], hosts [2,20], older_server_browsers [0,8]", Members(full));
        Assert.AreEqual(world.Events.Written, lobby.GetProperty("events").GetProperty("next").GetInt32());
    }

    [TestMethod]
    public void A_console_that_only_looks_for_a_host_is_no_room()
    {
        World world = new World().ShowPage(100).SignAllIn();
        string common = "numplayers\\0\\maxplayers\\3\\dwc_pid\\77\\dwc_mtype\\0\\";
        new GameHost(world, 1, "mariokartwii") { Keys = common + "dwc_mver\\90\\dwc_hoststate\\0\\dwc_suspend\\0\\" }.Register();
        new GameHost(world, 2, "mariokartds") { Keys = common + "dwc_mver\\3\\dwc_mresv\\77\\" }.Register();
        Assert.AreEqual(0, Read(world, "/api/lobby").GetProperty("rooms").GetArrayLength());
        new GameHost(world, 3, "mariokartds") { Keys = common + "dwc_mver\\3\\dwc_mresv\\0\\" }.Register();
        Assert.AreEqual(1, Read(world, "/api/lobby").GetProperty("rooms").GetArrayLength());
    }

    [TestMethod]
    [DataRow("<script>alert(1)</script>")]
    [DataRow("\"},{\"name\":\"")]
    [DataRow("back\\slash")]
    [DataRow("line\u2028and\u2029more")]
    [DataRow("\u0001\u001B[31mred\u007F")]
    [DataRow("caf\u00E9 \u6F22\u5B57 \uD83D\uDE00")]
    public void Names_and_titles_come_as_they_are_and_never_end_a_script(string name)
    {
        World world = new World().ShowPage(100);
        string nick = name.Replace('\\', '/');
        Player.NewOnPc(world, 1, "Bob");
        world.Context.Sessions[0].Nick = Encoding.UTF8.GetBytes(name);
        new GameHost(world, 2, "gmtest") { Keys = "hostname\\" + InDigits(nick) + "\\numplayers\\1\\maxplayers\\8\\" }.Register();

        string answer = PageHandlerTests.Get(world, "/api/lobby", "x", "");
        Assert.IsFalse(PageHandlerTests.Body(answer).Contains('<', StringComparison.Ordinal));
        JsonElement lobby = Read(world, "/api/lobby");
        Assert.AreEqual(name, lobby.GetProperty("players")[0].GetProperty("name").GetString());
        Assert.AreEqual(nick, lobby.GetProperty("rooms")[0].GetProperty("title").GetString());
    }

    [TestMethod]
    public void Bytes_that_are_no_UTF8_and_titles_that_are_too_long_do_no_harm()
    {
        World world = new World().ShowPage(100);
        Player.NewOnPc(world, 1, "Bob");
        world.Context.Sessions[0].Nick = [(byte)'a', 0xC3, (byte)'(', 0xFF, 0x80];
        string title = string.Concat(Enumerable.Repeat("\u6F22", 40));
        new GameHost(world, 2, "gmtest") { Keys = "hostname\\" + InDigits(title) + "\\numplayers\\x\\maxplayers\\-5\\" }.Register();
        JsonElement lobby = Read(world, "/api/lobby");
        Assert.AreEqual("a\u00C3(\u00FF\u0080", lobby.GetProperty("players")[0].GetProperty("name").GetString());
        Assert.AreEqual(title[..16], lobby.GetProperty("rooms")[0].GetProperty("title").GetString());
        Assert.AreEqual(0, lobby.GetProperty("rooms")[0].GetProperty("players").GetInt32());
    }

    [TestMethod]
    public void A_full_box_is_told_of_in_pieces_also_when_players_and_rooms_go_meanwhile()
    {
        World world = new World().ShowPage(100);
        for (int i = 1; i <= 10; i++)
        {
            Player.NewOnPc(world, i, "P" + i);
            world.Context.Sessions[i - 1].Nick = Encoding.UTF8.GetBytes("<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<");
        }
        for (int i = 1; i <= 20; i++) new GameHost(world, 100 + i, "gmtest") { Keys = "hostname\\" + new string('"', 48) + "\\numplayers\\1\\maxplayers\\8\\" }.Register();
        JsonElement lobby = Read(world, "/api/lobby");
        Assert.AreEqual(10, lobby.GetProperty("players").GetArrayLength());
        Assert.AreEqual(20, lobby.GetProperty("rooms").GetArrayLength());

        Link phone = new(world.Http, Phone) { Room = 500 };
        phone.Write("GET /api/lobby HTTP/1.1\r\nHost: x\r\n\r\n");
        for (int i = 0; i < 10; i++)
        {
            world.Context.Sessions[i]?.Closed();
            if (world.Hosts.IsListed(19 - i)) world.Hosts.Remove(19 - i);
            phone.Drain(400);
            world.Pass(100);
        }
        for (int i = 0; i < 200 && !phone.IsEnded; i++)
        {
            phone.Drain(1_000);
            world.Pass(100);
        }
        Assert.IsTrue(phone.IsClosed);
        phone.Drain(10_000);
        using JsonDocument document = JsonDocument.Parse(PageHandlerTests.Body(phone.Take()));
        int rooms = document.RootElement.GetProperty("rooms").GetArrayLength();
        Assert.IsTrue(rooms >= 10 && rooms < 20, $"{rooms}");
    }

    [TestMethod]
    public void Events_have_numbers_and_come_once()
    {
        World world = new World().ShowPage(100);
        world.Pass(3_000);
        for (int i = 1; i <= 20; i++) world.Events.Write("line " + i + " <b>\"");
        JsonElement news = Read(world, "/api/events");
        Assert.AreEqual(20, news.GetProperty("next").GetInt32());
        Assert.AreEqual("5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20", Numbers(news));
        Assert.AreEqual("line 5 <b>\"", news.GetProperty("events")[0].GetProperty("text").GetString());
        Assert.AreEqual(3_000, news.GetProperty("events")[0].GetProperty("at").GetInt32());
        Assert.AreEqual("19,20", Numbers(Read(world, "/api/events?after=18")));
        Assert.AreEqual("", Numbers(Read(world, "/api/events?after=20")));
        Assert.AreEqual(16, Read(world, "/api/events?after=999").GetProperty("events").GetArrayLength(), "the box has started anew");
        foreach (string wrong in new[] { "after=-1", "after=x", "after=99999999999", "after", "before=3" })
        {
            Assert.AreEqual(16, Read(world, "/api/events?" + wrong).GetProperty("events").GetArrayLength(), wrong);
        }
    }

    [TestMethod]
    public void The_longest_lines_are_cut_and_come_through()
    {
        World world = new World().ShowPage(100);
        for (int i = 0; i < 16; i++) world.Events.Write(new string('<', 400));
        JsonElement news = Read(world, "/api/events");
        Assert.AreEqual(16, news.GetProperty("events").GetArrayLength());
        Assert.AreEqual(new string('<', 150) + "...", news.GetProperty("events")[0].GetProperty("text").GetString());
    }

    [TestMethod]
    public void Metrics_are_what_Prometheus_reads()
    {
        World world = new World().ShowPage(100);
        world.Shown.Add(new BoardShown(new FakeChip(), 2_618));
        Player.NewOnPc(world, 1, "Bob");
        string answer = PageHandlerTests.Get(world, "/metrics", "x", "");
        Assert.IsTrue(answer.Contains("\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n", StringComparison.Ordinal));
        string body = PageHandlerTests.Body(answer);
        Assert.IsTrue(body.EndsWith('\n') && !body.Contains('\r', StringComparison.Ordinal));
        string[] lines = body.TrimEnd('\n').Split('\n');
        Assert.AreEqual(0, lines.Length % 3);
        Assert.AreEqual(lines.Length / 3, lines.Where(line => line.StartsWith("# HELP ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).Distinct().Count(), "a name of two");
        for (int i = 0; i < lines.Length; i += 3)
        {
            string name = Regex.Match(lines[i], "^# HELP (pocketspy_[a-z_]+) [A-Z].+\\.$").Groups[1].Value;
            Assert.IsTrue(name.Length > 0, lines[i]);
            string kind = name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge";
            Assert.AreEqual($"# TYPE {name} {kind}", lines[i + 1]);
            Assert.IsTrue(Regex.IsMatch(lines[i + 2], "^" + name + "(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? -?[0-9]+$"), lines[i + 2]);
        }
        Assert.AreEqual(Names, string.Join(' ', lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]["pocketspy_".Length..])));
        Assert.IsTrue(body.Contains("\npocketspy_players 1\n", StringComparison.Ordinal));
        Assert.IsTrue(body.Contains("pocketspy_info{version=\"1.2.3\",board=\"Test\"} 1\n", StringComparison.Ordinal));
    }

    internal static string Members(JsonElement element) => string.Join(", ", element.EnumerateObject().Select(member => member.Name + " " + member.Value));

    internal static JsonElement Read(World world, string path)
    {
        string answer = PageHandlerTests.Get(world, path, "192.168.4.1", "");
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.IsTrue(answer.Contains("\r\nContent-Type: application/json\r\n", StringComparison.Ordinal));
        using JsonDocument document = JsonDocument.Parse(Raw.Bytes(PageHandlerTests.Body(answer)));
        return document.RootElement.Clone();
    }

    // As packets are written in tests, where some signs mean something.
    private static string InDigits(string text) => "<" + Convert.ToHexString(Encoding.UTF8.GetBytes(text)) + ">";

    private static string Describe(JsonElement room) => string.Join(' ', room.EnumerateObject().Select(member => member.Value.ToString()));

    private static string Numbers(JsonElement news) => string.Join(',', news.GetProperty("events").EnumerateArray().Select(line => line.GetProperty("n").GetInt32()));
}
