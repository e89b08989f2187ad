namespace PocketSpy.Core;

/// <summary>
/// The <see cref="KvMessageInput"/>s of a service's clients. One serves all whose messages end where a segment ends; only a client of whom the
/// start of a message waits keeps one for itself.
/// </summary>
public sealed class KvMessageInputPool
{
    private readonly int _limit;
    private KvMessageInput _spare;

    /// <param name="limit">Longest message.</param>
    public KvMessageInputPool(int limit)
    {
        _limit = limit;
    }

    /// <summary>An empty one.</summary>
    public KvMessageInput Take()
    {
        KvMessageInput input = _spare ?? new KvMessageInput(_limit);
        _spare = null;
        return input;
    }

    /// <summary>Takes one back; what is in it is forgotten.</summary>
    public void Return(KvMessageInput input)
    {
        input.Release();
        _spare = input;
    }
}
