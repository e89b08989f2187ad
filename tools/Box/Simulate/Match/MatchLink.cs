using System;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A way between two consoles.</summary>
/// <param name="Guest">The side of the one who asked.</param>
/// <param name="Host">The side of the host.</param>
/// <param name="ServerTime">How long the box took from the host's first INIT, the last thing that it needs, until both had CONNECT.</param>
public sealed record MatchLink(Negotiation Guest, Negotiation Host, TimeSpan ServerTime);
