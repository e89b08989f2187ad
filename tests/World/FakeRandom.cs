using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>The same numbers at every run: a linear congruential generator, of which the upper byte is used.</summary>
internal sealed class FakeRandom : IRandom
{
    private uint _state;

    internal FakeRandom(int seed)
    {
        _state = (uint)seed;
    }

    public void Fill(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++) buffer[offset + i] = (byte)Next(256);
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1, at most 65,536 of them.</summary>
    internal int Next(int limit)
    {
        _state = _state * 1_664_525 + 1_013_904_223;
        return (int)(_state >> 16) % limit;
    }
}
