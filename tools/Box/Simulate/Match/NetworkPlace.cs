using System;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>The network that a player is in: this PC's own, or another that a test has made.</summary>
public class NetworkPlace
{
    /// <summary>This PC's network.</summary>
    public static NetworkPlace Here { get; } = new();

    /// <summary>Does something there: sockets that are made in it belong to that network.</summary>
    public virtual void Run(Action action) => action();
}
