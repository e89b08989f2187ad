using System;

namespace PocketSpy.Box.Simulate;

/// <summary>A leg went wrong; the message says what a console would have choked on.</summary>
public sealed class LegException(string message) : Exception(message);
