using System;
using PocketSpy.Core;

namespace PocketSpy.App;

/// <summary>The runtime's own clock.</summary>
public sealed class SystemClock : IClock
{
    /// <inheritdoc />
    public long Milliseconds => Environment.TickCount64;

    /// <inheritdoc />
    public DateTime UtcNow => DateTime.UtcNow;
}
