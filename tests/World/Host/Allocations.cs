using System;
using nanoFramework.TestFramework;

namespace PocketSpy.Tests;

/// <summary>Counts what an operation allocates that was done often before.</summary>
internal static class Allocations
{
    internal static void AreNone(Action action)
    {
        for (int i = 0; i < 50; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) action();
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
