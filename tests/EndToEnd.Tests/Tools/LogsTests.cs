using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary><c>box logs</c> against stand-ins: a page with the event log, and a terminal device in place of a serial port.</summary>
[TestClass]
public class LogsTests
{
    private const int ReadAndWrite = 2;

    [TestMethod]
    public void Events_are_asked_for_once_and_shown_in_their_order()
    {
        using StandInPage page = new(
            """{"next":2,"events":[{"n":1,"at":1500,"text":"the box is up"},{"n":2,"at":61000,"text":"Wii 1: login ok"}]}""",
            """{"next":3,"events":[{"n":3,"at":3723000,"text":"evil \u001b[2J name"}]}""",
            """{"next":3,"events":[]}""");

        (int exitCode, string output) = BoxProcess.Execute("logs", "--server", "127.0.0.1", "--offset", $"{page.Offset}", "--seconds", "5");

        Assert.AreEqual(0, exitCode, output);
        Assert.AreEqual("00:00:01  the box is up\n00:01:01  Wii 1: login ok\n01:02:03  evil ?[2J name\n", output.ReplaceLineEndings("\n"));
        Assert.AreEqual("/api/events?after=0 /api/events?after=2 /api/events?after=3", string.Join(' ', page.Asked.Take(3)));
    }

    [DataRow("""{"lobby":1}""")]
    [DataRow("<html>")]
    [DataRow("[]")]
    [TestMethod]
    public void What_is_no_event_log_is_told(string answer)
    {
        using StandInPage page = new(answer);
        (int exitCode, string output) = BoxProcess.Execute("logs", "--server", "127.0.0.1", "--offset", $"{page.Offset}");
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "no event log at 127.0.0.1");
        StringAssert(output, "box doctor --server 127.0.0.1");
    }

    [DataRow("logs", "Give either --port PORT or --server ADDRESS.")]
    [DataRow("logs --port a --server 127.0.0.1", "Give either")]
    [DataRow("logs --server box", "--server box is not a valid IPv4 address")]
    [DataRow("logs --port a --baud 3", "--baud takes a number")]
    [TestMethod]
    public void Wrong_options_are_one_line_and_exit_code_2(string arguments, string told)
    {
        (int exitCode, string output) = BoxProcess.Execute(arguments.Split(' '));
        Assert.AreEqual(2, exitCode, output);
        StringAssert(output, told);
    }

    [TestMethod]
    public void Lines_of_a_serial_port_are_shown_without_what_is_no_text()
    {
        if (!OperatingSystem.IsLinux()) return;
        int terminal = posix_openpt(ReadAndWrite);
        Assert.AreEqual(0, grantpt(terminal));
        Assert.AreEqual(0, unlockpt(terminal));
        string port = Marshal.PtrToStringUTF8(ptsname(terminal));
        using FileStream board = new(new Microsoft.Win32.SafeHandles.SafeFileHandle(terminal, true), FileAccess.Write, 1);
        using Timer speaker = new(_ => board.Write(Encoding.ASCII.GetBytes("boot\u0001\u001b ok\r\nready\n")), null, 0, 500);

        (int exitCode, string output) = BoxProcess.Execute("logs", "--port", port, "--seconds", "4");

        Assert.AreEqual(0, exitCode, output);
        StringAssert(output, "  boot ok\n");
        StringAssert(output, "  ready\n");
    }

    [TestMethod]
    public void A_file_that_is_no_serial_port_and_a_missing_port_are_told()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "port");
        (int exitCode, string output) = BoxProcess.Execute("logs", "--port", file);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "There is no serial port");
        File.WriteAllText(file, "");
        (exitCode, output) = BoxProcess.Execute("logs", "--port", file);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "Is it a serial port?");
    }

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.ReplaceLineEndings("\n").Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");

    [DllImport("libc")]
    private static extern int posix_openpt(int flags);

    [DllImport("libc")]
    private static extern int grantpt(int terminal);

    [DllImport("libc")]
    private static extern int unlockpt(int terminal);

    [DllImport("libc")]
    private static extern IntPtr ptsname(int terminal);
}
