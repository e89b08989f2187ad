using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using nanoFramework.TestFramework;
using PocketSpy.App.Tests.Example;
using PocketSpy.Storage.Tests;

namespace PocketSpy.App.Tests.Host;

/// <summary>A new module touches one folder and one list: the box opens, shows, backs up and restores the example without knowing of it.</summary>
[TestClass]
public class EchoModuleTests
{
    [TestMethod]
    public void The_example_answers_beside_all_other_modules()
    {
        using RunningBox box = Start(new FaultyFileSystem(), null);
        foreach (string packet in EchoPackets.All) Assert.AreEqual(packet, box.Echo(packet));
        Assert.IsTrue(box.PortOf("DNS") > 0 && box.PortOf("friends") > 0 && box.PortOf("game hosts") > 0);
    }

    [TestMethod]
    public void Its_owners_file_is_read()
    {
        FaultyFileSystem files = new();
        files[EchoModule.WordFile] = Encoding.ASCII.GetBytes("you said: \nand no more\n");
        using RunningBox box = Start(files, null);
        Assert.AreEqual("you said: hello", box.Echo("hello"));
    }

    [TestMethod]
    public void The_lobby_and_the_metrics_show_it()
    {
        using RunningBox box = Start(new FaultyFileSystem(), null);
        box.Echo("one");
        box.Echo("two");
        using JsonDocument document = JsonDocument.Parse(box.Get("/api/lobby"));
        JsonElement lobby = document.RootElement;
        Assert.AreEqual("one,two", string.Join(',', lobby.GetProperty("echoes").EnumerateArray().Select(echo => echo.GetProperty("text").GetString())));
        Assert.AreEqual("[2,64]", lobby.GetProperty("full").GetProperty("echo_texts").ToString());
        string metrics = box.Get("/metrics");
        Contains(metrics, "# TYPE pocketspy_echo_texts gauge\npocketspy_echo_texts 2\n");
        Contains(metrics, "# HELP pocketspy_echoes_total Datagrams that were given back.\n# TYPE pocketspy_echoes_total counter\npocketspy_echoes_total 2\n");
    }

    [TestMethod]
    public void What_it_keeps_is_there_after_a_restart()
    {
        FaultyFileSystem files = new();
        using (RunningBox box = Start(files, null)) box.Echo("hello");
        using RunningBox again = Start(files, null);
        Contains(again.Get("/api/lobby"), "\"echoes\":[{\"text\":\"hello\"}]");
    }

    [TestMethod]
    public void The_oldest_of_what_it_keeps_gives_way()
    {
        using RunningBox box = Start(new FaultyFileSystem(), null);
        for (int i = 1; i <= 66; i++) Assert.AreEqual("text " + i, box.Echo("text " + i));
        using JsonDocument document = JsonDocument.Parse(box.Get("/api/lobby"));
        string[] texts = [.. document.RootElement.GetProperty("echoes").EnumerateArray().Select(echo => echo.GetProperty("text").GetString())];
        Assert.AreEqual(64, texts.Length);
        Assert.AreEqual("text 3", texts[0]);
        Assert.AreEqual("text 66", texts[63]);
    }

    [TestMethod]
    public void Its_table_and_file_come_back_on_another_box()
    {
        FaultyFileSystem files = new();
        files[EchoModule.WordFile] = Encoding.ASCII.GetBytes("> \n");
        string backup;
        using (RunningBox box = Start(files, null))
        {
            box.Echo("hello");
            box.Echo("\u0001");
            backup = box.Get("/api/backup");
        }
        Contains(backup, "\"echoes\":[\n{\"id\":1,\"text\":\"hello\"},\n{\"id\":2,\"textHex\":\"01\"}\n]");
        Contains(backup, "\"echo.txt\":[\n\"> \"\n]");

        FaultyFileSystem others = new();
        using (RunningBox fresh = Start(others, null))
        {
            fresh.Echo("gone");
            Contains(fresh.Post("/api/restore", backup), "\"restored\":true");
            Assert.IsNotNull(fresh.RestartReason);
        }
        using RunningBox restored = Start(others, null);
        Contains(restored.Get("/api/lobby"), "\"echoes\":[{\"text\":\"hello\"},{\"textHex\":\"01\"}]");
        Assert.AreEqual("> and on", restored.Echo("and on"));
    }

    [TestMethod]
    public void Safe_mode_opens_without_it()
    {
        using RunningBox box = new(new FaultyFileSystem(), null, new EchoModule(), true);
        Assert.AreEqual(0, box.PortOf("Echo"));
        Assert.IsFalse(box.Get("/api/lobby").Contains("echoes", StringComparison.Ordinal));
    }

    [TestMethod]
    public void An_image_without_a_web_server_has_it_too()
    {
        using RunningBox box = Start(new FaultyFileSystem(), "network");
        Assert.AreEqual(0, box.PortOf("HTTP"));
        Assert.AreEqual("hello", box.Echo("hello"));
    }

    private static RunningBox Start(FaultyFileSystem files, string image) => new(files, image, new EchoModule(), false);

    private static void Contains(string text, string part) => Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
