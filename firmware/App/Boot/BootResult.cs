namespace PocketSpy.App.Boot;

/// <summary>How the box goes on from the boot ladder.</summary>
public enum BootResult : byte
{
    /// <summary>All services.</summary>
    Serve,

    /// <summary>Its own Wi-Fi and the status page alone.</summary>
    SafeMode,

    /// <summary>The board starts anew.</summary>
    Restarting,
}
