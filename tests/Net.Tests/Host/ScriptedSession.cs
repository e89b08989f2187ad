using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

/// <summary>One client of a <see cref="ScriptedService"/>.</summary>
internal sealed class ScriptedSession(ScriptedService service, long from, IStreamOutbox outbox) : IStreamSession
{
    public long From { get; } = from;

    public IStreamOutbox Outbox { get; } = outbox;

    public int Received { get; private set; }

    public int TimesClosed { get; private set; }

    public void Receive(byte[] buffer, int count)
    {
        Received += count;
        if (service.Proves) Outbox.IsProven = true;
        service.OnReceive(this, buffer, count);
    }

    public void Closed()
    {
        TimesClosed++;
        service.Ended();
        service.OnClosed?.Invoke(this);
    }
}
