using System.Text.Json.Serialization;

namespace PocketSpy.Box.Boards;

/// <summary>What a board can hold.</summary>
public sealed class BoardCapacities
{
    /// <summary>small or large: without PSRAM or with it.</summary>
    [JsonRequired]
    public string Class { get; set; }

    /// <summary>Sockets that its image has in all.</summary>
    [JsonRequired]
    public int Sockets { get; set; }
}
