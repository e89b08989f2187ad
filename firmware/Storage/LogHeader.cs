using PocketSpy.Wire.Crypto;

namespace PocketSpy.Storage;

/// <summary>
/// The first 32 bytes of a log: the same 16-byte block twice, so that one damaged byte does not cost the whole file.
/// Block, little-endian: 0 "PSLG"; 4 format version (1); 5 zero; 8 generation, 32 bits, one more at each compaction;
/// 12 CRC-32 of bytes 0 to 11. A later version must keep this block, or older boxes take its files for rubbish.
/// </summary>
internal sealed class LogHeader
{
    internal const int Size = 2 * Block;

    private const int Block = 16;
    private const byte Version = 1;
    private const uint Magic = 0x474C5350;
    private const int VersionAt = 4;
    private const int GenerationAt = 8;
    private const int CrcAt = 12;

    private readonly Crc32 _crc;

    internal LogHeader(Crc32 crc)
    {
        _crc = crc;
    }

    /// <summary>The generation that the last <see cref="Read"/> or <see cref="Write"/> saw.</summary>
    internal uint Generation { get; private set; }

    /// <summary>Looks at the first bytes of a file.</summary>
    internal LogHeaderState Read(byte[] buffer, int count)
    {
        int good = 0;
        for (int at = 0; at + Block <= Size && at + Block <= count; at += Block)
        {
            if (LittleEndian.Read32(buffer, at) != Magic || LittleEndian.Read32(buffer, at + CrcAt) != Crc(buffer, at)) continue;
            if (buffer[at + VersionAt] != Version) return LogHeaderState.Newer;
            Generation = LittleEndian.Read32(buffer, at + GenerationAt);
            good++;
        }
        return good == 2 ? LogHeaderState.Good : good == 1 && count >= Size ? LogHeaderState.Damaged : LogHeaderState.None;
    }

    /// <summary>Writes both blocks to the start of the buffer.</summary>
    internal void Write(byte[] buffer, uint generation)
    {
        Generation = generation;
        for (int at = 0; at < Size; at += Block)
        {
            LittleEndian.Write32(buffer, at, Magic);
            LittleEndian.Write32(buffer, at + VersionAt, Version);
            LittleEndian.Write32(buffer, at + GenerationAt, generation);
            LittleEndian.Write32(buffer, at + CrcAt, Crc(buffer, at));
        }
    }

    private uint Crc(byte[] buffer, int at)
    {
        _crc.Reset();
        _crc.Append(buffer, at, CrcAt);
        return _crc.Value;
    }
}
