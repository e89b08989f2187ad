using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace PocketSpy.Box.Flash;

/// <summary>nanoff, the flashing tool of .NET nanoFramework.</summary>
public static class Nanoff
{
    /// <summary>Name of the command.</summary>
    public const string Name = "nanoff";

    /// <summary>The command that installs it.</summary>
    public const string Install = "dotnet tool install -g nanoff";

    /// <summary>Where it is: on the PATH, else where dotnet puts its tools; null when it is nowhere.</summary>
    public static string Find()
    {
        string file = OperatingSystem.IsWindows() ? Name + ".exe" : Name;
        string tools = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append(tools)
            .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    /// <summary>
    /// Runs a step to its end. Gives nanoff's exit code and, if the step reads it, its output, which is shown as well. When this tool's own output is
    /// no terminal, nanoff is told to be brief: it moves the cursor otherwise, and fails where there is none.
    /// </summary>
    public static (int ExitCode, string Output) Run(string path, FlashStep step)
    {
        ProcessStartInfo start = new(path) { RedirectStandardOutput = step.Reads };
        foreach (string argument in step.Arguments) start.ArgumentList.Add(argument);
        if (!step.Reads && Console.IsOutputRedirected)
        {
            start.ArgumentList.Add("-v");
            start.ArgumentList.Add("m");
        }
        StringBuilder output = new();
        using Process process = Process.Start(start);
        if (step.Reads)
        {
            while (process.StandardOutput.ReadLine() is string line)
            {
                output.Append(line).Append('\n');
                Console.Out.WriteLine("  " + line);
            }
        }
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }
}
