using System;
using System.Threading;
using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

/// <summary>A clock that tests turn by hand, from any thread.</summary>
internal sealed class FakeClock : IClock
{
    private long _now = 1_000_000;

    public long Milliseconds => Interlocked.Read(ref _now);

    public DateTime UtcNow => DateTime.UnixEpoch;

    public void Advance(int milliseconds) => Interlocked.Add(ref _now, milliseconds);
}
