using System;

namespace PocketSpy.Wire.Crypto;

/// <summary>
/// What MD5 and SHA-1 share: gathers a message into blocks of 64 bytes and pads the last one. An instance owns its buffers,
/// allocates nothing after construction and serves one message at a time.
/// </summary>
public abstract class BlockDigest
{
    private const int BlockSize = 64;
    // The last 8 bytes of the last block hold the length of the message in bits.
    private const int LengthAt = 56;

    private protected readonly byte[] Block = new byte[BlockSize];
    private int _used;
    private long _length;

    private protected BlockDigest()
    {
    }

    /// <summary>Forgets what was appended and starts a new message.</summary>
    public void Reset()
    {
        _used = 0;
        _length = 0;
        Begin();
    }

    /// <summary>Adds <paramref name="count"/> bytes of <paramref name="data"/> to the message.</summary>
    public void Append(byte[] data, int offset, int count)
    {
        _length += count;
        while (count > 0)
        {
            int part = BlockSize - _used;
            if (part > count) part = count;
            Array.Copy(data, offset, Block, _used, part);
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
            Block[_used] = (byte)value;
            // Copies of what is there, twice as long each time: Array.Copy is native, a loop is not.
            for (int done = 1; done < part; done += done)
            {
                Array.Copy(Block, _used, Block, _used + done, part - done < done ? part - done : done);
            }
            count -= part;
            Advance(part);
        }
    }

    /// <summary>Sets the state that a message starts from.</summary>
    private protected abstract void Begin();

    /// <summary>Mixes <see cref="Block"/> into the state.</summary>
    private protected abstract void Mix();

    /// <summary>Ends the message: a bit, zeros and the length, its high byte first or last.</summary>
    private protected void Pad(bool bigEndian)
    {
        Block[_used++] = 0x80;
        if (_used > LengthAt)
        {
            Array.Clear(Block, _used, BlockSize - _used);
            Mix();
            _used = 0;
        }
        Array.Clear(Block, _used, LengthAt - _used);
        long bits = _length << 3;
        for (int i = 0; i < BlockSize - LengthAt; i++)
        {
            Block[bigEndian ? BlockSize - 1 - i : LengthAt + i] = (byte)bits;
            bits >>= 8;
        }
        Mix();
    }

    private void Advance(int count)
    {
        _used += count;
        if (_used < BlockSize) return;
        Mix();
        _used = 0;
    }
}
