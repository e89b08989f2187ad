namespace PocketSpy.Box.Simulate;

/// <summary>Which console is played.</summary>
public enum ConsoleKind
{
    /// <summary>Nintendo DS.</summary>
    Ds,

    /// <summary>Nintendo Wii.</summary>
    Wii,
}
