namespace PocketSpy.App.Boot;

/// <summary>What came of setting up the radio.</summary>
public enum RadioResult
{
    /// <summary>It was set up like this already, and is on.</summary>
    Unchanged,

    /// <summary>The new set-up is kept, and takes effect when the board starts anew.</summary>
    NeedsRestart,

    /// <summary>The new set-up is kept, but this board takes it as it can.</summary>
    Kept,

    /// <summary>The runtime refused.</summary>
    Failed,
}
