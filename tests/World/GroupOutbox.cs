using System;
using System.Collections;
using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>Keeps what a service sends and which networks it joins.</summary>
internal sealed class GroupOutbox : IGroupOutbox
{
    private readonly ArrayList _datagrams = new();

    internal int Count => _datagrams.Count;

    internal byte[] Last => (byte[])_datagrams[_datagrams.Count - 1];

    internal long LastTo { get; private set; }

    internal int Joins { get; private set; }

    internal uint Group { get; private set; }

    internal uint Own { get; private set; }

    internal bool Refuses { get; set; }

    internal byte[] this[int index] => (byte[])_datagrams[index];

    public bool Join(uint group, uint own)
    {
        Joins++;
        Group = group;
        Own = own;
        return !Refuses;
    }

    public void Send(byte[] buffer, int offset, int count, long to)
    {
        byte[] copy = new byte[count];
        Array.Copy(buffer, offset, copy, 0, count);
        _datagrams.Add(copy);
        LastTo = to;
    }

    internal void Clear() => _datagrams.Clear();
}
