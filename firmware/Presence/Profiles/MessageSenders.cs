using System;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Presence.Profiles;

/// <summary>Who sent the messages that wait: a column beside the log's index, so that shares and the oldest are found without reading the drive.</summary>
internal sealed class MessageSenders : IRecordVisitor
{
    /// <summary>For a receiver or a sender: whoever it is.</summary>
    internal const int Any = 0;

    private readonly RecordLog _log;
    private readonly int[] _senders;
    private int _count;

    /// <param name="log">The messages.</param>
    /// <param name="capacity">Most of them.</param>
    internal MessageSenders(RecordLog log, int capacity)
    {
        _log = log;
        _senders = new int[capacity];
    }

    /// <summary>Reads the column from flash.</summary>
    internal StorageResult Load()
    {
        Array.Clear(_senders, 0, _senders.Length);
        StorageResult result = _log.Visit(this);
        _count = result == StorageResult.Ok ? _log.Count : -1;
        return result;
    }

    /// <summary>Whether the column is that of the log; reads it anew when the log found out that it is another one. False when flash failed.</summary>
    internal bool IsKnown() => _count == _log.Count || Load() == StorageResult.Ok;

    /// <summary>A message has come into the log.</summary>
    internal void Insert(long key, int sender)
    {
        int place = _log.PlaceOf(key);
        if (_count + 1 != _log.Count || place > _count) return;
        Array.Copy(_senders, place, _senders, place + 1, _count - place);
        _senders[place] = sender;
        _count++;
    }

    /// <summary>Deletes a message.</summary>
    internal StorageResult Remove(long key)
    {
        int place = _log.PlaceOf(key);
        bool isKnown = _count == _log.Count && place < _count;
        StorageResult result = _log.Delete(key);
        if (result != StorageResult.Ok || !isKnown) return result;
        _count--;
        Array.Copy(_senders, place + 1, _senders, place, _count - place);
        return result;
    }

    /// <summary>How many messages of a sender wait for a receiver.</summary>
    internal int CountOf(int receiver, int sender)
    {
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            if (Fits(i, receiver, sender)) count++;
        }
        return count;
    }

    /// <summary>Deletes the oldest of those messages. Full when there is none.</summary>
    internal StorageResult RemoveOldest(int receiver, int sender)
    {
        long oldest = 0;
        for (int i = 0; i < _count; i++)
        {
            long key = _log.KeyAt(i);
            if (Fits(i, receiver, sender) && (oldest == 0 || (uint)key < (uint)oldest)) oldest = key;
        }
        return oldest == 0 ? StorageResult.Full : Remove(oldest);
    }

    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        int place = _log.PlaceOf(key);
        if (count >= MessageTable.HeadBytes && place < _senders.Length) _senders[place] = (int)BigEndian.Read32(buffer, offset + MessageTable.FromAt);
    }

    private bool Fits(int place, int receiver, int sender) =>
        (sender == Any || _senders[place] == sender) && (receiver == Any || (int)(_log.KeyAt(place) >> 32) == receiver);
}
