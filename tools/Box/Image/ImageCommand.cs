using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using PocketSpy.Box.Boards;
using Spectre.Console;

namespace PocketSpy.Box.Image;

/// <summary><c>box image</c>: files to flash, for a board that is not here.</summary>
public static class ImageCommand
{
    private const int Incomplete = 1;
    private const int BadInput = 2;

    private static readonly Option<string> BoardName = BoardFolder.CreateOption();

    private static readonly Option<string> Program = new("--image")
    {
        Description = "The program (default: what the device build wrote).",
        HelpName = "FILE",
    };

    private static readonly Option<string> PeFolder = new("--pe-dir")
    {
        Description = "Join the .pe files of this folder instead.",
        HelpName = "DIR",
    };

    private static readonly Option<string> Archive = new("--firmware-archive")
    {
        Description = "Firmware of .NET nanoFramework: a folder filled by `nanoff --updatearchive`. With it the browser installer gets its manifest.",
        HelpName = "DIR",
    };

    private static readonly Option<string> Version = new("--firmware-version")
    {
        Description = "This version out of the archive (default: the board's, else the newest).",
        HelpName = "V",
    };

    private static readonly Option<string> Output = new("--out")
    {
        Description = "Write into this folder (default: image/BOARD).",
        HelpName = "DIR",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("image", """
            Write the files that put PocketSpy on a board.

            Without --firmware-archive: the program and its SHA-256, for a board that has the firmware. With it also the
            firmware's parts and manifest.json, which a browser installer in the form of ESP Web Tools takes.

            Exit codes: 0 written, 1 something of the firmware is missing in the archive, 2 a wrong option or no program.
            """)
        {
            BoardName, Program, PeFolder, Archive, Version, Output,
        };
        command.SetAction(result =>
        {
            try
            {
                return Run(result);
            }
            catch (Exception exception) when (exception is BoardException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(exception.Message);
                return BadInput;
            }
        });
        return command;
    }

    private static int Run(ParseResult result)
    {
        if (result.GetValue(BoardName) is null) throw new BoardException($"Name the board with --board, one of {string.Join(", ", BoardFolder.Names)}.");
        BoardFile board = BoardFolder.Read(result.GetValue(BoardName));
        PartitionTable partitions = BoardFolder.PartitionsOf(board);
        ProgramImage program = result.GetValue(PeFolder) is string folder ? ProgramImage.Join(folder, board) : ProgramImage.Read(result.GetValue(Program) ?? ProgramImage.StandardPath, board);
        program.CheckFits(board, partitions[PartitionTable.Deploy]);

        string output = Path.GetFullPath(result.GetValue(Output) ?? Path.Combine("image", board.Id));
        List<InstallerPart> parts = [new(ProgramImage.Program + ".bin", partitions[PartitionTable.Deploy].Offset, program.Bytes)];
        FirmwareArchive firmware = result.GetValue(Archive) is string archive ? FirmwareArchive.Open(archive, board, result.GetValue(Version) ?? board.Firmware.Version) : null;
        firmware?.CheckProgram(program);
        string[] missing = firmware is null ? [] : [.. firmware.Missing];
        if (firmware is not null && missing.Length == 0)
        {
            CheckFits(firmware, partitions[PartitionTable.Factory]);
            parts.InsertRange(0, firmware.Parts(partitions));
            string version = program.Assemblies.First(assembly => assembly.Name == ProgramImage.Program).Version.ToString(3);
            InstallerManifest.Write(output, board, version, parts);
        }
        else
        {
            Directory.CreateDirectory(output);
            File.WriteAllBytes(Path.Combine(output, parts[0].File), parts[0].Bytes);
            InstallerManifest.WriteSums(output, parts);
        }
        Show(parts, partitions, output);
        if (missing.Length > 0)
        {
            Console.Error.WriteLine($"{firmware.From} has no {string.Join(", ", missing)}, so there is no manifest. Fetch it again with `nanoff --updatearchive`.");
            return Incomplete;
        }
        Console.Out.WriteLine(firmware is null
            ? $"for a board with its firmware: box flash --board {board.Id} --program-only --image {Path.Combine(output, parts[0].File)}; for a browser installer add --firmware-archive DIR"
            : $"for a browser installer: {Path.Combine(output, "manifest.json")}, firmware out of {firmware.From}");
        return 0;
    }

    private static void CheckFits(FirmwareArchive firmware, Partition factory)
    {
        if (firmware.RuntimeBytes <= factory.Size) return;
        throw new BoardException(string.Create(CultureInfo.InvariantCulture, $"The firmware of {firmware.From} has {firmware.RuntimeBytes:N0} bytes, the partition {factory.Label} holds {factory.Size:N0}. It is for another board."));
    }

    private static void Show(List<InstallerPart> parts, PartitionTable partitions, string output)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("file").AddColumn("offset").AddColumn("bytes").AddColumn("SHA-256");
        foreach (InstallerPart part in parts) table.AddRow(part.File, $"0x{part.Offset:X}", part.Bytes.Length.ToString("N0", CultureInfo.InvariantCulture), part.Sha256);
        Terminal.Output.Write(table);
        double used = 100.0 * parts[^1].Bytes.Length / partitions[PartitionTable.Deploy].Size;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"written to {output}; the program fills {used:0} % of its partition"));
    }
}
