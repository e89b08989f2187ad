using System;
using System.Collections;
using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>Keeps what the master sends, each datagram with its receiver.</summary>
internal sealed class HostOutbox : IDatagramOutbox
{
    private readonly ArrayList _datagrams = new();
    private readonly ArrayList _receivers = new();

    internal int Count => _datagrams.Count;

    /// <summary>Whether to keep nothing, for measurements.</summary>
    internal bool Discards { get; set; }

    public void Send(byte[] buffer, int offset, int count, long to)
    {
        if (Discards) return;
        byte[] copy = new byte[count];
        Array.Copy(buffer, offset, copy, 0, count);
        _datagrams.Add(copy);
        _receivers.Add(to);
    }

    /// <summary>The oldest datagram for a receiver, which is gone then; null when there is none.</summary>
    internal byte[] Take(long to)
    {
        for (int i = 0; i < _datagrams.Count; i++)
        {
            if ((long)_receivers[i] != to) continue;
            byte[] datagram = (byte[])_datagrams[i];
            _datagrams.RemoveAt(i);
            _receivers.RemoveAt(i);
            return datagram;
        }
        return null;
    }

    internal void Clear()
    {
        _datagrams.Clear();
        _receivers.Clear();
    }
}
