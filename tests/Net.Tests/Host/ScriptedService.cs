using System;
using System.Collections.Generic;
using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

/// <summary>A stream service that does what the test says; without a script it echoes.</summary>
internal sealed class ScriptedService : IStreamService
{
    private int _open;

    public List<ScriptedSession> Sessions { get; } = [];

    public Action<ScriptedSession> OnAccept { get; set; }

    public Action<ScriptedSession, byte[], int> OnReceive { get; set; } = (session, buffer, count) => session.Outbox.Send(buffer, 0, count);

    public Action<ScriptedSession> OnClosed { get; set; }

    public bool TurnsAway { get; set; }

    /// <summary>Whether a client has shown what it is as soon as it says anything.</summary>
    public bool Proves { get; set; } = true;

    /// <summary>Sessions accepted and not yet closed.</summary>
    public int Open => _open;

    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        ScriptedSession session = new(this, from, outbox);
        OnAccept?.Invoke(session);
        if (TurnsAway) return null;
        Sessions.Add(session);
        _open++;
        return session;
    }

    /// <summary>What a client is told that is turned away; null for nothing.</summary>
    public byte[] Refusal { get; set; }

    public void TurnAway(IStreamOutbox outbox)
    {
        if (Refusal is not null) outbox.Send(Refusal, 0, Refusal.Length);
    }

    public void Ended() => _open--;
}
