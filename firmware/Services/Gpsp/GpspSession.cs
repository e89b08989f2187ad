namespace PocketSpy.Services.Gpsp;

/// <summary>One client of the search: gathers its requests, wherever TCP cuts them.</summary>
public sealed class GpspSession : IStreamSession
{
    /// <summary>Longest request.</summary>
    public const int RequestBytes = 2_048;

    private readonly GpspService _service;
    private readonly KvInput _input = new(RequestBytes);

    internal GpspSession(GpspService service, long from, IStreamOutbox outbox)
    {
        _service = service;
        From = from;
        Outbox = outbox;
    }

    /// <summary>The client's end point.</summary>
    public long From { get; }

    internal IStreamOutbox Outbox { get; }

    /// <summary>Its link is about to close.</summary>
    internal bool Ended { get; set; }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (Ended) return;
        _input.Feed(buffer, count);
        while (!Ended && _input.TryNext())
        {
            _service.Execute(this, _input.Buffer, _input.Offset, _input.Length);
            _input.Done();
        }
        if (!Ended && !_input.Keep()) _service.Refuse(this, "The request is too long.");
    }

    /// <inheritdoc />
    public void Closed()
    {
        Ended = true;
        _input.Release();
        _service.Remove();
    }
}
