using System;
using PocketSpy.Core;

namespace PocketSpy.Tokens.Clock;

/// <summary>
/// What time it is, and whether the box knows that. A PC's system knows; a board without a battery begins in 1970 and has to be told, by a time server or by
/// its owner's browser. Whoever hands out what expires asks here first.
/// </summary>
public sealed class BoxTime
{
    /// <summary>No true time is before it: the start of 2025.</summary>
    public const long LeastSeconds = 1_735_689_600;

    /// <summary>No time that is told may be behind it: the end of 2099.</summary>
    public const long MostSeconds = 4_102_444_799;

    private const int MillisecondsPerSecond = 1_000;

    private static readonly DateTime Epoch = new(1970, 1, 1);

    private readonly IClock _clock;

    // What the clock's milliseconds are behind 1970; 0 while nobody has told.
    private long _startMilliseconds;

    /// <param name="clock">The runtime's clock.</param>
    public BoxTime(IClock clock)
    {
        _clock = clock;
    }

    /// <summary>Whether the time is known.</summary>
    public bool IsKnown => _startMilliseconds != 0 || IsSystemRight;

    /// <summary>Whether the runtime's own clock is right, so that nobody has to tell.</summary>
    public bool IsSystemRight => SystemSeconds >= LeastSeconds;

    /// <summary>Seconds since 1970, UTC. Right only while <see cref="IsKnown"/>.</summary>
    public long Seconds => IsSystemRight ? SystemSeconds : (_startMilliseconds + _clock.Milliseconds) / MillisecondsPerSecond;

    /// <summary>Somebody who is trusted tells the time. False when it cannot be true.</summary>
    public bool Set(long seconds)
    {
        if (seconds < LeastSeconds || seconds > MostSeconds) return false;
        _startMilliseconds = seconds * MillisecondsPerSecond - _clock.Milliseconds;
        return true;
    }

    /// <summary>A time as ISO 8601 with seven decimals, as Ubisoft writes it: 2020-07-25T22:57:47.0000000Z.</summary>
    public static string Text(long seconds)
    {
        DateTime time = Epoch.AddSeconds(seconds);
        return time.Year.ToString() + "-" + Two(time.Month) + "-" + Two(time.Day) + "T" + Two(time.Hour) + ":" + Two(time.Minute) + ":" + Two(time.Second) + ".0000000Z";
    }

    private long SystemSeconds => (_clock.UtcNow - Epoch).Ticks / TimeSpan.TicksPerSecond;

    private static string Two(int number) => number < 10 ? "0" + number.ToString() : number.ToString();
}
