using System.Text.Json.Serialization;

namespace PocketSpy.Box.Boards;

/// <summary>The image of .NET nanoFramework for a board.</summary>
public sealed class BoardFirmware
{
    /// <summary>Name of the image.</summary>
    [JsonRequired]
    public string Target { get; set; }

    /// <summary>Version of the image that fits the packages; null while it is not known.</summary>
    public string Version { get; set; }

    /// <summary>Speed of the serial console.</summary>
    [JsonRequired]
    public int SerialBaud { get; set; }
}
