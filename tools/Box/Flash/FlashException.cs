using System;

namespace PocketSpy.Box.Flash;

/// <summary>Flashing went wrong; the message says why, and what to do next.</summary>
public sealed class FlashException(string cause, string next) : Exception(cause)
{
    /// <summary>What to do.</summary>
    public string Next { get; } = next;
}
