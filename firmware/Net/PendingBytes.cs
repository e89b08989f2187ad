using System;

namespace PocketSpy.Net;

/// <summary>Bytes that wait for a client that does not take them. A link has one only while something waits.</summary>
internal sealed class PendingBytes
{
    private byte[] _bytes;

    internal PendingBytes(long now)
    {
        Since = now;
    }

    /// <summary>The bytes, from <see cref="Start"/> on.</summary>
    internal byte[] Buffer => _bytes;

    /// <summary>Where the first one is.</summary>
    internal int Start { get; private set; }

    /// <summary>How many wait.</summary>
    internal int Count { get; private set; }

    /// <summary>When the first came, or the client last took any.</summary>
    internal long Since { get; private set; }

    /// <summary>Adds bytes; the room grows up to <paramref name="limit"/>, which they all fit.</summary>
    internal void Add(byte[] buffer, int offset, int count, int limit)
    {
        if (_bytes is null || Start + Count + count > _bytes.Length)
        {
            byte[] larger = new byte[CapacityFor(Count + count, limit)];
            if (Count > 0) Array.Copy(_bytes, Start, larger, 0, Count);
            _bytes = larger;
            Start = 0;
        }
        Array.Copy(buffer, offset, _bytes, Start + Count, count);
        Count += count;
    }

    /// <summary>The client has taken some.</summary>
    internal void Take(int count, long now)
    {
        Start += count;
        Count -= count;
        Since = now;
    }

    // Twice what was, so that many small pieces are not copied over and over.
    private int CapacityFor(int count, int limit)
    {
        int twice = _bytes is null ? count : _bytes.Length * 2;
        if (twice > limit) twice = limit;
        return twice > count ? twice : count;
    }
}
