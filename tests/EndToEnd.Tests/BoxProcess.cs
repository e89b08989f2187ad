using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Text;
using System.Threading;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>The command line in a process of its own.</summary>
internal sealed class BoxProcess : IDisposable
{
    private const int StartAttempts = 20;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly ManualResetEventSlim _ready = new();

    private BoxProcess(Process process)
    {
        _process = process;
    }

    public int Offset { get; private init; }

    public BoxAddress Address => BoxAddress.WithOffset(IPAddress.Loopback, Offset);

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts <c>box run</c> and waits for "ready". Ports that happen to be taken are passed over.</summary>
    public static BoxProcess Run(string directory, params string[] more)
    {
        for (int i = 0; i < StartAttempts; i++)
        {
            BoxProcess box = Launch(Offsets.Draw(), directory, ["--strict", .. more]);
            if (box.WaitUntilReady()) return box;
            box.Dispose();
        }
        throw new InvalidOperationException("no free ports were found");
    }

    /// <summary>Starts <c>box run</c>; the caller waits.</summary>
    public static BoxProcess Launch(int offset, string directory, params string[] more)
    {
        List<string> arguments = ["run", "--offset", $"{offset}", "--bind", "127.0.0.1", "--data", directory, .. more];
        BoxProcess box = new(Create(arguments)) { Offset = offset };
        box.Start();
        return box;
    }

    /// <summary>Runs a command to its end. Gives its exit code and all that it printed.</summary>
    public static (int ExitCode, string Output) Execute(params string[] arguments) => ExecuteWith([], "", arguments);

    /// <summary>Runs a command with more environment and with something to read.</summary>
    public static (int ExitCode, string Output) ExecuteWith(Dictionary<string, string> environment, string input, params string[] arguments)
    {
        Process process = Create(arguments);
        foreach ((string name, string value) in environment) process.StartInfo.Environment[name] = value;
        process.StartInfo.RedirectStandardInput = true;
        using BoxProcess box = new(process);
        box.Start();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, box.Output);
    }

    /// <summary>False when the process ended instead.</summary>
    public bool WaitUntilReady()
    {
        while (!_ready.Wait(20))
        {
            if (_process.HasExited) return false;
        }
        return true;
    }

    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Ends it without warning: SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
        _ready.Dispose();
    }

    private static Process Create(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Path.ChangeExtension(Environment.ProcessPath, null)!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(BoxAddress).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return new Process { StartInfo = start };
    }

    private void Start()
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line == "ready") _ready.Set();
    }
}
