namespace PocketSpy.Core;

/// <summary>How much a board can carry.</summary>
public enum BoardClass : byte
{
    /// <summary>A stock ESP32 image without PSRAM: 96 KB of heap, 16 sockets, 256 KB of files.</summary>
    Small,

    /// <summary>An image with PSRAM: 2 MB of heap or more.</summary>
    Large,

    /// <summary>A PC.</summary>
    Pc,
}
