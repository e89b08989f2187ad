using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Echo;

/// <summary>Who called the echo: the key is the address. Record: version 1, the number of the caller (2 bytes, big-endian).</summary>
public sealed class EchoTable
{
    /// <summary>The version of a record.</summary>
    public const int Version = 1;

    /// <summary>Bytes of a record.</summary>
    public const int RecordBytes = 3;

    // Its place in a backup: behind all tables that there are.
    private const int Rank = 60;

    private readonly RecordLog _log;
    private readonly byte[] _record;

    /// <param name="keeper">Keeps the table.</param>
    /// <param name="size">How many there may be.</param>
    public EchoTable(Keeper keeper, EchoSize size)
    {
        _record = keeper.Records.Buffer;
        _log = keeper.Table(Rank, new EchoForm(), size.Callers, RecordBytes, size.CallerBytes);
    }

    /// <summary>Number of callers.</summary>
    public int Count => _log.Count;

    /// <summary>Most callers.</summary>
    public int Capacity => _log.Capacity;

    /// <summary>The address of a caller, in the order of the addresses.</summary>
    public uint AddressAt(int row) => (uint)_log.KeyAt(row);

    /// <summary>Notes a caller. True when it is a new one and was kept: flash is written once a caller, not once a datagram.</summary>
    public bool Note(uint address)
    {
        if (_log.Contains(address) || _log.Count == _log.Capacity) return false;
        int number = _log.Count + 1;
        _record[0] = Version;
        _record[1] = (byte)(number >> 8);
        _record[2] = (byte)number;
        return _log.Put(address, _record, 0, RecordBytes) == StorageResult.Ok;
    }
}
