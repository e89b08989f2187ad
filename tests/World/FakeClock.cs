using System;
using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>Time that stands still until a test lets it pass.</summary>
internal sealed class FakeClock : IClock
{
    public long Milliseconds { get; private set; } = 1_000;

    public DateTime UtcNow { get; set; } = new DateTime(2026, 7, 9, 3, 5, 8);

    internal void Pass(int milliseconds)
    {
        Milliseconds += milliseconds;
    }
}
