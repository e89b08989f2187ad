using System;
using System.Collections.Generic;
using System.CommandLine;
using PocketSpy.Box.Boards;
using PocketSpy.Box.Image;
using PocketSpy.Box.Serial;

namespace PocketSpy.Box.Flash;

/// <summary><c>box flash</c>: PocketSpy onto a board.</summary>
public static class FlashCommand
{
    private const int Failed = 1;
    private const int BadInput = 2;

    private static readonly Option<string> BoardName = BoardFolder.CreateOption();

    private static readonly Option<string> Port = new("--port")
    {
        Description = "The board's serial port, such as /dev/ttyUSB0 or COM5 (default: the only one there is).",
        HelpName = "PORT",
    };

    private static readonly Option<string> Image = new("--image")
    {
        Description = "The program (default: what the device build wrote).",
        HelpName = "FILE",
    };

    private static readonly Option<string> Target = new("--firmware-target")
    {
        Description = "Another firmware than the board's, by nanoff's name, such as ESP32_REV0.",
        HelpName = "NAME",
    };

    private static readonly Option<string> Version = new("--firmware-version")
    {
        Description = "This version of the firmware (default: the board's, else the newest).",
        HelpName = "V",
    };

    private static readonly Option<string> Archive = new("--firmware-archive")
    {
        Description = "Take the firmware from this folder, filled by `nanoff --updatearchive`, instead of the Internet.",
        HelpName = "DIR",
    };

    private static readonly Option<int> Baud = new("--baud")
    {
        Description = "Speed of the transfer; 115200 helps bad cables and old USB chips.",
        HelpName = "N",
    };

    private static readonly Option<int> StartSeconds = new("--start-seconds")
    {
        Description = "How long the board may take to answer at the end.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<bool> ProgramOnly = new("--program-only") { Description = "Leave the firmware as it is." };

    private static readonly Option<bool> Pause = new("--pause") { Description = "Wait for Enter before each call, for boards without automatic reset such as wt32-eth01." };

    private static readonly Option<bool> MassErase = new("--mass-erase") { Description = "Erase the whole flash first: profiles, friends and settings are gone." };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask before --mass-erase." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Print the commands, one a line, and do nothing." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("flash", """
            Put PocketSpy on a board with nanoff.

            Asks the chip what it is, writes the firmware (.NET nanoFramework), writes the program where partitions/ says,
            and asks the board what it runs then: whether the program was loaded and whether firmware and program fit.
            Profiles, friends and settings stay, except with --mass-erase.

            Exit codes: 0 flashed and verified, 1 it went wrong (a line says what to do next), 2 a wrong option.
            """)
        {
            BoardName, Port, Image, Target, Version, Archive, Baud, StartSeconds, ProgramOnly, Pause, MassErase, Yes, DryRun,
        };
        command.SetAction(result => Run(result));
        return command;
    }

    private static int Run(ParseResult result)
    {
        if (result.GetValue(BoardName) is null) return Refuse($"Name the board with --board, one of {string.Join(", ", BoardFolder.Names)}.");
        bool dry = result.GetValue(DryRun);
        string port = result.GetValue(Port) ?? OnlyPort(dry);
        if (port is null) return BadInput;
        FlashOptions options = new()
        {
            Port = port,
            Image = result.GetValue(Image) ?? ProgramImage.StandardPath,
            Target = result.GetValue(Target),
            Version = result.GetValue(Version),
            Archive = result.GetValue(Archive),
            Baud = result.GetValue(Baud),
            StartSeconds = result.GetValue(StartSeconds),
            ProgramOnly = result.GetValue(ProgramOnly),
            MassErase = result.GetValue(MassErase),
            Pause = result.GetValue(Pause),
        };
        if (options.MassErase && options.ProgramOnly) return Refuse("--mass-erase takes the firmware too; leave out --program-only.");
        try
        {
            BoardFile board = BoardFolder.Read(result.GetValue(BoardName));
            return dry ? Print(board, options) : Flash(board, options, result.GetValue(Yes));
        }
        catch (BoardException exception)
        {
            return Refuse(exception.Message);
        }
    }

    private static int Print(BoardFile board, FlashOptions options)
    {
        string image = options.Image ?? ProgramImage.Program + ".bin";
        foreach (FlashStep step in new FlashPlan(board, options).Steps(image, BoardFolder.PartitionsOf(board)[PartitionTable.Deploy])) Console.Out.WriteLine(step.CommandLine);
        return 0;
    }

    private static int Flash(BoardFile board, FlashOptions options, bool yes)
    {
        ProgramImage image = ProgramImage.Read(options.Image, board);
        image.CheckFits(board, BoardFolder.PartitionsOf(board)[PartitionTable.Deploy]);
        // What would not start is not written.
        if (options.Archive is string archive && !options.ProgramOnly && options.Target is null) FirmwareArchive.Open(archive, board, options.Version ?? board.Firmware.Version).CheckProgram(image);
        if (Nanoff.Find() is not string nanoff)
        {
            return Fail("nanoff is not installed", $"Install it with `{Nanoff.Install}`, then open a new terminal.");
        }
        if (SerialPorts.ProblemOf(options.Port) is string problem)
        {
            Console.Error.WriteLine(problem);
            return Failed;
        }
        if (options.MassErase && !yes && !Confirm()) return Fail("nothing was erased", "Give --yes to erase without being asked, or leave out --mass-erase.");
        try
        {
            new Flasher(nanoff, board, options, Console.Out).Flash(image);
            Console.Out.WriteLine("next: take the board to where it shall stand, and join with a console: docs/join-ds.md, docs/join-wii.md, docs/join-pc.md");
            return 0;
        }
        catch (FlashException exception)
        {
            return Fail(exception.Message, exception.Next);
        }
    }

    private static bool Confirm()
    {
        Console.Out.Write("This erases all profiles, friends and settings on the board. Type yes to go on: ");
        return Console.In.ReadLine()?.Trim() == "yes";
    }

    // Null, after a line that says why, if there is none or more than one.
    private static string OnlyPort(bool dry)
    {
        IReadOnlyList<string> ports = SerialPorts.List();
        if (ports.Count == 1) return ports[0];
        if (dry) return "PORT";
        Console.Error.WriteLine(ports.Count == 0
            ? "No serial port is there. Plug the board in with a cable that carries data, or name the port with --port PORT."
            : $"There are several serial ports: {string.Join(", ", ports)}. Name the board's with --port PORT.");
        return null;
    }

    private static int Fail(string cause, string next)
    {
        Console.Error.WriteLine($"{cause}. Next: {next}");
        return Failed;
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return BadInput;
    }
}
