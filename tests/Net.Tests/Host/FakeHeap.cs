using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

/// <summary>A heap with as much room as the test says, and as much more after a collection.</summary>
internal sealed class FakeHeap : IHeap
{
    public long Free { get; set; }

    /// <summary>What a collection frees.</summary>
    public long Garbage { get; set; }

    public void Collect()
    {
        Free += Garbage;
        Garbage = 0;
    }
}
