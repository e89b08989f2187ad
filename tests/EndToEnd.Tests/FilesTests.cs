using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>The owner's files onto a box, as the page and `box files` send them.</summary>
[TestClass]
public class FilesTests
{
    private const string Pin = "2468";

    [TestMethod]
    public void A_file_goes_onto_the_box_is_listed_read_and_deleted()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using HttpClient owner = Owner(box);
        Assert.AreEqual(HttpStatusCode.OK, Send(owner, HttpMethod.Post, "/api/files?name=games.txt", "mygame AbCdEf\n").StatusCode);
        Assert.AreEqual("mygame AbCdEf\n", File.ReadAllText(Path.Combine(folder.Path, "games.txt")));
        JsonElement list = JsonDocument.Parse(Text(Send(owner, HttpMethod.Get, "/api/files", null))).RootElement;
        Assert.AreEqual("games.txt 14", list.GetProperty("files")[0].GetProperty("name").GetString() + " " + list.GetProperty("files")[0].GetProperty("size").GetInt32());
        string names = list.GetProperty("names").ToString();
        foreach (string name in new[] { "games.txt", "domains.txt", "badwords.txt" }) Assert.IsTrue(names.Contains('"' + name + '"', StringComparison.Ordinal), names);
        Assert.IsTrue(list.GetProperty("free").GetInt64() > 0);
        Assert.AreEqual("mygame AbCdEf\n", Text(Send(owner, HttpMethod.Get, "/api/files?name=games.txt", null)));
        Assert.AreEqual(HttpStatusCode.OK, Send(owner, HttpMethod.Post, "/api/files?name=games.txt", "other GhIjKl\n").StatusCode);
        Assert.AreEqual("other GhIjKl\n", File.ReadAllText(Path.Combine(folder.Path, "games.txt")));
        Assert.AreEqual(HttpStatusCode.OK, Send(owner, HttpMethod.Post, "/api/files?delete=games.txt", "").StatusCode);
        Assert.IsFalse(File.Exists(Path.Combine(folder.Path, "games.txt")));
        Assert.AreEqual(HttpStatusCode.NotFound, Send(owner, HttpMethod.Get, "/api/files?name=games.txt", null).StatusCode);
    }

    [TestMethod]
    [DataRow("/api/files?name=settings0", "x y\n", "the box reads no file of this name")]
    [DataRow("/api/files?name=../games.txt", "x y\n", "the box reads no file of this name")]
    [DataRow("/api/files?name=games.txt", "a\nb\nc\0d", "line 3 holds a character that no text has")]
    [DataRow("/api/files?name=games.txt", "", "the file is empty")]
    public void What_is_not_right_is_refused_and_the_old_file_stays(string path, string content, string why)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "games.txt"), "old AbCdEf\n");
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using HttpClient owner = Owner(box);
        HttpResponseMessage answer = Send(owner, HttpMethod.Post, path, content);
        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        string told = Text(answer);
        Assert.IsTrue(told.Contains(why, StringComparison.Ordinal), told);
        Assert.AreEqual("old AbCdEf\n", File.ReadAllText(Path.Combine(folder.Path, "games.txt")));
        Assert.IsFalse(File.Exists(Path.Combine(folder.Path, "games.txt.new")));
    }

    [TestMethod]
    public void A_file_that_is_longer_than_counts_is_refused()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using HttpClient owner = Owner(box);
        string told = Text(Send(owner, HttpMethod.Post, "/api/files?name=games.txt", new string('a', 200_000)));
        Assert.IsTrue(told.Contains("the file is too long: it has 200000 bytes", StringComparison.Ordinal), told);
    }

    [TestMethod]
    public void Without_the_PIN_nothing_is_read_written_or_deleted()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "games.txt"), "old AbCdEf\n");
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using (Owner(box))
        {
            // Only to set the PIN.
        }
        using HttpClient guest = new() { BaseAddress = new Uri($"http://127.0.0.1:{box.Address.HttpPorts[0]}") };
        foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Get, "/api/files"), (HttpMethod.Get, "/api/files?name=games.txt"), (HttpMethod.Post, "/api/files?name=games.txt"), (HttpMethod.Post, "/api/files?delete=games.txt") })
        {
            Assert.AreEqual(HttpStatusCode.Forbidden, Send(guest, method, path, method == HttpMethod.Post ? "x" : null).StatusCode, path);
        }
        Assert.AreEqual("old AbCdEf\n", File.ReadAllText(Path.Combine(folder.Path, "games.txt")));
    }

    [TestMethod]
    public void What_a_power_cut_left_is_put_right_at_the_start()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "games.txt"), "old AbCdEf\n");
        File.WriteAllText(Path.Combine(folder.Path, "games.txt.new"), "hal");
        File.WriteAllText(Path.Combine(folder.Path, "groups.txt.new"), "whole\n");
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        Assert.AreEqual("old AbCdEf\n", File.ReadAllText(Path.Combine(folder.Path, "games.txt")));
        Assert.IsFalse(File.Exists(Path.Combine(folder.Path, "games.txt.new")));
        Assert.AreEqual("whole\n", File.ReadAllText(Path.Combine(folder.Path, "groups.txt")));
    }

    [TestMethod]
    public void Box_files_does_the_same_from_a_PC()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "my-games.txt");
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(file, "mygame AbCdEf\n");
        using BoxProcess box = BoxProcess.Run(Path.Combine(folder.Path, "data"));
        using (Owner(80 + box.Offset))
        {
            // Only to set the PIN.
        }
        string[] where = ["--server", "127.0.0.1", "--offset", $"{box.Offset}", "--pin", Pin];
        (int code, string told) = BoxProcess.Execute(["files", "put", file, "--as", "games.txt", .. where]);
        Assert.AreEqual(0, code, told);
        (code, told) = BoxProcess.Execute(["files", "list", .. where]);
        Assert.IsTrue(code == 0 && told.Contains("14  games.txt", StringComparison.Ordinal) && told.Contains("bytes are free", StringComparison.Ordinal), told);
        (code, told) = BoxProcess.Execute(["files", "put", file, .. where]);
        Assert.IsTrue(code == 1 && told.Contains("the box reads no file of this name", StringComparison.Ordinal), told);
        (code, told) = BoxProcess.Execute(["files", "get", "games.txt", "--out", Path.Combine(folder.Path, "back"), .. where]);
        Assert.AreEqual(0, code, told);
        Assert.AreEqual("mygame AbCdEf\n", File.ReadAllText(Path.Combine(folder.Path, "back")));
        (code, told) = BoxProcess.Execute(["files", "delete", "games.txt", .. where]);
        Assert.AreEqual(0, code, told);
        Assert.AreEqual(2, BoxProcess.Execute(["files", "put", Path.Combine(folder.Path, "none"), .. where]).ExitCode);
    }

    private static HttpClient Owner(RunningTestBox box) => Owner(box.Address.HttpPorts[0]);

    private static HttpClient Owner(int port)
    {
        HttpClient owner = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        owner.DefaultRequestHeaders.Add("X-Pin", Pin);
        Assert.AreEqual(HttpStatusCode.OK, Send(owner, HttpMethod.Post, "/api/pin", "{\"pin\":\"" + Pin + "\"}").StatusCode);
        return owner;
    }

    private static HttpResponseMessage Send(HttpClient client, HttpMethod method, string path, string body)
    {
        using HttpRequestMessage request = new(method, path) { Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        return client.Send(request);
    }

    private static string Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
}
