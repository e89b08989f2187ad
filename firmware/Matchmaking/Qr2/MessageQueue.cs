using System;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>
/// Client messages that hosts have not acknowledged yet: sent again with the same message key, which hosts remember (the last ten), so
/// that each counts once. Datagrams get lost on Wi-Fi. Public GameSpy SDK (2011), qr2.
/// </summary>
internal sealed class MessageQueue
{
    private const int MaximumTries = 6;
    private const int FirstWait = 300;
    private const int LongestWait = 2_000;

    // As many as a host remembers: a message behind these could make it forget, and count again, the first.
    private const int MaximumPerHost = 10;

    // What a host's memory of message keys is filled with at first: it would not count a message with this one.
    private const uint EmptyKey = 0xFFFFFFFF;

    private readonly HostTable _hosts;
    private readonly long[] _to;
    private readonly uint[] _instanceKeys;
    private readonly uint[] _messageKeys;
    private readonly byte[][] _data;
    private readonly long[] _due;
    private readonly byte[] _tries;
    private uint _nextKey;
    private int _highest;

    internal MessageQueue(HostTable hosts, int capacity, uint firstKey)
    {
        _hosts = hosts;
        _to = new long[capacity];
        _instanceKeys = new uint[capacity];
        _messageKeys = new uint[capacity];
        _data = new byte[capacity][];
        _due = new long[capacity];
        _tries = new byte[capacity];
        _nextKey = firstKey;
    }

    /// <summary>Messages that wait.</summary>
    internal int Count { get; private set; }

    /// <summary>Takes a message in; the next <see cref="SendDue"/> sends it first. False when all places are taken, or too many wait for the host.</summary>
    internal bool TryAdd(long to, uint instanceKey, byte[] buffer, int offset, int count)
    {
        int place = FreePlace(to, instanceKey);
        if (place < 0) return false;
        byte[] data = new byte[count];
        Array.Copy(buffer, offset, data, 0, count);
        _data[place] = data;
        _to[place] = to;
        _instanceKeys[place] = instanceKey;
        if (_nextKey == EmptyKey) _nextKey++;
        _messageKeys[place] = _nextKey++;
        _tries[place] = 0;
        _due[place] = 0;
        if (place >= _highest) _highest = place + 1;
        Count++;
        return true;
    }

    /// <summary>A host has got a message.</summary>
    internal void Acknowledge(long from, uint messageKey)
    {
        for (int i = 0; i < _highest; i++)
        {
            if (_data[i] is not null && _messageKeys[i] == messageKey && _to[i] == from) Remove(i);
        }
    }

    /// <summary>Forgets what waits for a host: it is gone.</summary>
    internal void Forget(long to, uint instanceKey)
    {
        for (int i = 0; i < _highest; i++)
        {
            if (IsFor(i, to, instanceKey)) Remove(i);
        }
    }

    /// <summary>A host came back, started anew or at another end point: what waits for it goes there, as if it were new.</summary>
    internal void Readdress(long from, uint formerKey, long to, uint instanceKey)
    {
        for (int i = 0; i < _highest; i++)
        {
            if (!IsFor(i, from, formerKey)) continue;
            _to[i] = to;
            _instanceKeys[i] = instanceKey;
            _tries[i] = 0;
            _due[i] = 0;
        }
    }

    /// <summary>Sends what is due, and gives up what was never acknowledged (6 tries in about 6 seconds) or whose host gave way to another.
    /// Gives the end point of a host that is listed and acknowledged none of the tries; 0 for none.</summary>
    internal long SendDue(long now, Qr2Sender sender)
    {
        long deaf = 0;
        for (int i = 0; i < _highest; i++)
        {
            if (_data[i] is null || now < _due[i]) continue;
            int row = _hosts.Find(_to[i], _instanceKeys[i]);
            if (row < 0 || _tries[i] == MaximumTries)
            {
                if (row >= 0) deaf = _to[i];
                Remove(i);
                continue;
            }
            int wait = FirstWait << _tries[i];
            _due[i] = now + (wait < LongestWait ? wait : LongestWait);
            _tries[i]++;
            if (_hosts.TrySpend(row, Qr2Packet.AnswerHeadBytes + Qr2Packet.MessageKeyBytes + _data[i].Length)) sender.SendMessage(_instanceKeys[i], _messageKeys[i], _data[i], _to[i]);
        }
        return deaf;
    }

    private bool IsFor(int place, long to, uint instanceKey) => _data[place] is not null && _to[place] == to && _instanceKeys[place] == instanceKey;

    private int FreePlace(long to, uint instanceKey)
    {
        int free = _highest < _data.Length ? _highest : -1;
        int waiting = 0;
        for (int i = _highest - 1; i >= 0; i--)
        {
            if (_data[i] is null) free = i;
            else if (IsFor(i, to, instanceKey)) waiting++;
        }
        return waiting < MaximumPerHost ? free : -1;
    }

    private void Remove(int place)
    {
        _data[place] = null;
        Count--;
        while (_highest > 0 && _data[_highest - 1] is null) _highest--;
    }
}
