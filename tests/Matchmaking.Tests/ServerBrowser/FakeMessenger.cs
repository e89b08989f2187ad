using System;
using System.Collections;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Keeps the messages that are for hosts.</summary>
internal sealed class FakeMessenger : IHostMessenger
{
    private readonly HostTable _hosts;
    private readonly ArrayList _messages = new();

    internal FakeMessenger(HostTable hosts)
    {
        _hosts = hosts;
    }

    internal int Count => _messages.Count;

    /// <summary>Where the last one goes.</summary>
    internal long LastTo { get; private set; }

    internal byte[] Last => (byte[])_messages[_messages.Count - 1];

    public bool TrySend(int row, byte[] buffer, int offset, int count)
    {
        byte[] copy = new byte[count];
        Array.Copy(buffer, offset, copy, 0, count);
        _messages.Add(copy);
        LastTo = _hosts.EndPointOf(row);
        return true;
    }

    internal void Clear() => _messages.Clear();
}
