using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PocketSpy.Box.Account;
using PocketSpy.Box.Backup;
using PocketSpy.Box.Card;
using PocketSpy.Box.Doctor;
using PocketSpy.Box.Files;
using PocketSpy.Box.Flash;
using PocketSpy.Box.Image;
using PocketSpy.Box.Logs;
using PocketSpy.Box.Pin;
using PocketSpy.Box.Players;
using PocketSpy.Box.Replay;
using PocketSpy.Box.Run;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Voice;

namespace PocketSpy.Box;

/// <summary>All commands, and what is said to somebody who gave none or a wrong one.</summary>
public static class CommandLine
{
    private const int WrongWord = 2;

    // How many letters may differ for a word to be taken for a slip of the finger.
    private const int MostSlips = 2;

    /// <summary>What to begin with: ten lines, so that all of it is seen at once.</summary>
    public static string[] Overview { get; } =
    [
        "PocketSpy: a box that answers for the online services of retro consoles that were switched off.",
        "  box run                            start the box on this PC",
        "  box simulate --console wii         try it from another terminal",
        "  box simulate --story friends       play two who become friends",
        "  box doctor                         find out what is missing",
        "  box card                           print how to join",
        "  box flash --board esp32-wroom-32   put PocketSpy on a board",
        "  box backup, box restore FILE       keep all that the box knows, and put it back",
        "  box players list                   see whom it knows",
        "All commands: box --help. More about one: box COMMAND --help.",
    ];

    /// <summary>Runs a command line. Gives the exit code: 2 for words that make no command.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Print(Console.Out, Overview);
            return 0;
        }
        RootCommand root = Create();
        ParseResult result = root.Parse(arguments);
        if (result.Errors.Count == 0) return await result.InvokeAsync();
        if (result.CommandResult.Command != root) Console.Error.WriteLine($"{result.Errors[0].Message} See `box {result.CommandResult.Command.Name} --help`.");
        else if (arguments[0].StartsWith('-')) Print(Console.Error, [$"There is no option {arguments[0]}.", .. Overview[1..]]);
        else Print(Console.Error, [$"There is no command `{arguments[0]}`.{Guess(root, arguments[0])}", .. Overview[1..]]);
        return WrongWord;
    }

    private static RootCommand Create() => new("""
        PocketSpy: a box that answers for the online services of retro consoles that were switched off.

        Exit codes of all commands: 0 done, 1 it was tried and went wrong, 2 the command line makes no sense or a start is
        not possible. A line says why, and what to do.
        """)
    {
        RunCommand.Create(),
        SimulateCommand.Create(),
        ReplayCommand.Create(),
        FlashCommand.Create(),
        ImageCommand.Create(),
        DoctorCommand.Create(),
        LogsCommand.Create(),
        CardCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        PinCommand.Create(),
        PlayersCommand.Create(),
        FilesCommand.Create(),
        AccountCommand.Create(),
        VoiceCommand.Create(),
    };

    private static string Guess(RootCommand root, string word)
    {
        Command nearest = root.Subcommands.MinBy(command => Slips(command.Name, word));
        return Slips(nearest.Name, word) <= MostSlips ? $" Did you mean `box {nearest.Name}`?" : "";
    }

    // Letters to put in, leave out or change to make one word of the other.
    private static int Slips(string right, string given)
    {
        int[] row = [.. Enumerable.Range(0, given.Length + 1)];
        for (int i = 1; i <= right.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= given.Length; j++)
            {
                int above = row[j];
                int changed = diagonal + (right[i - 1] == given[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[given.Length];
    }

    private static void Print(TextWriter output, string[] lines)
    {
        foreach (string line in lines) output.WriteLine(line);
    }
}
