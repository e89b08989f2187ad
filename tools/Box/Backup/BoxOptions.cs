using System;
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Box.Simulate;
using Spectre.Console;

namespace PocketSpy.Box.Backup;

/// <summary>Which box, and the PIN of its owner: the options of backup and restore.</summary>
public sealed class BoxOptions
{
    private const string Variable = "POCKETSPY_PIN";

    /// <summary>The box's address.</summary>
    public Option<string> Server { get; } = new("--server")
    {
        Description = "The box's address.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    /// <summary>What is added to its ports.</summary>
    public Option<int> Offset { get; } = new("--offset")
    {
        Description = "What `box run --offset` was given.",
        HelpName = "N",
    };

    /// <summary>The owner's PIN.</summary>
    public Option<string> Pin { get; } = new("--pin")
    {
        Description = $"The owner's PIN. Better in the environment variable {Variable}; without both it is asked for.",
        HelpName = "PIN",
    };

    /// <summary>Reads them. Gives null, and what is wrong, when they make no sense.</summary>
    public BoxAddress AddressIn(ParseResult result, out string problem)
    {
        string text = result.GetValue(Server);
        int offset = result.GetValue(Offset);
        problem = null;
        if (!IPAddress.TryParse(text, out IPAddress server) || server.AddressFamily != AddressFamily.InterNetwork) problem = $"--server {text} is not a valid IPv4 address such as 192.168.1.10.";
        else if (offset is < 0 or > 30_000) problem = "--offset takes a number from 0 to 30000.";
        return problem is null ? BoxAddress.WithOffset(server, offset) : null;
    }

    /// <summary>The PIN, asked for when it is nowhere. Gives null, and what is wrong, when it is no PIN.</summary>
    public string PinIn(ParseResult result, out string problem)
    {
        problem = null;
        string pin = result.GetValue(Pin) ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(pin))
        {
            if (Console.IsInputRedirected || Console.IsOutputRedirected)
            {
                problem = $"The owner's PIN is needed: give it with --pin PIN or in the environment variable {Variable}.";
                return null;
            }
            pin = Terminal.Output.Prompt(new TextPrompt<string>("PIN of the box:").Secret());
        }
        if (pin.Length is >= 4 and <= 8 && Array.TrueForAll(pin.ToCharArray(), char.IsAsciiDigit)) return pin;
        problem = "A PIN has 4 to 8 digits.";
        return null;
    }
}
