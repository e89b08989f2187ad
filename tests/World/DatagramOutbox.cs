using System;
using System.Collections;
using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>Keeps the datagrams that a service sends.</summary>
internal sealed class DatagramOutbox : IDatagramOutbox
{
    private readonly ArrayList _datagrams = new();

    internal int Count => _datagrams.Count;

    internal byte[] Last => (byte[])_datagrams[_datagrams.Count - 1];

    internal long LastTo { get; private set; }

    /// <summary>Whether to keep nothing, for measurements.</summary>
    internal bool Discards { get; set; }

    internal byte[] this[int index] => (byte[])_datagrams[index];

    public void Send(byte[] buffer, int offset, int count, long to)
    {
        if (Discards) return;
        byte[] copy = new byte[count];
        Array.Copy(buffer, offset, copy, 0, count);
        _datagrams.Add(copy);
        LastTo = to;
    }

    internal void Clear() => _datagrams.Clear();
}
