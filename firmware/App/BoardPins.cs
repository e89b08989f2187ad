namespace PocketSpy.App;

/// <summary>What this build knows of its board, from boards/esp32-wroom-32/board.json. A pin that the board lacks is -1.</summary>
public static class BoardPins
{
    /// <summary>The board.</summary>
    public const string Name = "esp32-wroom-32";

    /// <summary>GPIO of the status LED.</summary>
    public const int Led = 2;

    /// <summary>Whether the LED shines when its pin is low.</summary>
    public const bool LedActiveLow = false;

    /// <summary>GPIO of the button, low while pressed.</summary>
    public const int Button = 0;

    /// <summary>Whether the board has PSRAM.</summary>
    public const bool Large = false;

    /// <summary>Whether the image drives an Ethernet chip.</summary>
    public const bool Ethernet = false;

    /// <summary>Sockets that the image has in all.</summary>
    public const int Sockets = 16;

    /// <summary>Size of the partition that holds the files, drive I:.</summary>
    public const int FileKilobytes = 256;
}
