using System;
using PocketSpy.Core;

namespace PocketSpy.Benchmarks.Presence;

/// <summary>A clock that stands, an event log that nobody reads, and random numbers that can be made to stand as well.</summary>
internal sealed class World : IClock, IRandom
{
    private readonly Random _random = new(1);

    /// <summary>From now on each random number is the same, and so is the challenge of every link.</summary>
    public bool StandsStill { get; set; }

    public long Milliseconds => 1_000_000;

    public DateTime UtcNow { get; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public void Fill(byte[] buffer, int offset, int count)
    {
        if (StandsStill) Array.Fill(buffer, (byte)7, offset, count);
        else _random.NextBytes(buffer.AsSpan(offset, count));
    }
}
