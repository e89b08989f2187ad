using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;

namespace PocketSpy.Box.Doctor;

/// <summary>Finds the program that has a port, as far as this user may see it; Linux only, from /proc (man 5 proc).</summary>
public static class PortUser
{
    // Of a line of /proc/net/udp: sl, local address:port in hexadecimal, remote, state, queues, timer, retransmits, uid, timeout, inode.
    private const int LocalColumn = 1;
    private const int InodeColumn = 9;

    /// <summary>Name and process id; null when it cannot be seen.</summary>
    public static string Find(ProtocolType protocol, int port)
    {
        if (!OperatingSystem.IsLinux()) return null;
        string name = protocol == ProtocolType.Udp ? "udp" : "tcp";
        string end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (string file in (string[])["/proc/net/" + name, "/proc/net/" + name + "6"])
        {
            if (!File.Exists(file)) continue;
            foreach (string line in File.ReadLines(file).Skip(1))
            {
                string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (columns.Length <= InodeColumn || !columns[LocalColumn].EndsWith(end, StringComparison.Ordinal)) continue;
                if (OwnerOf(columns[InodeColumn]) is string owner) return owner;
            }
        }
        return null;
    }

    private static string OwnerOf(string inode)
    {
        string socket = $"socket:[{inode}]";
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsDigit(path[6])))
        {
            try
            {
                if (Directory.EnumerateFiles(process + "/fd").Any(link => new FileInfo(link).LinkTarget == socket)) return $"{File.ReadAllText(process + "/comm").Trim()} (process {process[6..]})";
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another user's, or gone.
            }
        }
        return null;
    }
}
