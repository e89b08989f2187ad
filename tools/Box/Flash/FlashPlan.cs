using System.Collections.Generic;
using System.Globalization;
using PocketSpy.Box.Boards;

namespace PocketSpy.Box.Flash;

/// <summary>
/// The calls of nanoff that put PocketSpy on a board. Firmware and program go in two calls: with <c>--update</c> nanoff passes over
/// <c>--address</c> and puts the program at an address of its own, which is wrong on a classic ESP32. Source: nanoFirmwareFlasher,
/// Esp32Manager.cs and Esp32Firmware.cs, 2.5.
/// </summary>
public sealed class FlashPlan
{
    private readonly BoardFile _board;
    private readonly FlashOptions _options;

    /// <summary>For a board.</summary>
    public FlashPlan(BoardFile board, FlashOptions options)
    {
        _board = board;
        _options = options;
    }

    /// <summary>Name of the firmware's image.</summary>
    public string Target => _options.Target ?? _board.Firmware.Target;

    /// <summary>Asks the chip what it is.</summary>
    public FlashStep Look => new("asking the chip what it is", true, [.. Bootloader(), "--devicedetails", .. Speed()]);

    /// <summary>Writes the firmware.</summary>
    public FlashStep Update
    {
        get
        {
            List<string> arguments = [.. Bootloader(), "--target", Target, "--update"];
            if ((_options.Version ?? _board.Firmware.Version) is string version) arguments.AddRange(["--fwversion", version]);
            if (_options.Archive is string archive) arguments.AddRange(["--fromarchive", "--archivepath", archive]);
            if (_options.MassErase) arguments.Add("--masserase");
            return new FlashStep("writing the firmware, .NET nanoFramework", false, [.. arguments, .. Speed()]);
        }
    }

    /// <summary>Asks the firmware what it is and what it runs.</summary>
    public FlashStep Verify => new("asking the firmware what it runs", true, ["--nanodevice", "--serialport", _options.Port, "--devicedetails", "--suppressnanoffversioncheck"]);

    /// <summary>Writes the program.</summary>
    public FlashStep Deploy(string image, Partition deploy) =>
        new("writing PocketSpy", false, [.. Bootloader(), "--target", Target, "--deploy", "--image", image, "--address", deploy.Address, .. Speed()]);

    /// <summary>All calls in their order.</summary>
    public IEnumerable<FlashStep> Steps(string image, Partition deploy)
    {
        yield return Look;
        if (!_options.ProgramOnly) yield return Update;
        yield return Deploy(image, deploy);
        yield return Verify;
    }

    private string[] Bootloader() => ["--platform", "esp32", "--serialport", _options.Port];

    private List<string> Speed()
    {
        List<string> arguments = ["--suppressnanoffversioncheck"];
        if (_options.Baud > 0) arguments.AddRange(["--baud", _options.Baud.ToString(CultureInfo.InvariantCulture)]);
        return arguments;
    }
}
