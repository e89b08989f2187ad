using System;
using PocketSpy.Core;
using PocketSpy.Net;

namespace PocketSpy.Box.Host;

/// <summary>The memory of this PC, as far as the runtime may take it.</summary>
public sealed class HostHeap : IHeap
{
    /// <inheritdoc />
    public long Free => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(false);

    /// <inheritdoc />
    public void Collect()
    {
        // The runtime does it by itself.
    }
}
