using PocketSpy.Wire.Text;

namespace PocketSpy.Core;

/// <summary>Gathers GameSpy text messages, each up to its \final\, wherever TCP cuts them: several in a segment, one in many.</summary>
public sealed class KvMessageInput
{
    private readonly StreamInput _input;
    private readonly int _limit;
    private int _seen;

    /// <param name="limit">Longest message.</param>
    public KvMessageInput(int limit)
    {
        _limit = limit;
        _input = new StreamInput(limit);
    }

    /// <summary>Where the message is that <see cref="TryNext"/> found.</summary>
    public byte[] Buffer => _input.Buffer;

    /// <summary>Start of the message that was found.</summary>
    public int Offset => _input.Start;

    /// <summary>Bytes of the message that was found, its \final\ included.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes of a message that has not ended.</summary>
    public int Rest => _input.Count;

    /// <summary>Takes the rest for a message: some clients do not end their last one. Then as after <see cref="TryNext"/>.</summary>
    public void TakeRest() => Length = _input.Count;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _input.Count == 0;

    /// <summary>Adds what came.</summary>
    public void Feed(byte[] buffer, int count) => _input.Feed(buffer, count);

    /// <summary>Finds the next whole message. False when there is none, or it is too long: <see cref="Keep"/> tells.</summary>
    public bool TryNext()
    {
        Length = 0;
        if (_input.Count == 0) return false;
        int end = KvFrame.Find(_input.Buffer, _input.Start, _input.Count, _seen);
        if (end < 0)
        {
            _seen = _input.Count;
            return false;
        }
        Length = end - _input.Start;
        return Length <= _limit;
    }

    /// <summary>The message that was found has been dealt with.</summary>
    public void Done()
    {
        _input.Consume(Length);
        _seen = 0;
    }

    /// <summary>Call when there is no more message: keeps the rest. False when it is too long.</summary>
    public bool Keep() => _input.Count <= _limit && Length <= _limit && _input.Keep();

    /// <summary>Forgets all and frees the memory.</summary>
    public void Release()
    {
        _input.Release();
        _seen = 0;
        Length = 0;
    }
}
