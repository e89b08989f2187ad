using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

[TestClass]
public class CommandLineTests
{
    [TestMethod]
    public void A_console_keeps_its_profile_when_the_box_is_killed_right_after_the_login()
    {
        using TemporaryFolder folder = new();
        string memory = Path.Combine(folder.Path, "memory.json");
        string data = Path.Combine(folder.Path, "data");
        string first;
        using (BoxProcess box = BoxProcess.Run(data))
        {
            first = ProfileIn(Simulate(box, "wii", memory));
            box.Kill();
        }
        using (BoxProcess box = BoxProcess.Run(data))
        {
            string output = Simulate(box, "wii", memory);
            StringAssert(output, "the same as last time");
            Assert.AreEqual(first, ProfileIn(output));
        }
    }

    [TestMethod]
    public void A_user_id_that_was_answered_is_known_after_a_kill_at_that_moment()
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        SimulatedConsole console = new(ConsoleKind.Ds, 7);
        string userId;
        using (BoxProcess box = BoxProcess.Run(data))
        {
            userId = new NasClient(new Box.Simulate.WebClient(box.Address), console, IPAddress.Loopback).CreateAccount();
            box.Kill();
        }
        byte[] log = File.ReadAllBytes(Path.Combine(data, "accounts.log"));
        byte[] key = BitConverter.GetBytes(long.Parse(userId));
        Assert.IsTrue(log.AsSpan().IndexOf(key) >= 0, "the id is in the file");
        using (BoxProcess box = BoxProcess.Run(data))
        {
            ConsoleMemory.Entry memory = new() { UserId = userId };
            Assert.AreNotEqual(0, Played.SignIn(ConsoleKind.Ds, 7, box.Address, memory));
        }
    }

    [TestMethod]
    public void Taken_ports_for_DNS_and_web_are_moved_and_the_simulated_console_finds_them()
    {
        using TemporaryFolder folder = new();
        using Socket dns = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using Socket web = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        int offset = TakePorts(dns, web);
        using BoxProcess box = BoxProcess.Launch(offset, folder.Path);
        Assert.IsTrue(box.WaitUntilReady(), box.Output);
        StringAssert(box.Output, $"moved to {10053 + offset}");
        StringAssert(box.Output, $"moved to {8080 + offset}");
        StringAssert(box.Output, "another program has it");
        StringAssert(Simulate(box, "ds", Path.Combine(folder.Path, "memory.json")), "DS 1 signed in");
    }

    [TestMethod]
    public void With_strict_a_taken_port_is_one_clear_line_and_exit_code_2()
    {
        using TemporaryFolder folder = new();
        using Socket dns = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using Socket web = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        int offset = TakePorts(dns, web);
        using BoxProcess box = BoxProcess.Launch(offset, folder.Path, "--strict");
        Assert.AreEqual(2, box.WaitForExit());
        StringAssert(box.Output, $"UDP port {53 + offset} (DNS) cannot be opened: another program has it.");
        Assert.AreEqual(1, box.Output.TrimEnd().Split('\n').Length, box.Output);
    }

    [TestMethod]
    public void Two_boxes_do_not_share_a_folder()
    {
        using TemporaryFolder folder = new();
        using BoxProcess first = BoxProcess.Run(folder.Path);
        using BoxProcess second = BoxProcess.Launch(first.Offset == 1_100 ? 1_101 : 1_100, folder.Path);
        Assert.AreEqual(2, second.WaitForExit());
        StringAssert(second.Output, "in use by another box");
    }

    [DataRow("run --bind nonsense")]
    [DataRow("run --offset -1")]
    [DataRow("run --dns-others perhaps")]
    [DataRow("run --dhcp 192.168.4.1")]
    [DataRow("run --dhcp 192.168.4.1/31")]
    [DataRow("run --dhcp 192.168.4.1/7")]
    [DataRow("run --dhcp 192.168.4.0/24")]
    [DataRow("run --dhcp 192.168.4.255/24")]
    [DataRow("simulate --server nonsense")]
    [DataRow("simulate --consoles 0")]
    [DataRow("simulate --number 0")]
    [DataRow("simulate --console wi")]
    [DataRow("simulate --story never")]
    [DataRow("simulate --title tetris")]
    [DataRow("simulate --console ds --title brawl")]
    [DataRow("simulate --hold 0")]
    [DataRow("simulate --hold -3")]
    [TestMethod]
    public void Wrong_options_are_told_and_end_with_exit_code_2(string arguments)
    {
        (int exitCode, string output) = BoxProcess.Execute(arguments.Split(' '));
        Assert.AreEqual(2, exitCode, output);
        Assert.AreEqual(1, output.TrimEnd().Split('\n').Length, output);
    }

    [TestMethod]
    public void Box_alone_says_in_ten_lines_what_to_begin_with()
    {
        (int exitCode, string output) = BoxProcess.Execute();
        Assert.AreEqual(0, exitCode, output);
        Assert.AreEqual(10, output.TrimEnd().Split('\n').Length, output);
        StringAssert(output, "box run");
    }

    [DataRow("rnu", "There is no command `rnu`. Did you mean `box run`?")]
    [DataRow("frobnicate", "There is no command `frobnicate`.")]
    [DataRow("--frob", "There is no option --frob.")]
    [TestMethod]
    public void A_word_that_is_no_command_is_told_in_ten_lines_with_exit_code_2(string word, string told)
    {
        (int exitCode, string output) = BoxProcess.Execute(word);
        Assert.AreEqual(2, exitCode, output);
        Assert.IsTrue(output.TrimEnd().Split('\n').Length <= 10, output);
        Assert.AreEqual(told, output.Split('\n')[0].TrimEnd());
    }

    [TestMethod]
    public void A_wrong_word_is_told_with_the_right_ones_and_help_has_the_defaults_as_they_are_written()
    {
        StringAssert(BoxProcess.Execute("simulate", "--console", "wi").Output, "--console takes wii or ds, not wi.");
        StringAssert(BoxProcess.Execute("simulate", "--story", "x").Output, "--story takes signin, friends, match, browse, messenger or tokens, not x.");
        string help = BoxProcess.Execute("simulate", "--help").Output;
        StringAssert(help, "[default: signin]");
        StringAssert(help, "[default: wii]");
    }

    [TestMethod]
    public void A_file_that_is_no_memory_of_consoles_is_not_written_over()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "precious.txt");
        File.WriteAllText(file, "{precious");
        (int exitCode, string output) = BoxProcess.Execute("simulate", "--memory", file);
        Assert.AreEqual(2, exitCode, output);
        Assert.AreEqual("{precious", File.ReadAllText(file));
    }

    [TestMethod]
    public void Without_a_box_the_simulated_console_says_so_and_ends_with_exit_code_1()
    {
        using TemporaryFolder folder = new();
        using Socket silent = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using Socket web = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        int offset = TakePorts(silent, web);
        (int exitCode, string output) = BoxProcess.Execute("simulate", "--offset", $"{offset}", "--memory", Path.Combine(folder.Path, "memory.json"));
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "could not sign in");
    }

    private static string Simulate(BoxProcess box, string console, string memory)
    {
        (int exitCode, string output) = BoxProcess.Execute("simulate", "--console", console, "--offset", $"{box.Offset}", "--memory", memory);
        Assert.AreEqual(0, exitCode, output + box.Output);
        return output;
    }

    private static string ProfileIn(string output)
    {
        int start = output.IndexOf("profile ", StringComparison.Ordinal);
        while (start >= 0 && !char.IsDigit(output[start + 8])) start = output.IndexOf("profile ", start + 1, StringComparison.Ordinal);
        return output.Substring(start + 8, 9);
    }

    // Holds the two ports that a box with the given offset would want.
    private static int TakePorts(Socket dns, Socket web)
    {
        while (true)
        {
            int offset = Offsets.Draw();
            try
            {
                dns.Bind(new IPEndPoint(IPAddress.Any, 53 + offset));
                web.Bind(new IPEndPoint(IPAddress.Any, 80 + offset));
                web.Listen();
                return offset;
            }
            catch (SocketException)
            {
                if (dns.IsBound) throw;
            }
        }
    }

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
