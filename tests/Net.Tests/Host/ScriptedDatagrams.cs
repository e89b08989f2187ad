using System;
using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

/// <summary>A datagram service that does what the test says; without a script it echoes.</summary>
internal sealed class ScriptedDatagrams : IDatagramService
{
    public Action<byte[], int, long, IDatagramOutbox> OnReceive { get; set; } = (buffer, count, from, outbox) => outbox.Send(buffer, 0, count, from);

    public int Received { get; private set; }

    public int LastCount { get; private set; }

    public long LastFrom { get; private set; }

    public IDatagramOutbox Outbox { get; private set; }

    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        Received++;
        LastCount = count;
        LastFrom = from;
        Outbox = outbox;
        OnReceive(buffer, count, from, outbox);
    }
}
