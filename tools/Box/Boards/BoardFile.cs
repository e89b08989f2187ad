using System.Text.Json.Serialization;

namespace PocketSpy.Box.Boards;

/// <summary>A board.json; boards/board.schema.json says what each entry means. Pins are read by the build alone.</summary>
public sealed class BoardFile
{
    /// <summary>Name of the folder, and of the board on the command line.</summary>
    [JsonIgnore]
    public string Id { get; set; }

    /// <summary>For people.</summary>
    [JsonRequired]
    public string Name { get; set; }

    /// <summary>As nanoff and browser installers name it: ESP32, ESP32-S3.</summary>
    [JsonRequired]
    public string Chip { get; set; }

    /// <summary>The image of .NET nanoFramework.</summary>
    [JsonRequired]
    public BoardFirmware Firmware { get; set; }

    /// <summary>Flash, in megabytes.</summary>
    [JsonRequired]
    public int FlashMegabytes { get; set; }

    /// <summary>Name of the file in partitions/.</summary>
    [JsonRequired]
    public string Partitions { get; set; }

    /// <summary>What it can hold.</summary>
    [JsonRequired]
    public BoardCapacities Capacities { get; set; }

    /// <summary>Which modules its program has.</summary>
    [JsonRequired]
    public string Image { get; set; }
}
