using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Networks;

/// <summary>A machine on the box's network that runs programs of the operating system: a DHCP client, a resolver.</summary>
internal sealed class RealClient : IDisposable
{
    private const int PatienceMilliseconds = 30_000;

    // What the clients say to a script, in one form: the event, the address, router, DNS server, domain, seconds, mask.
    private const string Script = """
        #!/bin/sh
        echo "$1$reason $ip$new_ip_address $router$new_routers $dns$new_domain_name_servers $domain$new_domain_name $lease$new_dhcp_lease_time $subnet$new_subnet_mask" >> FOLDER/said
        case "$1$reason" in
          bound|BOUND|REBOOT) ip address add $ip$new_ip_address/24 dev eth0 ;;
          deconfig|RELEASE) ip address flush dev eth0 ;;
        esac
        exit 0

        """;

    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _running = [];

    /// <param name="network">Where it is plugged in.</param>
    public RealClient(NetworkSpace network)
    {
        Space = NetworkSpace.Create("client");
        Space.PlugInto(network);
        string script = Path.Combine(_folder.Path, "script");
        File.WriteAllText(script, Script.Replace("FOLDER", _folder.Path, StringComparison.Ordinal));
        Execute("chmod", "755", script);
        File.WriteAllText(Path.Combine(_folder.Path, "dhclient.conf"), "timeout 6;\nsend host-name \"luigi\";\n");
    }

    public NetworkSpace Space { get; }

    /// <summary>False, and the test is skipped, where networks cannot be made or a program is not installed.</summary>
    public static bool CanRun(params string[] programs)
    {
        string reason = NetworkSpace.WhyNot;
        string missing = programs.FirstOrDefault(program => !Folders.Any(folder => File.Exists(Path.Combine(folder, program))));
        if (reason is null && missing is not null) reason = $"{missing} is not installed";
        if (reason is not null) Assert.SkipTest(reason);
        return reason is null;
    }

    /// <summary>Runs a program to its end. Gives its exit code.</summary>
    public int Execute(string program, params string[] arguments) => Execute(out _, program, arguments);

    /// <summary>The same, with what it printed.</summary>
    public int Execute(out string output, string program, params string[] arguments)
    {
        // What stays in the background must not keep the pipe open: a file does not end.
        string file = Path.Combine(_folder.Path, "output");
        string command = string.Join(' ', arguments.Prepend(program).Select(word => $"'{word}'"));
        using Process process = Process.Start(Space.Program("sh", "-c", $"{command} > {file} 2>&1 < /dev/null"));
        process.WaitForExit();
        output = File.ReadAllText(file);
        return process.ExitCode;
    }

    /// <summary>Starts Debian's udhcpc, which stays.</summary>
    public Process StartUdhcpc()
    {
        ProcessStartInfo start = Space.Program("udhcpc", "-f", "-i", "eth0", "-t", "5", "-T", "1", "-s", Path.Combine(_folder.Path, "script"), "-x", "hostname:mario");
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        Process process = Process.Start(start);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        _running.Add(process);
        return process;
    }

    /// <summary>Runs ISC's dhclient until it has an address, 0, or gave up, 2; what it knows from earlier it asks for again.</summary>
    public int Dhclient(params string[] more) =>
        Execute("dhclient", ["-1", "-4", "-cf", Path.Combine(_folder.Path, "dhclient.conf"), "-lf", Path.Combine(_folder.Path, "leases"), "-pf", Path.Combine(_folder.Path, "pid"),
            "-sf", Path.Combine(_folder.Path, "script"), .. more, "eth0"]);

    /// <summary>Waits until the client's script heard of an event once more. Gives the line without the event.</summary>
    public string WaitFor(string happening)
    {
        string file = Path.Combine(_folder.Path, "said");
        Stopwatch time = Stopwatch.StartNew();
        while (time.ElapsedMilliseconds < PatienceMilliseconds)
        {
            string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
            string line = lines.LastOrDefault(l => l.StartsWith(happening + " ", StringComparison.Ordinal));
            if (line is not null)
            {
                File.Delete(file);
                return line[(happening.Length + 1)..];
            }
            Thread.Sleep(20);
        }
        throw new TimeoutException($"{happening} did not come: {(File.Exists(file) ? File.ReadAllText(file) : "nothing was said")}");
    }

    public void Dispose()
    {
        foreach (Process process in _running)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        if (File.Exists(Path.Combine(_folder.Path, "pid"))) Dhclient("-x");
        Space.Dispose();
        _folder.Dispose();
    }
}
