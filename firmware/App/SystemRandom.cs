using System;
using PocketSpy.Core;

namespace PocketSpy.App;

/// <summary>The runtime's own random numbers.</summary>
public sealed class SystemRandom : IRandom
{
    private readonly Random _random = new();

    /// <inheritdoc />
    public void Fill(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++) buffer[offset + i] = (byte)_random.Next(256);
    }
}
