using System;
using System.IO;
using nanoFramework.TestFramework;
using PocketSpy.Box.Replay;

namespace PocketSpy.EndToEnd.Tests;

/// <summary><c>box replay</c> as its user meets it: exit codes, lines, bad files.</summary>
[TestClass]
public class ReplayCommandTests
{
    private const string Test = "GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n";
    private const string NoTest = "POST /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\nContent-Length: 4\r\n\r\na=b\x1B";

    [TestMethod]
    public void The_exit_code_tells_whether_all_was_understood()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(data.Path);
        string offset = $"{box.Offset}";
        string file = ReplayFile.Write(folder, ("conntest", Test), ("fax", "anything"));
        (int exitCode, string output) = BoxProcess.Execute("replay", file, "--offset", offset);
        Assert.AreEqual(0, exitCode, output);
        StringAssert(output, "the box is well: 1 sign-ins");
        StringAssert(output, "fax, 1: replay does not know this service");

        file = ReplayFile.Write(folder, ("conntest", Test), ("fax", "anything"), ("conntest", NoTest));
        (exitCode, output) = BoxProcess.Execute("replay", file, "--offset", offset, "--service", "conntest", "--verbose");
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "not understood: 3 conntest as captured: the header X-Organization: Nintendo is missing");
        StringAssert(output, "sent GET / HTTP/1.1<0d><0a>Host");
        StringAssert(output, "a=b<1b>");
        StringAssert(output, "the box is well: 2 sign-ins");
        Assert.IsFalse(output.Contains("fax", StringComparison.Ordinal), "a service that was not chosen");
    }

    [TestMethod]
    public void Without_a_box_nothing_is_played()
    {
        using TemporaryFolder folder = new();
        string file = ReplayFile.Write(folder, ("conntest", Test));
        (int exitCode, string output) = BoxProcess.Execute("replay", file, "--server", "127.255.255.253", "--offset", "29000");
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "no console can sign in at 127.255.255.253, so nothing was played");
    }

    [DataRow("--server nonsense", "--server nonsense is not a valid IPv4 address")]
    [DataRow("--offset -1", "--offset takes a number")]
    [DataRow("--offset many", "--offset")]
    [DataRow("--nonsense", "--nonsense")]
    [DataRow("--service fax", "the file has no message to it. It has: conntest.")]
    [TestMethod]
    public void Wrong_options_are_one_line_and_exit_code_2(string options, string told)
    {
        using TemporaryFolder folder = new();
        CheckRefused(told, ["replay", ReplayFile.Write(folder, ("conntest", Test)), .. options.Split(' ')]);
    }

    [TestMethod]
    public void A_missing_or_broken_file_is_one_line_and_exit_code_2()
    {
        using TemporaryFolder folder = new();
        CheckRefused("Required argument missing", "replay");
        CheckRefused("cannot be read", "replay", Path.Combine(folder.Path, "none.json"));
        CheckRefused("is not JSON: line 2", "replay", ReplayFile.Write(folder, "[\n{"));
    }

    [DataRow("", "is not JSON")]
    [DataRow("{}", "is not a list")]
    [DataRow("[]", "has no message of a client")]
    [DataRow("[1]", "entry 1: this is not an object")]
    [DataRow("[{}]", "entry 1: the text `service` is missing")]
    [DataRow("[{'service':'nas','direction':'c2s','raw':7,'enc':'text'}]", "the text `raw` is missing")]
    [DataRow("[{'service':'nas','direction':'up','raw':'x','enc':'text'}]", "direction is neither")]
    [DataRow("[{'service':'nas','direction':'c2s','raw':'x','enc':'base64'}]", "enc is neither")]
    [DataRow("[{'service':'nas','direction':'c2s','raw':'0','enc':'hex'}]", "raw is not hexadecimal")]
    [DataRow("[{'service':'nas','direction':'c2s','raw':'0x','enc':'hex'}]", "raw is not hexadecimal")]
    [DataRow("[{'service':'nas','direction':'s2c','raw':'00','enc':'hex'}]", "has no message of a client")]
    [DataRow("[{'service':'nas','direction':'c2s','raw':'\\ud800','enc':'text'}]", "`raw` is not valid text")]
    [DataRow("[[[[[[[[[[[[1]]]]]]]]]]]]", "is not JSON")]
    [TestMethod]
    public void Files_of_another_form_are_refused_with_the_place(string text, string told)
    {
        using TemporaryFolder folder = new();
        CheckUnreadable(ReplayFile.Write(folder, text.Replace('\'', '"')), told);
    }

    [TestMethod]
    public void Files_and_messages_without_end_are_refused()
    {
        using TemporaryFolder folder = new();
        CheckUnreadable(ReplayFile.Write(folder, ("nas", new string('x', CaptureFile.MaximumRaw + 1))), "`raw` is longer than");
        string path = ReplayFile.Write(folder, "");
        using (FileStream file = File.OpenWrite(path)) file.SetLength(CaptureFile.MaximumBytes + 1);
        CheckUnreadable(path, "is longer than 16 MB");
        CheckUnreadable(ReplayFile.Write(folder, $"[{string.Join(',', new int[CaptureFile.MaximumEntries + 1])}]"), "has more than");
    }

    private static void CheckUnreadable(string path, string told)
    {
        try
        {
            CaptureFile.Read(path);
        }
        catch (CaptureException exception)
        {
            StringAssert(exception.Message, told);
            return;
        }
        Assert.IsTrue(false, "the file was taken");
    }

    private static void CheckRefused(string told, params string[] arguments)
    {
        (int exitCode, string output) = BoxProcess.Execute(arguments);
        Assert.AreEqual(2, exitCode, output);
        Assert.AreEqual(1, output.TrimEnd().Split('\n').Length, output);
        StringAssert(output, told);
    }

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
