using System.IO;
using nanoFramework.TestFramework;
using PocketSpy.Box.Run;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary>What <c>box run</c> tells somebody to do next.</summary>
[TestClass]
public class DirectionsTests
{
    private const uint Loopback = 0x7F000001;
    private const uint Lan = 0xC0A80114;
    private const uint Other = 0x0A000005;

    [TestMethod]
    public void The_page_and_the_DNS_server_are_named() => AssertLines(
        "open in a browser, and set the owner's PIN there: http://192.168.1.20/|DNS server to type into a console: 192.168.1.20", [Loopback, Lan], 80, 53);

    [TestMethod]
    public void On_two_networks_both_are_named() => AssertLines(
        "open in a browser, and set the owner's PIN there: http://192.168.1.20:8080/ or http://10.0.0.5:8080/"
        + "|DNS server to type into a console: 192.168.1.20 or 10.0.0.5, the one on its network",
        [Lan, Other],
        8080,
        53);

    [TestMethod]
    public void Where_consoles_do_not_ask_is_said() => AssertLines(
        "open in a browser, and set the owner's PIN there: http://192.168.1.20/|no console finds this box: DNS is at port 10053, and consoles ask at 53", [Lan], 80, 10_053);

    [TestMethod]
    public void A_box_for_this_PC_alone_says_so() => AssertLines(
        "open in a browser, and set the owner's PIN there: http://127.0.0.1/|no console reaches this box: it listens for this PC alone", [Loopback], 80, 53);

    [TestMethod]
    public void What_the_box_does_not_have_is_not_named() => AssertLines("", [Lan], 0, 0);

    [TestMethod]
    public void A_running_box_says_it_before_it_is_ready()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(Path.Combine(folder.Path, "data"));
        string output = box.Output;
        int page = output.IndexOf($"http://127.0.0.1:{80 + box.Offset}/", System.StringComparison.Ordinal);
        Assert.IsTrue(page > 0 && page < output.LastIndexOf("ready", System.StringComparison.Ordinal), output);
    }

    private static void AssertLines(string expected, uint[] addresses, int web, int dns) => Assert.AreEqual(expected, string.Join('|', Directions.For(addresses, web, dns)));
}
