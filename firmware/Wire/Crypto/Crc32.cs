using System;
using NativeCrc32 = System.IO.Hashing.Crc32;

namespace PocketSpy.Wire.Crypto;

/// <summary>
/// CRC-32 (ISO 3309: reflected polynomial 0xEDB88320, as in zip and PNG) of slices of arrays. The device's own CRC-32
/// is native but takes whole arrays only, so slices go through scratch arrays of fixed length.
/// </summary>
public sealed class Crc32
{
    private readonly NativeCrc32 _crc = new NativeCrc32();
    private readonly byte[] _large = new byte[64];
    private readonly byte[] _small = new byte[8];
    private readonly byte[] _single = new byte[1];

    /// <summary>The CRC-32 of all bytes appended since the last <see cref="Reset"/>; 0 for none.</summary>
    public uint Value => _crc.GetCurrentHashAsUInt32();

    /// <summary>Starts anew.</summary>
    public void Reset()
    {
        _crc.Reset();
    }

    /// <summary>Adds <paramref name="count"/> bytes of <paramref name="data"/>.</summary>
    public void Append(byte[] data, int offset, int count)
    {
        if (offset == 0 && count == data.Length)
        {
            _crc.Append(data);
            return;
        }
        int end = offset + count;
        offset = AppendThrough(_large, data, offset, end);
        offset = AppendThrough(_small, data, offset, end);
        while (offset < end)
        {
            _single[0] = data[offset++];
            _crc.Append(_single);
        }
    }

    private int AppendThrough(byte[] scratch, byte[] data, int offset, int end)
    {
        int size = scratch.Length;
        while (end - offset >= size)
        {
            Array.Copy(data, offset, scratch, 0, size);
            _crc.Append(scratch);
            offset += size;
        }
        return offset;
    }
}
