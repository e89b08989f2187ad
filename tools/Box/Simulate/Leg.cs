using System;

namespace PocketSpy.Box.Simulate;

/// <summary>One step of a sign-in: its name, how long it took, and what came of it.</summary>
public sealed record Leg(string Name, TimeSpan Time, bool Passed, string Detail);
