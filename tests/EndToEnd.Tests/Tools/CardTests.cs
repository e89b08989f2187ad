using System;
using System.IO;
using System.Net;
using System.Text.RegularExpressions;
using nanoFramework.TestFramework;
using PocketSpy.Box.Card;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary><c>box card</c>: the page, and where it gets its text.</summary>
[TestClass]
public class CardTests
{
    [TestMethod]
    public void A_card_stands_alone_and_names_are_escaped()
    {
        string page = Write("--wifi", "<script>&\"x'", "--address", "192.168.4.1");
        StringAssert(page, "&lt;script&gt;&amp;&quot;x&#39;");
        Assert.IsFalse(page.Contains("<script", StringComparison.OrdinalIgnoreCase), "a name is not markup");
        Assert.IsFalse(Regex.IsMatch(page, "(src|href|url\\(|@import)\\s*[=(]?", RegexOptions.IgnoreCase), "nothing comes from outside");
        StringAssert(page, "<svg class=\"qr\"");
        StringAssert(page, "Nintendo DS, DS Lite");
        StringAssert(page, "size:105mm 148mm");
        StringAssert(Write("--wifi", "x", "--size", "a4"), "size:A4");
    }

    [TestMethod]
    public void Guests_of_a_router_are_told_the_DNS_server_and_those_of_the_box_are_not_bothered()
    {
        StringAssert(Write("--wifi", "Home", "--address", "192.168.178.40", "--router"), "Primary DNS and secondary DNS: <b>192.168.178.40</b>");
        Assert.IsFalse(Write("--wifi", "PocketSpy").Contains("Primary DNS", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("de", "Mit PocketSpy online spielen")]
    [DataRow("fr", "Jouez en ligne avec PocketSpy")]
    [DataRow("es", "Juega en l\u00ednea con PocketSpy")]
    [DataRow("ja", "PocketSpy \u3067")]
    public void A_card_speaks_the_language_that_is_asked_for(string language, string title)
    {
        string page = WebUtility.HtmlDecode(Write("--wifi", "PocketSpy", "--language", language));
        StringAssert(page, $"<html lang=\"{language}\">");
        StringAssert(page, title);
        Assert.IsFalse(page.Contains("Search for", StringComparison.Ordinal) || Regex.IsMatch(page, @"\{\w+\}<") || page.Contains("(#", StringComparison.Ordinal), page);
    }

    [TestMethod]
    public void With_a_password_the_card_says_that_a_DS_cannot_join() =>
        StringAssert(Write("--wifi", "Home", "--password", "secret-123"), "A DS cannot join");

    [DataRow("PocketSpy", null, "WIFI:T:nopass;S:PocketSpy;;")]
    [DataRow("a;b,c:d\\e\"f", null, "WIFI:T:nopass;S:a\\;b\\,c\\:d\\\\e\\\"f;;")]
    [DataRow("Home", "p;w:1\"23", "WIFI:T:WPA;S:Home;P:p\\;w\\:1\\\"23;;")]
    [TestMethod]
    public void The_text_of_the_code_is_escaped(string network, string password, string expected) =>
        Assert.AreEqual(expected, WifiCode.Of(network, password));

    [TestMethod]
    public void A_running_box_is_asked_for_the_name_of_its_network()
    {
        using StandInPage open = new("""{"wifi":{"name":"Party <5>","open":true},"players":[]}""");
        StringAssert(Write("--server", "127.0.0.1", "--offset", $"{open.Offset}"), "Party &lt;5&gt;");
        Assert.AreEqual("/api/lobby", open.Asked[0]);

        using StandInPage closed = new("""{"wifi":{"name":"Home","open":false}}""");
        (int exitCode, string output) = BoxProcess.Execute("card", "--server", "127.0.0.1", "--offset", $"{closed.Offset}");
        Assert.AreEqual(2, exitCode, output);
        StringAssert(output, "Give it with --password TEXT.");

        using StandInPage silent = new("""{"wifi":null}""");
        (exitCode, output) = BoxProcess.Execute("card", "--server", "127.0.0.1", "--offset", $"{silent.Offset}");
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "Give the name of the Wi-Fi with --wifi NAME.");
    }

    [DataRow("card --wifi x --password short", "--password takes 8 to 63 characters")]
    [DataRow("card --wifi x --address 1.2.3", "--address 1.2.3 is not a valid IPv4 address")]
    [DataRow("card --wifi abcdefghijklmnopqrstuvwxyz0123456", "--wifi takes a name of 1 to 32 bytes")]
    [DataRow("card --wifi x --size a7", "--size takes a6 or a4, not a7")]
    [DataRow("card --wifi x --out /nowhere/at/all.html", "cannot be written")]
    [TestMethod]
    public void Wrong_options_are_one_line_and_exit_code_2(string arguments, string told)
    {
        (int exitCode, string output) = BoxProcess.Execute(arguments.Split(' '));
        Assert.AreEqual(2, exitCode, output);
        Assert.AreEqual(1, output.TrimEnd().Split('\n').Length, output);
        StringAssert(output, told);
    }

    private static string Write(params string[] options)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "card.html");
        (int exitCode, string output) = BoxProcess.Execute(["card", "--out", file, .. options]);
        Assert.AreEqual(0, exitCode, output);
        return File.ReadAllText(file);
    }

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
