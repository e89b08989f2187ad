using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace PocketSpy.Box.Serial;

/// <summary>The serial ports of this PC and whether they can be used.</summary>
public static partial class SerialPorts
{
    private const int ReadAndWrite = 6;

    /// <summary>Names of the ports at which a board may be: COM5 on Windows, device files elsewhere, by their lasting names where there are some.</summary>
    public static IReadOnlyList<string> List()
    {
        if (OperatingSystem.IsWindows()) return ListOfWindows();
        if (OperatingSystem.IsMacOS()) return [.. Files("/dev", "cu.usb*"), .. Files("/dev", "cu.wch*"), .. Files("/dev", "cu.SLAB*")];
        List<string> named = [.. Files("/dev/serial/by-id", "*")];
        HashSet<string> targets = [.. named.Select(Target)];
        return [.. named, .. Files("/dev", "ttyUSB*").Concat(Files("/dev", "ttyACM*")).Where(port => !targets.Contains(port))];
    }

    /// <summary>What keeps this user from using the port, with the remedy; null when nothing is seen.</summary>
    public static string ProblemOf(string port)
    {
        if (OperatingSystem.IsWindows())
        {
            return ListOfWindows().Contains(port, StringComparer.OrdinalIgnoreCase) ? null
                : $"There is no serial port {port}. Plug the board in with a cable that carries data; `mode` lists the ports. A CP210x or CH340 chip may want its driver first.";
        }
        if (!File.Exists(port))
        {
            return $"There is no serial port {port}. Plug the board in with a cable that carries data, then look again with `box doctor`.";
        }
        if (Access(port, ReadAndWrite) != 0)
        {
            return $"You may not open {port}. " + (OperatingSystem.IsLinux()
                ? "Join the group that may, `sudo usermod -a -G dialout $USER` (uucp on Arch), and log in again."
                : $"`sudo chmod a+rw {port}` allows it until the board is unplugged.");
        }
        return UserOf(port) is string user ? $"{port} is in use by {user}. Close that program and try again." : null;
    }

    // The other program that holds the port, as far as this user may see it; Linux only.
    private static string UserOf(string port)
    {
        if (!OperatingSystem.IsLinux()) return null;
        string target = Target(port);
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsDigit(path[6])))
        {
            if (process == $"/proc/{Environment.ProcessId}") continue;
            try
            {
                if (!Directory.EnumerateFiles(process + "/fd").Any(link => new FileInfo(link).LinkTarget == target)) continue;
                return $"{File.ReadAllText(process + "/comm").Trim()} (process {process[6..]})";
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another user's, or gone.
            }
        }
        return null;
    }

    private static string Target(string port) => File.ResolveLinkTarget(port, true)?.FullName ?? port;

    private static string[] Files(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.GetFileSystemEntries(folder, pattern).Order(StringComparer.Ordinal)] : [];

    private static List<string> ListOfWindows()
    {
        try
        {
            using Process query = Process.Start(new ProcessStartInfo("reg", @"query HKLM\HARDWARE\DEVICEMAP\SERIALCOMM") { RedirectStandardOutput = true, RedirectStandardError = true });
            string output = query.StandardOutput.ReadToEnd();
            return [.. output.Split(['\r', '\n', ' ']).Where(word => word.StartsWith("COM", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
