using PocketSpy.Core;
using PocketSpy.OlderGames.Wire;

namespace PocketSpy.OlderGames.Lists;

/// <summary>One client of the older server list: gathers its messages, wherever TCP cuts them.</summary>
public sealed class ListV1Session : IStreamSession
{
    /// <summary>Longest message; games send 256 bytes at most.</summary>
    public const int MessageBytes = 1_024;

    private readonly ListV1Service _service;
    private readonly KvMessageInput _input = new(MessageBytes);
    private bool _looked;

    internal ListV1Session(ListV1Service service, long from, IStreamOutbox outbox)
    {
        _service = service;
        From = from;
        Outbox = outbox;
        Since = service.Now;
    }

    /// <summary>The client's end point.</summary>
    public readonly long From;

    internal readonly IStreamOutbox Outbox;

    /// <summary>When it came.</summary>
    internal readonly long Since;

    /// <summary>What it was greeted with.</summary>
    internal readonly byte[] Challenge = new byte[ListProof.ChallengeSize];

    /// <summary>The game that it signed in for; null before.</summary>
    internal byte[] Game;

    /// <summary>The game's secret key.</summary>
    internal readonly byte[] Key = new byte[8];

    /// <summary>Its bytes; 0 when it is not known here.</summary>
    internal int KeyCount;

    /// <summary>An <see cref="Wire.ListV1.Enctype"/>.</summary>
    internal int Enctype;

    /// <summary>When it was last heard.</summary>
    internal long HeardAt { get; private set; }

    /// <summary>Its link is about to close.</summary>
    internal bool Ended;

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (Ended) return;
        HeardAt = _service.Now;
        _looked = false;
        _input.Feed(buffer, count);
        while (!Ended && _input.TryNext())
        {
            _service.Execute(this, _input.Buffer, _input.Offset, _input.Length);
            _input.Done();
        }
        if (!Ended && !_input.Keep()) _service.GiveUp(this);
    }

    /// <inheritdoc />
    public void Closed()
    {
        Ended = true;
        _input.Release();
        _service.Remove(this);
    }

    /// <summary>Nothing has come for a moment: a message that lacks its end counts if it says all.</summary>
    internal void TakeRest()
    {
        if (Ended || _looked || _input.Rest == 0) return;
        _looked = true;
        _input.TakeRest();
        if (_service.ExecuteRest(this, _input.Buffer, _input.Offset, _input.Length)) _input.Done();
        if (!Ended) _input.Keep();
    }
}
