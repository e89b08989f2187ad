using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using PocketSpy.Box.Boards;
using PocketSpy.Box.Image;

namespace PocketSpy.Box.Flash;

/// <summary>Carries a plan out: looks at the chip, writes firmware and program, asks the board what it runs then.</summary>
public sealed class Flasher
{
    private const int LeastRevision = 3;
    private const int SecondsBetweenQuestions = 3;

    private readonly string _nanoff;
    private readonly BoardFile _board;
    private readonly FlashOptions _options;
    private readonly FlashPlan _plan;
    private readonly TextWriter _output;
    private int _step;

    /// <summary>Uses nanoff at this path.</summary>
    public Flasher(string nanoff, BoardFile board, FlashOptions options, TextWriter output)
    {
        _nanoff = nanoff;
        _board = board;
        _options = options;
        _plan = new FlashPlan(board, options);
        _output = output;
    }

    private int Steps => _options.ProgramOnly ? 3 : 4;

    /// <summary>Does it; throws <see cref="FlashException"/> or <see cref="BoardException"/> at the first thing that is wrong.</summary>
    public void Flash(ProgramImage image)
    {
        Partition deploy = DeployOf(Look());
        image.CheckFits(_board, deploy);
        if (!_options.ProgramOnly) Call(_plan.Update);
        Call(_plan.Deploy(image.Path, deploy));
        RunningFirmware firmware = Ask();
        Check(firmware, image);
        _output.WriteLine($"flashed and verified: {_board.Id} runs {firmware.Target} {firmware.Version} with {ProgramImage.Program} {image.Assemblies.First(assembly => assembly.Name == ProgramImage.Program).Version.ToString(3)}");
    }

    private ChipDetails Look()
    {
        ChipDetails chip = ChipDetails.Read(Call(_plan.Look)) ??
            throw new FlashException("nanoff did not say what the chip is", "Bring it up to date with `dotnet tool update -g nanoff` and try again.");
        if (chip.Chip != _board.Chip)
        {
            throw new FlashException($"at {_options.Port} is an {chip.Chip}, but {_board.Id} is an {_board.Chip}", $"Choose the right board with --board, one of {string.Join(", ", BoardFolder.Names)}, or the right port with --port.");
        }
        if (chip.Revision is >= 0 and < LeastRevision && _plan.Target.Contains("_REV3", StringComparison.Ordinal))
        {
            throw new FlashException(
                string.Create(CultureInfo.InvariantCulture, $"this chip is of revision {chip.Revision}; {_plan.Target} needs revision {LeastRevision}"),
                $"Take the firmware for old chips: --firmware-target {_plan.Target.Replace("_REV3", "_REV0", StringComparison.Ordinal)}.");
        }
        return chip;
    }

    // nanoff chooses the layout by the flash that it finds. Another size than the board's does no harm if the layout is known.
    private Partition DeployOf(ChipDetails chip)
    {
        if (chip.FlashMegabytes == _board.FlashMegabytes) return BoardFolder.PartitionsOf(_board)[PartitionTable.Deploy];
        string name = $"{_board.Partitions.Split('_')[0]}_{chip.FlashMegabytes}mb.csv";
        string path = Path.Combine(AppContext.BaseDirectory, "partitions", name);
        if (!File.Exists(path))
        {
            throw new FlashException(
                string.Create(CultureInfo.InvariantCulture, $"this board has {chip.FlashMegabytes} MB of flash, {_board.Id} has {_board.FlashMegabytes} MB"), "PocketSpy needs 4, 8 or 16 MB: take another board.");
        }
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note: this one has {chip.FlashMegabytes} MB of flash instead of {_board.FlashMegabytes}; its layout is partitions/{name}"));
        return PartitionTable.Read(path)[PartitionTable.Deploy];
    }

    // The board starts anew after the last write, which takes a while.
    private RunningFirmware Ask()
    {
        DateTime end = DateTime.UtcNow.AddSeconds(_options.StartSeconds);
        while (true)
        {
            string problem = "nanoff tells nothing of it";
            try
            {
                if (RunningFirmware.Read(Call(_plan.Verify)) is { } firmware && (firmware.RunsProgram || DateTime.UtcNow >= end)) return firmware;
            }
            catch (FlashException exception)
            {
                problem = exception.Message;
            }
            if (DateTime.UtcNow >= end)
            {
                throw new FlashException(
                    $"all was written, but the firmware does not answer: {problem}",
                    "Press EN or RESET and look with `box logs --port " + _options.Port + "`. A board with USB of its own may have another port name now: `box doctor` lists them.");
            }
            _step--;
            Thread.Sleep(TimeSpan.FromSeconds(SecondsBetweenQuestions));
        }
    }

    private void Check(RunningFirmware firmware, ProgramImage image)
    {
        if (firmware.Target != _plan.Target)
        {
            throw new FlashException($"the board runs the firmware {firmware.Target}, not {_plan.Target}", "Flash again without --program-only.");
        }
        string[] mismatches = [.. firmware.Mismatches(image.Assemblies)];
        if (mismatches.Length > 0)
        {
            throw new FlashException(
                $"firmware {firmware.Version} does not fit the program, which will not start: {string.Join("; ", mismatches)}",
                "Flash again with another firmware, --firmware-version V; `nanoff --listtargets --platform esp32` lists them. docs/flash-a-board.md says how to find the one that fits.");
        }
        if (!firmware.RunsProgram)
        {
            throw new FlashException("the firmware is up, but it did not load the program", $"Look at what it says: `box logs --port {_options.Port}`, then press EN or RESET.");
        }
    }

    private void Wait(string what)
    {
        _output.Write(what + ", then press Enter: ");
        _output.Flush();
        Console.In.ReadLine();
    }

    private string Call(FlashStep step)
    {
        _step++;
        _output.WriteLine($"{_step} of {Steps}: {step.Doing}");
        _output.WriteLine(step.CommandLine);
        if (_options.Pause) Wait(_step < Steps ? "Start the chip's loader: hold BOOT (connect IO0 to GND), press RESET (EN to GND for a moment)" : "Start the board: let BOOT go (IO0 off GND), press RESET (EN to GND for a moment)");
        _output.Flush();
        (int exitCode, string output) = Nanoff.Run(_nanoff, step);
        if (exitCode == 0) return output;
        NanoffError error = NanoffError.Of(exitCode);
        throw new FlashException($"{error.Code} while {step.Doing}: {error.Cause}", error.Next);
    }
}
