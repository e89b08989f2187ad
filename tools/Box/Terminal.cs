using System;
using Spectre.Console;

namespace PocketSpy.Box;

/// <summary>Where tables go: in colour on a terminal, plain into a file or pipe.</summary>
public static class Terminal
{
    private const int PlainWidth = 120;

    /// <summary>The standard output.</summary>
    public static IAnsiConsole Output { get; } = Create();

    private static IAnsiConsole Create()
    {
        bool plain = Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain) console.Profile.Width = PlainWidth;
        return console;
    }
}
