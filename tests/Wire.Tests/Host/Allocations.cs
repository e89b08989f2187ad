using System;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>Counts what an operation allocates once it has run a few times.</summary>
internal static class Allocations
{
    internal static void AreNone(string name, Action action)
    {
        for (int i = 0; i < 3; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++) action();
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before, name);
    }
}
