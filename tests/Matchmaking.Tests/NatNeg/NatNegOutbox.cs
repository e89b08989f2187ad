using System;
using System.Collections;
using PocketSpy.Core;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>Keeps the datagrams of the service with whom they are for, in their order, until they are taken.</summary>
internal sealed class NatNegOutbox : IDatagramOutbox
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

    /// <summary>The oldest datagram and its receiver; null when there is none.</summary>
    internal byte[] TakeAny(out long receiver)
    {
        receiver = 0;
        if (_datagrams.Count == 0) return null;
        receiver = (long)_receivers[0];
        return TakeAt(0);
    }

    /// <summary>The oldest datagram for an end point; null when there is none.</summary>
    internal byte[] Take(long receiver)
    {
        for (int i = 0; i < _datagrams.Count; i++)
        {
            if ((long)_receivers[i] == receiver) return TakeAt(i);
        }
        return null;
    }

    /// <summary>The oldest datagram of a type for an end point; null when there is none.</summary>
    internal byte[] Take(long receiver, int type)
    {
        for (int i = 0; i < _datagrams.Count; i++)
        {
            if ((long)_receivers[i] == receiver && NatNegPackets.Type((byte[])_datagrams[i]) == type) return TakeAt(i);
        }
        return null;
    }

    internal void Clear()
    {
        _datagrams.Clear();
        _receivers.Clear();
    }

    private byte[] TakeAt(int index)
    {
        byte[] datagram = (byte[])_datagrams[index];
        _datagrams.RemoveAt(index);
        _receivers.RemoveAt(index);
        return datagram;
    }
}
