using System.Globalization;
using System.Text.RegularExpressions;

namespace PocketSpy.Box.Flash;

/// <summary>What nanoff read from the chip, out of the lines that it prints after "Connected to:".</summary>
public sealed partial record ChipDetails(string Chip, int Revision, int FlashMegabytes)
{
    /// <summary>Reads nanoff's output; null when it holds no details.</summary>
    public static ChipDetails Read(string output)
    {
        Match chip = ChipLine().Match(output);
        Match flash = FlashLine().Match(output);
        if (!chip.Success || !flash.Success) return null;
        Match revision = RevisionWord().Match(chip.Value);
        return new ChipDetails(chip.Groups[1].Value, revision.Success ? Number(revision) : -1, Number(flash));
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    // "Connected to:", then "ESP32 (ESP32-D0WD-V3 (revision v3.1))"
    [GeneratedRegex(@"Connected to:\s+(ESP32(?:-[A-Z]\d+)?)\b[^\r\n]*")]
    private static partial Regex ChipLine();

    // "Flash size 4MB GD25Q32 from GIGADEVICE ..."
    [GeneratedRegex(@"Flash size (\d+)MB")]
    private static partial Regex FlashLine();

    [GeneratedRegex(@"revision v?(\d+)")]
    private static partial Regex RevisionWord();
}
