using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary><c>box doctor</c> against a box that runs, one that was stopped, and a PC whose ports are taken.</summary>
[TestClass]
public class DoctorTests
{
    [TestMethod]
    public void A_running_box_is_well_and_a_stopped_one_is_not()
    {
        using TemporaryFolder folder = new();
        int offset;
        using (BoxProcess box = BoxProcess.Run(folder.Path))
        {
            offset = box.Offset;
            (int exitCode, string output) = BoxProcess.Execute("doctor", "--offset", $"{offset}");
            Assert.AreEqual(0, exitCode, output);
            Assert.AreEqual("ok ok ok ok", string.Join(' ', VerdictsOf(output, "box: ")), output);
            StringAssert(output, "DNS of this PC");
            StringAssert(output, "no problem found");
        }

        (int exitCodeOfStopped, string told) = BoxProcess.Execute("doctor", "--offset", $"{offset}");
        Assert.AreEqual(1, exitCodeOfStopped, told);
        Assert.AreEqual("problem problem problem problem", string.Join(' ', VerdictsOf(told, "box: ")), told);
        Assert.AreEqual("ok ok", string.Join(' ', VerdictsOf(told, "port for ")), told);
        StringAssert(told, "Start it");
        StringAssert(told, "4 problems");
    }

    [TestMethod]
    public void A_port_that_another_program_has_is_told_with_the_program()
    {
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        int offset = Offsets.Draw();
        taken.Bind(new IPEndPoint(IPAddress.Any, 53 + offset));
        (int exitCode, string output) = BoxProcess.Execute("doctor", "--offset", $"{offset}");
        Assert.AreEqual(1, exitCode, output);
        Assert.AreEqual("note ok", string.Join(' ', VerdictsOf(output, "port for ")), output);
        StringAssert(output, "taken by");
        if (OperatingSystem.IsLinux()) StringAssert(output, $"{Environment.ProcessId}");
    }

    [TestMethod]
    public void This_PC_is_looked_at_in_any_case()
    {
        string output = BoxProcess.Execute("doctor", "--offset", $"{Offsets.Draw()}").Output;
        Assert.AreEqual("ok", string.Join(' ', VerdictsOf(output, ".NET SDK")), output);
        Assert.AreEqual(1, VerdictsOf(output, "nanoff").Length, output);
        Assert.IsTrue(VerdictsOf(output, "serial port").Length >= 1, output);
    }

    [DataRow("doctor --server box", "--server box is not a valid IPv4 address")]
    [DataRow("doctor --offset -1", "--offset takes a number")]
    [TestMethod]
    public void Wrong_options_are_one_line_and_exit_code_2(string arguments, string told)
    {
        (int exitCode, string output) = BoxProcess.Execute(arguments.Split(' '));
        Assert.AreEqual(2, exitCode, output);
        StringAssert(output, told);
    }

    // The second column of the rows that begin so.
    private static string[] VerdictsOf(string table, string subject) =>
        [.. table.Split('\n').Select(line => line.Split('│')).Where(cells => cells.Length > 2 && cells[1].Trim().StartsWith(subject, StringComparison.Ordinal)).Select(cells => cells[2].Trim())];

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
