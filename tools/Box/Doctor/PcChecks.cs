using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using PocketSpy.Box.Flash;
using PocketSpy.Box.Serial;

namespace PocketSpy.Box.Doctor;

/// <summary>What this PC needs to build and flash.</summary>
public static class PcChecks
{
    private const int WantedSdk = 10;

    /// <summary>Looks for the .NET SDK, nanoff and serial ports.</summary>
    public static IEnumerable<Finding> Look()
    {
        yield return Sdk();
        yield return Nanoff.Find() is string path
            ? Finding.Ok("nanoff", path)
            : Finding.Note("nanoff", "not installed; only flashing needs it", $"`{Nanoff.Install}`, then a new terminal");
        foreach (Finding port in Ports()) yield return port;
    }

    private static Finding Sdk()
    {
        const string Remedy = "Install the .NET 10 SDK from dot.net.";
        try
        {
            using Process dotnet = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
            string version = dotnet.StandardOutput.ReadToEnd().Trim();
            dotnet.WaitForExit();
            bool enough = int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out int major) && major >= WantedSdk;
            return enough ? Finding.Ok(".NET SDK", version) : Finding.Problem(".NET SDK", version.Length > 0 ? version.Split('\n')[0] : "none that suits global.json", Remedy);
        }
        catch (Win32Exception)
        {
            return Finding.Problem(".NET SDK", "`dotnet` is not on the PATH", Remedy);
        }
    }

    private static IEnumerable<Finding> Ports()
    {
        IReadOnlyList<string> ports = SerialPorts.List();
        if (ports.Count == 0)
        {
            return [Finding.Note("serial port", "none; only flashing and `logs --port` need one", "Plug the board in with a cable that carries data. CP210x and CH340 chips want a driver on Windows and macOS.")];
        }
        return ports.Select(port => SerialPorts.ProblemOf(port) is string problem ? Split(port, problem) : Finding.Ok("serial port", port));
    }

    // "What is wrong. What to do."
    private static Finding Split(string port, string problem)
    {
        int end = problem.IndexOf(". ", StringComparison.Ordinal);
        return Finding.Problem("serial port", end < 0 ? problem : problem[..end], end < 0 ? $"Look at {port}." : problem[(end + 2)..]);
    }
}
