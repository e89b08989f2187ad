using System;

namespace PocketSpy.Core;

/// <summary>
/// What a client has sent and its session has not yet used up. TCP cuts where it likes: as long as all is used at once,
/// the bytes stay in the port's shared buffer and nothing is copied or allocated; only a rest is kept here.
/// </summary>
public sealed class StreamInput
{
    private const int FirstCapacity = 256;

    private readonly int _limit;
    private byte[] _own;
    private int _end;

    /// <param name="limit">Most bytes that may wait between two segments, at least 1.</param>
    public StreamInput(int limit)
    {
        _limit = limit;
    }

    /// <summary>Where the bytes are; valid until the next <see cref="Feed"/> or <see cref="Keep"/>.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Index of the first unused byte.</summary>
    public int Start { get; private set; }

    /// <summary>Number of unused bytes.</summary>
    public int Count => _end - Start;

    /// <summary>Adds what came, however much: what it completes counts before what it leaves, which <see cref="Keep"/> judges.</summary>
    public void Feed(byte[] buffer, int count)
    {
        if (Count == 0)
        {
            Buffer = buffer;
            Start = 0;
            _end = count;
            return;
        }
        MakeRoom(count);
        Array.Copy(buffer, 0, _own, _end, count);
        _end += count;
    }

    /// <summary>Uses up <paramref name="count"/> bytes.</summary>
    public void Consume(int count)
    {
        Start += count;
    }

    /// <summary>Call when done for now: copies a rest out of the shared buffer. False when it is longer than the limit.</summary>
    public bool Keep()
    {
        if (Count == 0)
        {
            Release();
            return true;
        }
        if (Buffer == _own) return Count <= _limit;

        int count = Count;
        if (count > _limit) return false;
        byte[] source = Buffer;
        int start = Start;
        if (_own is null || _own.Length < count) _own = new byte[CapacityFor(count)];
        Array.Copy(source, start, _own, 0, count);
        Buffer = _own;
        Start = 0;
        _end = count;
        return true;
    }

    /// <summary>Forgets all and frees the memory.</summary>
    public void Release()
    {
        _own = null;
        Buffer = null;
        Start = 0;
        _end = 0;
    }

    // Here Buffer is always _own: a rest was kept.
    private void MakeRoom(int more)
    {
        int count = Count;
        if (_end + more <= _own.Length) return;

        byte[] target = count + more <= _own.Length ? _own : new byte[CapacityFor(count + more)];
        Array.Copy(_own, Start, target, 0, count);
        _own = target;
        Buffer = target;
        Start = 0;
        _end = count;
    }

    private int CapacityFor(int count)
    {
        if (count >= _limit) return count;
        int capacity = FirstCapacity;
        while (capacity < count) capacity *= 2;
        return capacity > _limit ? _limit : capacity;
    }
}
