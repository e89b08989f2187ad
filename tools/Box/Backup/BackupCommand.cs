using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Backup;

/// <summary><c>box backup</c>: all that a box keeps, in one file.</summary>
public static class BackupCommand
{
    private const int Failed = 1;
    private const int BadInput = 2;

    private static readonly BoxOptions Box = new();

    private static readonly Argument<string> File = new("FILE")
    {
        Description = "Where to write it (default: pocketspy-<box>-<date>.json in this folder).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Write over a file that is there.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("backup", """
            Keep all that a running box knows in one readable JSON file: players, friends, waiting messages, settings, the owner's
            text files. `box restore` puts it into this or another box.

            Exit codes: 0 the file is written and whole, 1 the box refused or broke off, 2 a wrong option, or the file is there already.
            """)
        {
            Box.Server, Box.Offset, Box.Pin, Force, File,
        };
        command.SetAction(result => Run(result));
        return command;
    }

    private static int Run(ParseResult result)
    {
        BoxAddress address = Box.AddressIn(result, out string problem);
        if (address is null) return Refuse(problem, BadInput);
        string path = result.GetValue(File);
        if (path is not null && IsTaken(path, result)) return Refuse(TakenText(path), BadInput);
        string pin = Box.PinIn(result, out problem);
        if (pin is null) return Refuse(problem, BadInput);

        using BoxLink link = new(address, pin);
        problem = link.Find();
        if (problem is not null) return Refuse(problem, Failed);
        byte[] content = link.Take(out problem);
        if (content is null) return Refuse($"No backup: {problem}", Failed);
        BackupFile backup = BackupFile.Read(content, out problem);
        if (backup is null) return Refuse($"No backup: what came is not whole ({problem}). Try again.", Failed);

        path ??= string.Create(CultureInfo.InvariantCulture, $"pocketspy-{backup.BoxName}-{DateTime.Now:yyyy-MM-dd}.json");
        if (IsTaken(path, result)) return Refuse(TakenText(path), BadInput);
        try
        {
            string part = path + ".part";
            System.IO.File.WriteAllBytes(part, content);
            System.IO.File.Move(part, path, true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{path} cannot be written: {exception.Message}", BadInput);
        }
        Console.Out.WriteLine($"ok: {path}, {content.Length} bytes");
        Console.Out.WriteLine($"It has {backup.Describe()}.");
        Console.Out.WriteLine("Keep it to yourself: the passwords of the box's networks are in it.");
        return 0;
    }

    private static bool IsTaken(string path, ParseResult result) => System.IO.File.Exists(path) && !result.GetValue(Force);

    private static string TakenText(string path) => $"{path} is there already. Give another name, or --force to write over it.";

    private static int Refuse(string problem, int exitCode)
    {
        Console.Error.WriteLine(problem);
        return exitCode;
    }
}
