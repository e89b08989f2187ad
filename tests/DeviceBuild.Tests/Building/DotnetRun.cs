using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace PocketSpy.DeviceBuild.Tests.Building;

/// <summary>One call of dotnet, and what it printed.</summary>
internal sealed partial class DotnetRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private DotnetRun(int exitCode, string output)
    {
        ExitCode = exitCode;
        Output = output;
    }

    public int ExitCode { get; }

    public string Output { get; }

    /// <summary>Lines that are warnings or errors, each once.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. Output.Split('\n').Select(line => line.Trim()).Where(line => Complaint().IsMatch(line)).Distinct()];

    /// <summary>Runs it at the root of the repository. What is left in the environment under these names is taken out.</summary>
    public static DotnetRun Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        // Of the test run itself; they would lead this build astray.
        foreach (string name in (string[])["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"])
            start.Environment.Remove(name);
        // Language of the messages that tests look for.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using Process process = Process.Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} was not done after {Patience}");
        }
        return new DotnetRun(process.ExitCode, output.Result + errors.Result);
    }

    [GeneratedRegex(@"\b(warning|error)\b( \w+)?\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Complaint();
}
