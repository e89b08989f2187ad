using PocketSpy.Wire.Crypto;

namespace PocketSpy.Storage;

/// <summary>
/// The bytes of one record. Little-endian: 0 mark 0xD7; 1 kind 'P' (put) or 'D' (delete); 2 data length, 16 bits;
/// 4 key, 64 bits; 12 data; then CRC-32 (ISO 3309) over the file's generation, the record's offset in the file
/// (32 bits each) and all bytes before the CRC. Generation and offset make sure that a record counts only at the very
/// place it was written for: not when it comes from an older file, or from inside the data of another record.
/// </summary>
internal sealed class RecordFrame
{
    internal const int HeaderSize = 12;
    internal const int Overhead = HeaderSize + 4;
    internal const int MaxData = 0xFFFF;
    internal const byte Put = 0x50;
    internal const byte Delete = 0x44;

    private const byte Mark = 0xD7;
    private const int KindAt = 1;
    private const int LengthAt = 2;
    private const int KeyAt = 4;

    private readonly Crc32 _crc;
    private readonly byte[] _place = new byte[8];

    internal RecordFrame(Crc32 crc)
    {
        _crc = crc;
    }

    /// <summary>Whether these bytes could start a record: the cheap look before <see cref="IsIntact"/>.</summary>
    internal static bool IsStart(byte[] buffer, int at)
    {
        return buffer[at] == Mark && (buffer[at + KindAt] == Put || buffer[at + KindAt] == Delete);
    }

    internal static byte KindOf(byte[] buffer, int at) => buffer[at + KindAt];

    internal static int LengthOf(byte[] buffer, int at) => buffer[at + LengthAt] | (buffer[at + LengthAt + 1] << 8);

    internal static long KeyOf(byte[] buffer, int at)
    {
        return (long)LittleEndian.Read32(buffer, at + KeyAt) | ((long)LittleEndian.Read32(buffer, at + KeyAt + 4) << 32);
    }

    /// <summary>Writes everything but data and CRC.</summary>
    internal static void WriteHeader(byte[] buffer, int at, byte kind, long key, int length)
    {
        buffer[at] = Mark;
        buffer[at + KindAt] = kind;
        buffer[at + LengthAt] = (byte)length;
        buffer[at + LengthAt + 1] = (byte)(length >> 8);
        LittleEndian.Write32(buffer, at + KeyAt, (uint)key);
        LittleEndian.Write32(buffer, at + KeyAt + 4, (uint)(key >> 32));
    }

    /// <summary>Writes the CRC for a place in a file; the rest of the record must be there.</summary>
    internal void Seal(byte[] buffer, int at, uint generation, int offset)
    {
        uint crc = Compute(buffer, at, generation, offset);
        LittleEndian.Write32(buffer, at + HeaderSize + LengthOf(buffer, at), crc);
    }

    /// <summary>Whether a whole record in the buffer is the one written for this place.</summary>
    internal bool IsIntact(byte[] buffer, int at, uint generation, int offset)
    {
        uint stored = LittleEndian.Read32(buffer, at + HeaderSize + LengthOf(buffer, at));
        return stored == Compute(buffer, at, generation, offset);
    }

    private uint Compute(byte[] buffer, int at, uint generation, int offset)
    {
        LittleEndian.Write32(_place, 0, generation);
        LittleEndian.Write32(_place, 4, (uint)offset);
        _crc.Reset();
        _crc.Append(_place, 0, _place.Length);
        _crc.Append(buffer, at, HeaderSize + LengthOf(buffer, at));
        return _crc.Value;
    }
}
