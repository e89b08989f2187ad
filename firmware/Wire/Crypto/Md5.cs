using System;

namespace PocketSpy.Wire.Crypto;

/// <summary>
/// MD5 (RFC 1321), fed piece by piece. An instance owns its buffers and allocates nothing after construction;
/// it serves one message at a time.
/// </summary>
public sealed class Md5
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestSize = 16;

    /// <summary>Bytes of a digest as text.</summary>
    public const int HexSize = 32;

    private const int BlockSize = 64;
    // The last 8 bytes of the last block hold the length of the message in bits, little-endian.
    private const int LengthAt = 56;

    private readonly uint[] _state = new uint[4];
    private readonly byte[] _block = new byte[BlockSize];
    private int _used;
    private long _length;

    public Md5()
    {
        Reset();
    }

    /// <summary>Forgets what was appended and starts a new message.</summary>
    public void Reset()
    {
        _state[0] = 0x67452301;
        _state[1] = 0xEFCDAB89;
        _state[2] = 0x98BADCFE;
        _state[3] = 0x10325476;
        _used = 0;
        _length = 0;
    }

    /// <summary>Adds <paramref name="count"/> bytes of <paramref name="data"/> to the message.</summary>
    public void Append(byte[] data, int offset, int count)
    {
        _length += count;
        while (count > 0)
        {
            int part = BlockSize - _used;
            if (part > count) part = count;
            Array.Copy(data, offset, _block, _used, part);
            offset += part;
            count -= part;
            Advance(part);
        }
    }

    /// <summary>Adds <paramref name="count"/> bytes of <paramref name="value"/> (0..255) to the message.</summary>
    public void AppendRepeated(int value, int count)
    {
        _length += count;
        while (count > 0)
        {
            int part = BlockSize - _used;
            if (part > count) part = count;
            _block[_used] = (byte)value;
            // Copies of what is there, twice as long each time: Array.Copy is native, a loop is not.
            for (int done = 1; done < part; done += done)
            {
                Array.Copy(_block, _used, _block, _used + done, part - done < done ? part - done : done);
            }
            count -= part;
            Advance(part);
        }
    }

    /// <summary>Ends the message, writes its 16 bytes at <paramref name="offset"/> and starts the next message.</summary>
    public void Finish(byte[] digest, int offset)
    {
        _block[_used++] = 0x80;
        if (_used > LengthAt)
        {
            Array.Clear(_block, _used, BlockSize - _used);
            Md5Block.Mix(_state, _block);
            _used = 0;
        }
        Array.Clear(_block, _used, LengthAt - _used);
        long bits = _length << 3;
        for (int i = LengthAt; i < BlockSize; i++)
        {
            _block[i] = (byte)bits;
            bits >>= 8;
        }
        Md5Block.Mix(_state, _block);
        int at = offset;
        for (int i = 0; i < 4; i++)
        {
            uint word = _state[i];
            digest[at] = (byte)word;
            digest[at + 1] = (byte)(word >> 8);
            digest[at + 2] = (byte)(word >> 16);
            digest[at + 3] = (byte)(word >> 24);
            at += 4;
        }
        Reset();
    }

    /// <summary>
    /// Ends the message, writes its digest as 32 lower-case hexadecimal digits (ASCII) at <paramref name="offset"/> and
    /// starts the next message.
    /// </summary>
    public void FinishHex(byte[] target, int offset)
    {
        Finish(target, offset + DigestSize);
        HexDigits.Write(target, offset + DigestSize, DigestSize, target, offset);
    }

    private void Advance(int count)
    {
        _used += count;
        if (_used < BlockSize) return;
        Md5Block.Mix(_state, _block);
        _used = 0;
    }
}
