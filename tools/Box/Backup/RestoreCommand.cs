using System;
using System.CommandLine;
using System.IO;
using PocketSpy.Box.Simulate;
using Spectre.Console;

namespace PocketSpy.Box.Backup;

/// <summary><c>box restore</c>: puts a backup into a box.</summary>
public static class RestoreCommand
{
    private const int Failed = 1;
    private const int BadInput = 2;

    private static readonly BoxOptions Box = new();

    private static readonly Argument<string> File = new("FILE")
    {
        Description = "What `box backup` or the box's page has written.",
    };

    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Do not ask whether all that is in the box may be replaced.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("restore", """
            Put a backup into a running box. It replaces all players, friends, messages, settings and text files that are there; the box keeps
            its own PIN. The file is checked here and again in the box before anything is changed, and put in when the box starts again.

            Exit codes: 0 the box has taken it, 1 the box refused or broke off, 2 a wrong option, a file that is not a whole backup, or no.
            """)
        {
            Box.Server, Box.Offset, Box.Pin, Yes, File,
        };
        command.SetAction(result => Run(result));
        return command;
    }

    private static int Run(ParseResult result)
    {
        BoxAddress address = Box.AddressIn(result, out string problem);
        if (address is null) return Refuse(problem, BadInput);
        string path = result.GetValue(File);
        byte[] content;
        try
        {
            content = System.IO.File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{path} cannot be read: {exception.Message}", BadInput);
        }
        BackupFile backup = BackupFile.Read(content, out problem);
        if (backup is null) return Refuse($"{path} cannot be put in: {problem}.", BadInput);
        string pin = Box.PinIn(result, out problem);
        if (pin is null) return Refuse(problem, BadInput);

        using BoxLink link = new(address, pin);
        problem = link.Find();
        if (problem is not null) return Refuse(problem, Failed);
        Console.Out.WriteLine($"{path} is a whole backup of the box {backup.BoxName}: {backup.Describe()}.");
        if (!result.GetValue(Yes) && !Confirm(out problem)) return Refuse(problem, BadInput);
        problem = link.Put(content, out bool byHand);
        if (problem is not null) return Refuse($"The box did not take it, nothing was changed: {problem}", Failed);
        Console.Out.WriteLine(byHand
            ? "ok: the box has it. Now restart the box (Ctrl+C, then `box run` again): it puts the backup in when it starts."
            : "ok: the box has it, restarts and puts it in. Give it half a minute.");
        return 0;
    }

    private static bool Confirm(out string problem)
    {
        problem = "Nothing was changed.";
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            problem = "Nothing was changed: add --yes to replace all that is in the box.";
            return false;
        }
        return Terminal.Output.Prompt(new ConfirmationPrompt("Replace all that is in the box?") { DefaultValue = false });
    }

    private static int Refuse(string problem, int exitCode)
    {
        Console.Error.WriteLine(problem);
        return exitCode;
    }
}
