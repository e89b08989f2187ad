namespace PocketSpy.App.Boot;

/// <summary>What the owner wants by holding the button.</summary>
public enum ButtonAction : byte
{
    /// <summary>Nothing, or not yet.</summary>
    None,

    /// <summary>Held for 5 s: open the set-up page to all for a while.</summary>
    SetUp,

    /// <summary>Held for 10 s: make a new box of it.</summary>
    Reset,
}
