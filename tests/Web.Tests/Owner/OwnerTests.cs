using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Web.Owner;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Owner;

[TestClass]
public class OwnerTests
{
    private const string Settings = OwnerHandler.SettingsPath;

    [TestMethod]
    public void Settings_are_shown_to_anybody_without_passwords()
    {
        OwnerWorld world = Owned();
        Expect(200, world.Post(Settings, "1234", "{\"wifiPassword\":\"secret-word\",\"homeWifi\":\"Home\",\"homePassword\":\"other-word\"}"));
        string answer = world.Get(Settings);
        Expect(200, answer);
        Assert.IsFalse(answer.Contains("-word"), answer);
        Assert.IsFalse(answer.Contains("pinHash"), answer);
        Assert.IsTrue(answer.EndsWith("{\"schema\":1,\"boxName\":\"pocketspy\",\"use\":\"own\",\"wifiName\":\"\",\"wifiHasPassword\":true,\"wifiChannel\":6," +
            "\"wifiStations\":8,\"homeWifi\":\"Home\",\"homeHasPassword\":true,\"unknownGames\":true,\"hasPin\":true,\"gateOpen\":false,\"recovery\":\"\"}"), answer);
        Assert.IsTrue(answer.Contains("\r\nCache-Control: no-store\r\n"));
    }

    [TestMethod]
    public void The_first_visitor_sets_the_PIN_and_only_once()
    {
        OwnerWorld world = new();
        Expect(403, world.Post(Settings, "1234", "{}"));
        Expect(403, world.Post(OwnerHandler.PinPath, null, "{\"pin\":\"1234\"}"));
        Assert.IsFalse(world.Gate.HasPin);
        Expect(200, world.Post(OwnerHandler.PinPath, "1234", "{\"pin\":\"1234\"}"));
        Expect(403, world.Post(OwnerHandler.PinPath, "9999", "{\"pin\":\"9999\"}"));
        Expect(200, world.Post(OwnerHandler.UnlockPath, "1234", ""));
        Expect(200, world.Post(OwnerHandler.PinPath, "1234", "{\"pin\":\"87654321\"}"));
        Expect(403, world.Post(OwnerHandler.UnlockPath, "1234", ""));
        Expect(200, world.Post(OwnerHandler.UnlockPath, "87654321", ""));
        Assert.AreEqual(2, LinesWith(world, "set the owner's PIN"));
    }

    [TestMethod]
    [DataRow("{\"pin\":\"123\"}")]
    [DataRow("{\"pin\":\"123456789\"}")]
    [DataRow("{\"pin\":\"12a4\"}")]
    [DataRow("{\"pin\":1234}")]
    [DataRow("{\"pin\":\"\"}")]
    [DataRow("{}")]
    [DataRow("")]
    [DataRow("[\"1234\"]")]
    public void What_is_no_PIN_is_not_taken(string body)
    {
        OwnerWorld world = new();
        Expect(400, world.Post(OwnerHandler.PinPath, "1234", body));
        Assert.IsFalse(world.Gate.HasPin);
    }

    [TestMethod]
    public void The_PIN_is_not_kept_as_it_is()
    {
        OwnerWorld world = new();
        Expect(200, world.Post(OwnerHandler.PinPath, "4711", "{\"pin\":\"4711\"}"));
        byte[] kept = world.Files["settings1"] ?? world.Files["settings0"];
        Assert.IsFalse(Contains(kept, "4711"));
        Expect(200, new OwnerWorld(world.Files).Post(OwnerHandler.UnlockPath, "4711", ""));
    }

    [TestMethod]
    public void Without_the_header_nothing_changes_even_with_the_gate_open()
    {
        OwnerWorld world = Owned();
        world.Gate.Open();
        Expect(403, world.Post(Settings, null, "{\"boxName\":\"other\"}"));
        Expect(403, world.Post(OwnerHandler.RestartPath, null, ""));
        Assert.AreEqual("pocketspy", world.Store.Settings.BoxName);
        Assert.IsNull(world.Restart.Reason);
    }

