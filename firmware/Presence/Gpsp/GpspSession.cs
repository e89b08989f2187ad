using PocketSpy.Core;
using PocketSpy.Presence.Profiles;

namespace PocketSpy.Presence.Gpsp;

/// <summary>One client of the search: gathers its requests, wherever TCP cuts them.</summary>
public sealed class GpspSession : IStreamSession
{
    /// <summary>Longest request.</summary>
    public const int RequestBytes = 2_048;

    private readonly GpspService _service;
    private KvMessageInput _input;

    internal GpspSession(GpspService service, long from, IStreamOutbox outbox)
    {
        _service = service;
        From = from;
        Outbox = outbox;
    }

    /// <summary>The client's end point.</summary>
    public readonly long From;

    internal readonly IStreamOutbox Outbox;

    /// <summary>Its link is about to close.</summary>
    internal bool Ended;

    /// <summary>Where its search goes on; -1 while there is none.</summary>
    internal int NextRow = ProfileTable.None;

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (Ended) return;
        _service.EndTurn(this);
        KvMessageInput input = _input ?? _service.Inputs.Take();
        _input = null;
        if (count > 0) input.Feed(buffer, count);
        // One request a pass, and of a long search one piece: whoever sends many at once does not make the others wait.
        bool isWhole = input.TryNext();
        if (isWhole && _service.Execute(this, input.Buffer, input.Offset, input.Length)) input.Done();
        if (!Ended)
        {
            bool hasMore = input.TryNext();
            Outbox.IsBusy = hasMore || _service.HasTurn(this);
            // With its answer a client has what it came for: it is as new.
            Outbox.IsProven = hasMore;
        }
        if (!Ended && !input.Keep()) _service.Refuse(this, "The request is too long.");
        if (Ended || input.IsEmpty) _service.Inputs.Return(input);
        else _input = input;
    }

    /// <inheritdoc />
    public void Closed()
    {
        Ended = true;
        _input = null;
        _service.Remove(this);
    }
}
