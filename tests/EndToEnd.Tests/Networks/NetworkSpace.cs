using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Networks;

/// <summary>
/// A network of its own on this PC: a network namespace of Linux, which is gone after the test with all that was made in it. Nothing
/// outside of it is touched.
/// </summary>
internal sealed class NetworkSpace : NetworkPlace, IDisposable
{
    private const int NetworkNamespace = 0x40000000;

    private static int _count;

    private readonly string _name;

    private NetworkSpace(string purpose)
    {
        _name = $"pocketspy-{Environment.ProcessId}-{++_count}-{purpose}";
        Execute("netns", "add", _name);
        Ip("link set lo up");
    }

    /// <summary>Why there are none on this PC; null when there are.</summary>
    public static string WhyNot
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return "networks of its own a test has on Linux only";
            if (!Environment.IsPrivilegedProcess) return "only root may make networks: run the tests as root to have this one";
            try
            {
                using NetworkSpace trial = new("trial");
                trial.Ip("link add name bridge0 type bridge");
                return null;
            }
            catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                return $"this PC makes no networks: {exception.Message}";
            }
        }
    }

    /// <summary>Makes one.</summary>
    public static NetworkSpace Create(string purpose) => new(purpose);

    /// <summary>Makes a bridge in it, with an address of its own; others plug in with <see cref="PlugInto"/>.</summary>
    public void AddBridge(string address)
    {
        Ip("link add name bridge0 type bridge");
        Ip($"address add {address} dev bridge0");
        Ip("link set bridge0 up");
    }

    /// <summary>Plugs a cable from this network into the bridge of another.</summary>
    public void PlugInto(NetworkSpace other, string address, string router)
    {
        PlugInto(other);
        Ip($"address add {address} dev eth0");
        Ip($"route add default via {router}");
    }

    /// <summary>Plugs a cable from this network into the bridge of another, and leaves it to somebody else to get an address.</summary>
    public void PlugInto(NetworkSpace other)
    {
        string port = $"port{++_count}";
        other.Ip($"link add {port} type veth peer name eth0 netns {_name}");
        other.Ip($"link set {port} master bridge0 up");
        Ip("link set eth0 up");
    }

    /// <summary>Makes a process that will run in it.</summary>
    public ProcessStartInfo Program(string program, params string[] arguments) => new("ip", ["netns", "exec", _name, program, .. arguments]);

    /// <summary>Lets packets through that are for others.</summary>
    public void Forward() => Run(() => File.WriteAllText("/proc/sys/net/ipv4/ip_forward", "1"));

    /// <summary>Runs <c>ip</c> in it.</summary>
    public void Ip(string arguments) => Execute(["-n", _name, .. arguments.Split(' ')]);

    /// <inheritdoc />
    public override void Run(Action action)
    {
        // The thread goes there and comes back; threads that it starts in the meantime stay there.
        using SafeFileHandle home = File.OpenHandle("/proc/thread-self/ns/net");
        using SafeFileHandle there = File.OpenHandle($"/run/netns/{_name}");
        Enter(there);
        try
        {
            action();
        }
        finally
        {
            Enter(home);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Execute("netns", "delete", _name);

    private static void Enter(SafeFileHandle space)
    {
        if (SetNamespace(space, NetworkNamespace) != 0) Environment.FailFast($"a thread is stuck in the wrong network: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static void Execute(params string[] arguments)
    {
        ProcessStartInfo start = new("ip", arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {error.Trim()}");
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static extern int SetNamespace(SafeFileHandle space, int type);
}
