using System;
using System.Linq;
using System.Text.Json;
using nanoFramework.TestFramework;
using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Web.Tests.Page;

namespace PocketSpy.Web.Tests.Host;

/// <summary>What modules show, whichever there are: the page knows none.</summary>
[TestClass]
public class PageSourceTests
{
    private static readonly long Phone = EndPoints.Of(0xC0A80414, 50_000);

    [TestMethod]
    public void What_any_module_shows_is_in_the_lobby_and_in_the_metrics()
    {
        World world = new World().ShowBox(100);
        ListSource source = new();
        source.Texts.AddRange([null, "first \"<\"", null, "second"]);
        source.Numbers.AddRange([("things", 2), ("things_limit", 4), ("thing_bytes", 17), ("things_seen_total", 5), ("unknown", -1)]);
        world.Shown.Add(source);

        JsonElement lobby = PageJsonTests.Read(world, "/api/lobby");
        Assert.AreEqual("box wifi things full events", string.Join(' ', lobby.EnumerateObject().Select(member => member.Name)));
        Assert.AreEqual("1 first \"<\", 3 second", Rows(lobby));
        Assert.AreEqual("sockets [100,101], heapFree 104, flash [105,106], things [2,4]", PageJsonTests.Members(lobby.GetProperty("full")));
        string metrics = PageHandlerTests.Body(PageHandlerTests.Get(world, "/metrics", "x", ""));
        string own = metrics[metrics.IndexOf("# HELP pocketspy_things ", StringComparison.Ordinal)..];
        Assert.AreEqual(
            "# HELP pocketspy_things Things of a test.\n# TYPE pocketspy_things gauge\npocketspy_things 2\n" +
            "# HELP pocketspy_things_limit Things of a test.\n# TYPE pocketspy_things_limit gauge\npocketspy_things_limit 4\n" +
            "# HELP pocketspy_thing_bytes Things of a test.\n# TYPE pocketspy_thing_bytes gauge\npocketspy_thing_bytes 17\n" +
            "# HELP pocketspy_things_seen_total Things of a test.\n# TYPE pocketspy_things_seen_total counter\npocketspy_things_seen_total 5\n",
            own);
    }

    [TestMethod]
    public void A_box_without_presence_names_hosts_by_their_address()
    {
        World world = new World().ShowBox(100).ShowRooms();
        Player.NewOnPc(world, 2, "Bob");
        new GameHost(world, 2, "gmtest").Register();
        JsonElement lobby = PageJsonTests.Read(world, "/api/lobby");
        Assert.AreEqual("192.168.4.2", lobby.GetProperty("rooms")[0].GetProperty("host").GetString());
        Assert.IsFalse(lobby.TryGetProperty("players", out _));
        Assert.AreEqual("sockets [100,101], heapFree 104, flash [105,106], hosts [1,20]", PageJsonTests.Members(lobby.GetProperty("full")));
        string metrics = PageHandlerTests.Get(world, "/metrics", "x", "");
        Assert.IsTrue(metrics.Contains("\npocketspy_hosts 1\n", StringComparison.Ordinal) && !metrics.Contains("pocketspy_players", StringComparison.Ordinal), metrics);
        Assert.IsTrue(world.Shown.IsBusy);
    }

    [TestMethod]
    public void A_box_without_matchmaking_knows_no_game_of_a_PC()
    {
        World world = new World().ShowBox(100).ShowPlayers();
        Player.NewOnPc(world, 2, "Bob");
        new GameHost(world, 2, "gmtest").Register();
        Player.OnWii(world, 3).LogIn();
        JsonElement lobby = PageJsonTests.Read(world, "/api/lobby");
        Assert.AreEqual(",RMCJ", string.Join(',', lobby.GetProperty("players").EnumerateArray().Select(player => player.GetProperty("game").GetString())));
        Assert.IsFalse(lobby.TryGetProperty("rooms", out _));
        string metrics = PageHandlerTests.Get(world, "/metrics", "x", "");
        Assert.IsTrue(metrics.Contains("\npocketspy_players 2\n", StringComparison.Ordinal) && !metrics.Contains("pocketspy_hosts", StringComparison.Ordinal), metrics);
        Assert.IsTrue(world.Shown.IsBusy);
    }

    [TestMethod]
    public void A_host_is_named_after_the_player_whose_profile_it_says_or_by_its_address()
    {
        World world = new World().ShowPage(100);
        Player wii = Player.OnWii(world, 1);
        wii.LogIn();
        world.Context.Sessions[0].Nick = [(byte)'A', (byte)'n', (byte)'n'];
        Assert.AreEqual("Ann", HostOf(world, 1, wii.ProfileId));
        Assert.AreEqual("192.168.4.2", HostOf(world, 2, wii.ProfileId));
        Assert.AreEqual("192.168.4.1", HostOf(world, 1, "12345"));
        Assert.AreEqual("192.168.4.1", HostOf(world, 1, "0"));
    }

    [TestMethod]
    public void Somebody_plays_as_long_as_one_module_says_so()
    {
        PageSourceList shown = new();
        Assert.IsFalse(shown.IsBusy);
        ListSource[] sources = [new(), new()];
        foreach (ListSource source in sources) shown.Add(source);
        Assert.IsFalse(shown.IsBusy);
        sources[1].Plays = true;
        Assert.IsTrue(shown.IsBusy);
        sources[1].Plays = false;
        Assert.IsFalse(shown.IsBusy);
    }

