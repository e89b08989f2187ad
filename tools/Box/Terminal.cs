using System;
using Spectre.Console;

namespace PocketSpy.Box;

/// <summary>Where tables go: in colour on a terminal, plain into a file or pipe.</summary>
public static class Terminal
{
    /// <summary>The standard output.</summary>
    public static IAnsiConsole Output { get; } = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });
}
