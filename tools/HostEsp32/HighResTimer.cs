using System;
using System.Diagnostics;

namespace nanoFramework.Hardware.Esp32;

/// <summary>The members of the device's nanoFramework.Hardware.Esp32.HighResTimer that the firmware uses.</summary>
public static class HighResTimer
{
    private static readonly long FirstAsked = Stopwatch.GetTimestamp();
    private static readonly TimeSpan AgeThen = DateTime.Now - StartOfProcess();

    /// <summary>Microseconds since the start: of the chip on the device, of this program on a PC.</summary>
    public static ulong GetCurrent() => (ulong)(AgeThen + Stopwatch.GetElapsedTime(FirstAsked)).Ticks / TimeSpan.TicksPerMicrosecond;

    private static DateTime StartOfProcess()
    {
        using Process process = Process.GetCurrentProcess();
        return process.StartTime;
    }
}