    [TestMethod]
    public void A_row_that_does_not_fit_comes_whole_in_the_next_piece()
    {
        World world = new World().ShowBox(100);
        ListSource source = new();
        for (int i = 0; i < 9; i++) source.Texts.Add(new string((char)('a' + i), 400));
        world.Shown.Add(source);
        int[] asked = new int[9];
        source.Asked = row => asked[row]++;
        JsonElement lobby = PageJsonTests.Read(world, "/api/lobby");
        Assert.AreEqual(string.Join(", ", source.Texts.Select((text, row) => $"{row} {text}")), Rows(lobby));
        Assert.IsTrue(asked.Max() == 2, string.Join(',', asked));
    }

    [TestMethod]
    public void A_row_that_is_longer_than_a_piece_is_left_out_and_nothing_else()
    {
        World world = new World().ShowBox(100);
        ListSource source = new();
        source.Texts.AddRange([new string('x', 2_000), "a", new string('y', 1_100), new string('z', 5_000), "b", new string('<', 300)]);
        source.Numbers.AddRange([("things", 6), ("things_limit", 6)]);
        world.Shown.Add(source);
        JsonElement lobby = PageJsonTests.Read(world, "/api/lobby");
        Assert.AreEqual("1 a, 4 b", Rows(lobby));
        Assert.AreEqual("[6,6]", lobby.GetProperty("full").GetProperty("things").ToString());
        source.Texts[1] = source.Texts[4] = null;
        Assert.AreEqual("", Rows(PageJsonTests.Read(world, "/api/lobby")));
    }

    [TestMethod]
    public void A_list_has_at_most_a_hundred_elements_and_the_next_one_too()
    {
        World world = new World().ShowBox(100).ShowPlayers();
        ListSource source = new();
        for (int i = 0; i < 500; i++) source.Texts.Add(i % 2 == 0 ? null : "x");
        world.Shown.Add(source);
        world.ShowRooms();
        for (int i = 1; i <= 3; i++) new GameHost(world, 100 + i, "gmtest").Register();
        JsonElement lobby = PageJsonTests.Read(world, "/api/lobby");
        Assert.AreEqual(100, lobby.GetProperty("things").GetArrayLength());
        Assert.AreEqual(199, lobby.GetProperty("things")[99].GetProperty("row").GetInt32());
        Assert.AreEqual(3, lobby.GetProperty("rooms").GetArrayLength());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Rows_may_come_and_go_while_they_are_read(int seed)
    {
        World world = new World().ShowBox(100);
        FakeRandom random = new(seed);
        byte[] drawn = new byte[2];
        ListSource source = new();
        for (int i = 0; i < 30; i++) source.Texts.Add("x");
        source.Asked = _ =>
        {
            random.Fill(drawn, 0, 2);
            while (source.Texts.Count > 20 + drawn[0] % 40) source.Texts.RemoveAt(source.Texts.Count - 1);
            while (source.Texts.Count < 20 + drawn[0] % 40) source.Texts.Add(new string('y', drawn[1]));
            source.Texts[drawn[1] % source.Texts.Count] = drawn[1] % 3 == 0 ? null : new string('z', drawn[1] * 2);
        };
        world.Shown.Add(source);
        world.ShowRooms();
        new GameHost(world, 1, "gmtest").Register();
        Link phone = new(world.Http, Phone) { Room = 300 };
        phone.Write("GET /api/lobby HTTP/1.1\r\nHost: x\r\n\r\n");
        for (int i = 0; i < 100 && !phone.IsEnded; i++)
        {
            source.Asked(0);
            phone.Drain(300);
            world.Pass(50);
        }
        Assert.IsTrue(phone.IsClosed);
        phone.Drain(100_000);
        using JsonDocument document = JsonDocument.Parse(PageHandlerTests.Body(phone.Take()));
        JsonElement lobby = document.RootElement;
        int[] rows = [.. lobby.GetProperty("things").EnumerateArray().Select(thing => thing.GetProperty("row").GetInt32())];
        Assert.IsTrue(rows.Length > 3, rows.Length.ToString());
        Assert.IsTrue(rows.Zip(rows.Skip(1)).All(pair => pair.First < pair.Second), string.Join(',', rows));
        Assert.AreEqual(1, lobby.GetProperty("rooms").GetArrayLength());
    }

    private static string Rows(JsonElement lobby) =>
        string.Join(", ", lobby.GetProperty("things").EnumerateArray().Select(thing => thing.GetProperty("row") + " " + thing.GetProperty("text")));

    // The one host there is.
    private static string HostOf(World world, int number, string profileId)
    {
        GameHost host = new(world, number, "mariokartwii")
        {
            Keys = "numplayers\\2\\maxplayers\\11\\dwc_pid\\" + profileId + "\\dwc_mtype\\0\\dwc_mver\\90\\dwc_hoststate\\2\\dwc_suspend\\0\\",
        };
        // Its player may have left since.
        IPlayers players = world.Tools.Players;
        world.Tools.Players = null;
        host.Register();
        world.Tools.Players = players;
        string name = PageJsonTests.Read(world, "/api/lobby").GetProperty("rooms")[0].GetProperty("host").GetString();
        world.Hosts.Remove(host.Row);
        return name;
    }
}
