using System;

namespace PocketSpy.Nintendo.Nas;

/// <summary>A date as NAS writes it: YYYYMMDDHHMMSS, UTC.</summary>
public static class NasClockText
{
    /// <summary>Characters of a date.</summary>
    public const int Digits = 14;

    /// <summary>The date as one number, whose 14 decimal digits are the text.</summary>
    public static long Of(DateTime time) =>
        ((((time.Year * 100L + time.Month) * 100 + time.Day) * 100 + time.Hour) * 100 + time.Minute) * 100 + time.Second;
}
