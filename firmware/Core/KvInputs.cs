namespace PocketSpy.Core;

/// <summary>
/// The <see cref="KvInput"/>s of a service's clients. One serves all whose messages end where a segment ends; only a client of whom the
/// start of a message waits keeps one for itself.
/// </summary>
public sealed class KvInputs
{
    private readonly int _limit;
    private KvInput _spare;

    /// <param name="limit">Longest message.</param>
    public KvInputs(int limit)
    {
        _limit = limit;
    }

    /// <summary>An empty one.</summary>
    public KvInput Take()
    {
        KvInput input = _spare ?? new KvInput(_limit);
        _spare = null;
        return input;
    }

    /// <summary>Takes one back; what is in it is forgotten.</summary>
    public void Return(KvInput input)
    {
        input.Release();
        _spare = input;
    }
}
