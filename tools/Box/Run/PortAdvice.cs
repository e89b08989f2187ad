using System;
using PocketSpy.App;
using PocketSpy.Net;

namespace PocketSpy.Box.Run;

/// <summary>Says why a port cannot be had and what to do about it, on this operating system.</summary>
public static class PortAdvice
{
    /// <summary>One line for a port without which the box does not start.</summary>
    public static string For(Listener listener) =>
        $"{listener.Transport} port {listener.Wanted} ({listener.Name}) cannot be opened: {Cause(listener.Result)}. {Capital(Remedy(listener, listener.Result))}";

    /// <summary>One line for a port that was moved.</summary>
    public static string ForMoved(Listener listener) =>
        $"note: {listener.Transport} port {listener.Wanted}: {Cause(listener.FirstResult)}; moved to {listener.Port}, where only `box simulate` looks. " +
        $"Consoles need {listener.Wanted}: {Remedy(listener, listener.FirstResult)}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cause(OpenResult result) => result switch
    {
        OpenResult.InUse => "another program has it",
        OpenResult.NotAllowed => "this program may not open it",
        OpenResult.NoSuchAddress => "the address is none of this PC's",
        OpenResult.NoSocket => "there are no sockets left",
        _ => "the operating system refuses",
    };

    private static string Remedy(Listener listener, OpenResult result) => result switch
    {
        OpenResult.InUse => $"{FindUser(listener)} and stop it, listen at another address with --bind ADDRESS, or shift all ports with --offset N.",
        OpenResult.NotAllowed => GiveRights(),
        OpenResult.NoSuchAddress => "Give one of this PC's own addresses to --bind or --dhcp.",
        OpenResult.NoSocket => "Lower --capacity or raise the limit of open files.",
        _ => "Try --offset N to shift all ports.",
    };

    private static string FindUser(Listener listener)
    {
        int port = listener.Wanted;
        if (OperatingSystem.IsWindows()) return $"find it with `netstat -abno | findstr :{port}`";
        string flag = listener.Transport == "UDP" ? "u" : "t";
        if (OperatingSystem.IsMacOS()) return $"find it with `sudo lsof -nP -i{listener.Transport}:{port}`";
        string hint = port == 53 ? " (often systemd-resolved, which --bind with this PC's LAN address avoids)" : "";
        return $"find it with `sudo ss -l{flag}np 'sport = :{port}'`{hint}";
    }

    private static string GiveRights()
    {
        if (OperatingSystem.IsWindows()) return "start this from an administrator's terminal, or exclude the port from Hyper-V's reserved range.";
        if (OperatingSystem.IsMacOS()) return "start it with sudo.";
        return "start it with sudo, or allow low ports for all with `sudo sysctl net.ipv4.ip_unprivileged_port_start=53`.";
    }
}
