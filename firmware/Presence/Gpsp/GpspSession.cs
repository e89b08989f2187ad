using PocketSpy.Core;

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

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (Ended) return;
        KvMessageInput input = _input ?? _service.Inputs.Take();
        _input = null;
        input.Feed(buffer, count);
        while (!Ended && input.TryNext())
        {
            _service.Execute(this, input.Buffer, input.Offset, input.Length);
            input.Done();
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
        _service.Remove();
    }
}