    [TestMethod]
    public void After_wrong_PINs_an_address_waits_longer_each_time()
    {
        OwnerWorld world = Owned();
        for (int i = 0; i < 4; i++) Expect(403, world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "0000", ""));
        string answer = world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "0000", "");
        Expect(429, answer);
        Assert.IsTrue(answer.Contains("\r\nRetry-After: 30\r\n"));
        world.Clock.Pass(29_999);
        Expect(429, world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "1234", ""));
        world.Clock.Pass(1);
        Assert.IsTrue(world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "0000", "").Contains("\"waitSeconds\":60}"));
        world.Clock.Pass(60_000);
        for (int i = 0; i < 12; i++)
        {
            answer = world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "0000", "");
            world.Clock.Pass(15 * 60_000);
        }
        Assert.IsTrue(answer.Contains("\"waitSeconds\":900}"), answer);
        Expect(200, world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "1234", ""));
        Expect(403, world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "0000", ""));
    }

    [TestMethod]
    public void A_guest_who_guesses_does_not_lock_the_owner_out()
    {
        OwnerWorld world = Owned();
        for (int i = 0; i < 50; i++) world.PostFrom(Guest(1), OwnerHandler.UnlockPath, "0000", "");
        Expect(200, world.Post(OwnerHandler.UnlockPath, "1234", ""));
        Expect(200, world.PostFrom(Guest(2), OwnerHandler.UnlockPath, "1234", ""));
    }

    [TestMethod]
    public void In_the_owners_own_name_a_guest_keeps_the_owner_waiting_for_a_minute_at_most()
    {
        OwnerWorld world = Owned();
        Expect(200, world.Post(OwnerHandler.UnlockPath, "1234", ""));
        for (int i = 0; i < 50; i++)
        {
            world.Post(OwnerHandler.UnlockPath, "0000", "");
            world.Clock.Pass(i % 2 == 0 ? 1_000 : 61_000);
        }
        world.Clock.Pass(60_000);
        Expect(200, world.Post(OwnerHandler.UnlockPath, "1234", ""));
    }

    [TestMethod]
    public void A_network_full_of_addresses_gains_little_and_the_owner_is_still_judged()
    {
        OwnerWorld world = Owned();
        Expect(200, world.Post(OwnerHandler.UnlockPath, "1234", ""));
        int judged = 0;
        for (int second = 0; second < 600; second++)
        {
            for (int i = 2; i < 100; i++)
            {
                if (Status(world.PostFrom(Guest(i), OwnerHandler.UnlockPath, "0000", "")) == 403) judged++;
            }
            world.Clock.Pass(1_000);
        }
        Assert.IsTrue(judged <= 7 * 4, judged.ToString());
        Expect(200, world.Post(OwnerHandler.UnlockPath, "1234", ""));
    }

    [TestMethod]
    [DataRow("192.168.4.1", null, 200)]
    [DataRow("192.168.4.1:8080", "http://192.168.4.1:8080", 200)]
    [DataRow("pocketspy.local", "http://pocketspy.local", 200)]
    [DataRow("PocketSpy-2.local", null, 200)]
    [DataRow("pocketspy", null, 200)]
    [DataRow("pocketspy.lan:80", null, 200)]
    [DataRow("localhost:8080", null, 200)]
    [DataRow("rebound.example", null, 403)]
    [DataRow("rebound.example", "http://rebound.example", 403)]
    [DataRow("pocketspy.example", null, 403)]
    [DataRow("pocketspy.local.example", null, 403)]
    [DataRow("pocketspy-x.local", null, 403)]
    [DataRow("192.168.4.99", null, 403)]
    [DataRow("192.168.4.1.example", null, 403)]
    [DataRow("192.168.4.1", "http://elsewhere.example", 403)]
    [DataRow("192.168.4.1", "https://192.168.4.1", 403)]
    [DataRow("192.168.4.1", "null", 403)]
    public void Only_who_asks_for_the_box_by_its_own_name_is_answered(string host, string origin, int status)
    {
        OwnerWorld world = Owned();
        string head = "Host: " + host + "\r\n" + (origin is null ? "" : "Origin: " + origin + "\r\n");
        Expect(status, world.Raw("GET /api/settings HTTP/1.1\r\n" + head + "\r\n"));
        string body = "{\"boxName\":\"other\"}";
        Expect(status, world.Raw("POST /api/settings HTTP/1.1\r\n" + head + "X-Pin: 1234\r\nContent-Length: " + body.Length + "\r\n\r\n" + body));
        Assert.AreEqual(status == 200 ? "other" : "pocketspy", world.Store.Settings.BoxName);
    }

    [TestMethod]
    public void Trying_all_PINs_would_take_months()
    {
        OwnerWorld world = Owned();
        int tries = 0;
        long start = world.Clock.Milliseconds;
        for (; world.Clock.Milliseconds - start < 24 * 60 * 60_000; tries++)
        {
            if (Status(world.Post(OwnerHandler.UnlockPath, "0000", "")) == 429) world.Clock.Pass(60_000);
        }
        Assert.IsTrue(tries < 3_000, tries.ToString());
    }

    [TestMethod]
    public void The_button_lets_in_without_the_PIN_for_ten_minutes()
    {
        OwnerWorld world = Owned();
        for (int i = 0; i < 6; i++) world.Post(OwnerHandler.UnlockPath, "0000", "");
        world.Gate.Open();
        Expect(200, world.Post(OwnerHandler.UnlockPath, "0", ""));
        Expect(200, world.Post(OwnerHandler.PinPath, "0", "{\"pin\":\"5555\"}"));
        world.Clock.Pass(OwnerGate.OpenMilliseconds);
        Expect(403, world.Post(OwnerHandler.UnlockPath, "0", ""));
        Expect(200, world.Post(OwnerHandler.UnlockPath, "5555", ""));
    }

    [TestMethod]
    [DataRow("{\"boxName\":\"Big Box\"}", "boxName")]
    [DataRow("{\"boxName\":\"-box\"}", "boxName")]
    [DataRow("{\"boxName\":\"\"}", "boxName")]
    [DataRow("{\"use\":\"all\"}", "use")]
    [DataRow("{\"use\":true}", "use")]
    [DataRow("{\"wifiName\":\"0123456789012345678901234567890123456789\"}", "wifiName")]
    [DataRow("{\"wifiName\":\"a\\u0007b\"}", "wifiName")]
    [DataRow("{\"wifiName\":\"a\\u0000b\"}", "wifiName")]
    [DataRow("{\"wifiPassword\":\"short\"}", "wifiPassword")]
    [DataRow("{\"wifiPassword\":\"p\\u00e4ssw\\u00f6rter\"}", "wifiPassword")]
    [DataRow("{\"wifiChannel\":0}", "wifiChannel")]
    [DataRow("{\"wifiChannel\":14}", "wifiChannel")]
    [DataRow("{\"wifiChannel\":\"6\"}", "wifiChannel")]
    [DataRow("{\"wifiStations\":9}", "wifiStations")]
    [DataRow("{\"unknownGames\":1}", "unknownGames")]
    [DataRow("{\"use\":\"home\"}", "homeWifi")]
    [DataRow("{\"boxName\":\"ok\",\"wifiChannel\":99}", "wifiChannel")]
    [DataRow("{\"boxName\":\"ok\"", "no JSON")]
    [DataRow("{\"boxName\":\"ok\"} x", "behind")]
    [DataRow("", "no JSON")]
    [DataRow("[]", "no JSON")]
    public void Wrong_settings_are_refused_whole_and_told_why(string body, string says)
    {
        OwnerWorld world = Owned();
        string answer = world.Post(Settings, "1234", body);
        Expect(400, answer);
        Assert.IsTrue(answer.Contains(says), answer);
        Assert.AreEqual("pocketspy", world.Store.Settings.BoxName);
        Assert.AreEqual("pocketspy", new OwnerWorld(world.Files).Store.Settings.BoxName);
    }

    [TestMethod]
    public void Right_settings_are_there_after_a_restart()
    {
        OwnerWorld world = Owned();
        Expect(200, world.Post(Settings, "1234", "{\"boxName\":\"party-box\",\"use\":\"both\",\"wifiName\":\"Caf\\u00e9 <1>\",\"wifiPassword\":\"p<ss w\\\"rd\\\\\"," +
            "\"wifiChannel\":13,\"wifiStations\":1,\"homeWifi\":\"Home\",\"homePassword\":\"12345678\",\"unknownGames\":false,\"newer\":{\"a\":[1]},\"pinHash\":\"00\"}"));
        OwnerSettings kept = new OwnerWorld(world.Files.Copy()).Store.Settings;
        Assert.AreEqual("party-box", kept.BoxName);
        Assert.AreEqual((int)NetworkUse.Both, (int)kept.Use);
        Assert.AreEqual("Caf\u00e9 <1>", kept.WifiName);
        Assert.AreEqual("p<ss w\"rd\\", kept.WifiPassword);
        Assert.AreEqual(13, kept.WifiChannel);
        Assert.AreEqual(1, kept.WifiStations);
        Assert.AreEqual("Home", kept.HomeWifi);
        Assert.AreEqual("12345678", kept.HomePassword);
        Assert.IsFalse(kept.UnknownGames);
        Assert.AreEqual(world.Store.Settings.PinHash, kept.PinHash);
        Assert.IsTrue(kept.PinHash.Length > 40);
    }

    [TestMethod]
    public void The_longest_settings_fit()
    {
        OwnerWorld world = Owned();
        string name = "";
        string password = "";
        for (int i = 0; i < 31; i++) name += "<";
        for (int i = 0; i < 63; i++) password += "<";
        Expect(200, world.Post(Settings, "1234", "{\"boxName\":\"abcdefghijklmnopqrstuvwxyz01234\",\"wifiName\":\"" + name + "\",\"wifiPassword\":\"" + password +
            "\",\"homeWifi\":\"" + name + "\",\"homePassword\":\"" + password + "\"}"));
        Assert.AreEqual(password, new OwnerWorld(world.Files).Store.Settings.HomePassword);
        Expect(200, world.Get(Settings));
    }

    [TestMethod]
    public void A_power_cut_while_settings_are_kept_leaves_the_old_or_the_new_ones()
    {
        for (int cut = 0; ; cut++)
        {
            OwnerWorld world = Owned();
            world.Files.CutAt = world.Files.CutPoints + cut;
            bool saved = Status(world.Post(Settings, "1234", "{\"boxName\":\"other\"}")) == 200;
            bool wasCut = world.Files.IsDead;
            world.Files.PowerOn();
            OwnerWorld next = new(world.Files);
            string name = next.Store.Settings.BoxName;
            Assert.IsTrue(name == "other" || (!saved && name == "pocketspy"), name);
            Assert.IsTrue(next.Gate.HasPin);
            if (!wasCut) return;
        }
    }

    [TestMethod]
    public void Settings_that_cannot_be_kept_are_not_taken()
    {
        OwnerWorld world = Owned();
        world.Files.DiskSize = 0;
        Expect(503, world.Post(Settings, "1234", "{\"boxName\":\"other\"}"));
        Assert.AreEqual("pocketspy", world.Store.Settings.BoxName);
        Assert.AreEqual(1, LinesWith(world, "could not be kept"));
    }

    [TestMethod]
    public void Damaged_settings_are_the_last_good_ones_then_those_of_a_new_box()
    {
        OwnerWorld world = Owned();
        Expect(200, world.Post(Settings, "1234", "{\"boxName\":\"first\"}"));
        Expect(200, world.Post(Settings, "1234", "{\"boxName\":\"second\"}"));
        FaultyFileSystem files = world.Files;
        bool newestIsA = Contains(files["settings0"], "second");
        files[newestIsA ? "settings0" : "settings1"][12] ^= 1;
        OwnerWorld next = new(files);
        Assert.AreEqual("first", next.Store.Settings.BoxName);
        Assert.AreEqual(1, LinesWith(next, "last good"));
        files[newestIsA ? "settings1" : "settings0"][12] ^= 1;
        next = new OwnerWorld(files);
        Assert.AreEqual("pocketspy", next.Store.Settings.BoxName);
        Assert.AreEqual(1, LinesWith(next, "those of a new box"));
    }

    [TestMethod]
    public void The_owner_restarts_the_box()
    {
        OwnerWorld world = Owned();
        Expect(403, world.Post(OwnerHandler.RestartPath, "9999", ""));
        Assert.IsNull(world.Restart.Reason);
        Expect(200, world.Post(OwnerHandler.RestartPath, "1234", ""));
        Assert.AreEqual("192.168.4.20 asked for it", world.Restart.Reason);
    }

    [TestMethod]
    [DataRow("PUT")]
    [DataRow("DELETE")]
    [DataRow("OPTIONS")]
    public void Other_methods_are_refused(string method)
    {
        OwnerWorld world = Owned();
        string answer = world.Raw(method + " /api/settings HTTP/1.1\r\nHost: 192.168.4.1\r\nX-Pin: 1234\r\n\r\n");
        Expect(405, answer);
        Assert.IsFalse(answer.Contains("Access-Control"), "a page of another site is never let in");
    }

    private static long Guest(int number) => EndPoints.Of(0xC0A80500u + (uint)number, 50_000);

    private static OwnerWorld Owned()
    {
        OwnerWorld world = new();
        Expect(200, world.Post(OwnerHandler.PinPath, "1234", "{\"pin\":\"1234\"}"));
        return world;
    }

    private static int LinesWith(OwnerWorld world, string text)
    {
        int lines = 0;
        for (int i = 0; i < world.Events.Count; i++)
        {
            if (world.Events[i].Contains(text)) lines++;
        }
        return lines;
    }

    // Behind the head of the file, which holds NULs.
    private static bool Contains(byte[] file, string text) => Wire.Ascii.ToText(file, SlotFile.TableAt, file.Length - SlotFile.Overhead).Contains(text);

    private static int Status(string answer) => int.Parse(answer.Substring(9, 3));

    private static void Expect(int status, string answer) => Assert.AreEqual(status, Status(answer), answer);
}
