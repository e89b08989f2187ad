using System.Collections.Generic;
using System.Linq;

namespace PocketSpy.Box.Flash;

/// <summary>What an exit code of nanoff means here and what to do. Source of the codes: nanoFirmwareFlasher, ExitCodes.cs.</summary>
public sealed class NanoffError
{
    private const string Busy = "Close every other program that uses the port (a serial monitor, Visual Studio, another nanoff) and try again.";

    private const string Hold =
        "Hold BOOT (on a WT32-ETH01 connect IO0 to GND), press and release EN or RESET, let BOOT go once writing begins, and try again. " +
        "If it breaks off in the middle, try another cable or `--baud 115200`.";

    private const string Download = "This PC must reach the Internet for the firmware; without it, give the folder of `nanoff --updatearchive` with --firmware-archive DIR.";

    private static readonly Dictionary<int, (string Cause, string Next)> Known = new()
    {
        [2000] = ("the firmware does not answer", "Press EN or RESET, wait for ten seconds and look with `box flash --program-only`, which asks again."),
        [2001] = ("the firmware does not answer", "Press EN or RESET, wait for ten seconds and try again with --program-only."),
        [2002] = ("the firmware does not answer", "Press EN or RESET, wait for ten seconds and try again with --program-only."),
        [4000] = ("the chip does not answer", Hold),
        [4001] = ("there is no firmware for a flash of this size", "PocketSpy needs 4 MB of flash or more: take another board."),
        [4002] = ("the flash could not be erased", Hold),
        [4003] = ("the flash could not be written", Hold),
        [4004] = ("the flash could not be read", Hold),
        [4005] = ("the port cannot be opened", Busy),
        [6000] = ("the port cannot be opened", Busy),
        [6001] = ("no port was given", "Name it with --port PORT; `box doctor` lists the ports."),
        [6002] = ("another program holds the port", Busy),
        [7000] = ("this chip is not supported", "Choose the right board with --board BOARD."),
        [9000] = ("nanoff does not know an option", "Bring it up to date with `dotnet tool update -g nanoff`."),
        [9005] = ("there is no such firmware to download", "`nanoff --listtargets --platform esp32` lists names and versions; choose with --firmware-version V."),
        [9006] = ("there is no room for a download", "Free some disk and try again."),
        [9007] = ("the firmware could not be downloaded", Download),
        [9008] = ("the program is not there", "Build it first, or name it with --image FILE."),
        [9009] = ("the address is not right", "Mend the file in partitions/: offsets are hexadecimal, with 0x."),
        [9010] = ("no board was found", Hold),
        [9015] = ("the archive has no such firmware", "`nanoff --updatearchive --archivepath DIR --platform esp32 --target TARGET` adds it, on a PC with Internet."),
    };

    private NanoffError(string code, string cause, string next)
    {
        Code = code;
        Cause = cause;
        Next = next;
    }

    /// <summary>E and a number.</summary>
    public string Code { get; }

    /// <summary>What went wrong.</summary>
    public string Cause { get; }

    /// <summary>What to do.</summary>
    public string Next { get; }

    /// <summary>Of an exit code. Where an exit code has eight bits, only the lowest eight of nanoff's arrive.</summary>
    public static NanoffError Of(int exitCode)
    {
        int code = Known.Keys.FirstOrDefault(known => known == exitCode, Known.Keys.FirstOrDefault(known => (known & 0xFF) == exitCode));
        return Known.TryGetValue(code, out (string Cause, string Next) found)
            ? new NanoffError($"E{code}", found.Cause, found.Next)
            : new NanoffError($"exit code {exitCode}", "nanoff failed", "Its lines above say why. " + Hold);
    }
}
