using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>Memory of which as much is free as a test says.</summary>
internal sealed class FakeHeap : IHeap
{
    internal FakeHeap(int free)
    {
        Free = free;
    }

    /// <inheritdoc />
    public long Free { get; set; }

    /// <inheritdoc />
    public void Collect()
    {
    }
}
