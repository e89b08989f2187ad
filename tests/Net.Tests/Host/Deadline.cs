using System;
using System.Diagnostics;
using System.Threading;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>Waits for a condition, never for a time.</summary>
internal static class Deadline
{
    public const int Milliseconds = 20_000;

    public static void Until(Func<bool> condition, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.ElapsedMilliseconds > Milliseconds) Assert.IsTrue(false, "never came: " + what);
            Thread.Yield();
        }
    }
}
