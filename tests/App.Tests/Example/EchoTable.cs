using System;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.App.Tests.Example;

/// <summary>The texts that came last, by running number from 1 on. The record: a byte that says how it is laid out, then the text.</summary>
public sealed class EchoTable
{
    /// <summary>The longest text.</summary>
    public const int TextBytes = 64;

    /// <summary>How records are laid out.</summary>
    internal const byte Version = 1;

    private const int Rank = 1_000;

    private readonly RecordLog _log;
    private readonly byte[] _record;

    /// <param name="keeper">Keeps it.</param>
    /// <param name="size">How much.</param>
    public EchoTable(Keeper keeper, EchoSize size)
    {
        _log = keeper.Table(Rank, new EchoForm(), size.Texts, 1 + TextBytes, size.FileBytes);
        _record = keeper.Records.Buffer;
    }

    /// <summary>Texts that are kept.</summary>
    public int Count => _log.Count;

    /// <summary>Most texts.</summary>
    public int Capacity => _log.Capacity;

    /// <summary>Keeps a text; the oldest one gives way. False when the drive does not take it.</summary>
    public bool Add(byte[] buffer, int count)
    {
        if (_log.Count == _log.Capacity && _log.Delete(_log.KeyAt(0)) != StorageResult.Ok) return false;
        long number = _log.Count == 0 ? 1 : _log.KeyAt(_log.Count - 1) + 1;
        _record[0] = Version;
        Array.Copy(buffer, 0, _record, 1, count);
        return _log.Put(number, _record, 0, 1 + count) == StorageResult.Ok;
    }

    /// <summary>Reads the text at a place: it then stands in <paramref name="text"/> from 1 on. Gives its bytes; 0 when there is none.</summary>
    public int Read(int place, out byte[] text)
    {
        text = _record;
        if (place >= _log.Count || !_log.TryRead(_log.KeyAt(place), _record, 0, out int count)) return 0;
        return count - 1;
    }
}
