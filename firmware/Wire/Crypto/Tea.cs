namespace PocketSpy.Wire.Crypto;

/// <summary>
/// The Tiny Encryption Algorithm (Wheeler and Needham, 1994): blocks of 8 bytes, keys of 16, 32 cycles. Blocks and keys
/// are big-endian words. The original TEA, not XTEA.
/// </summary>
public static class Tea
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 8;

    /// <summary>Bytes of a key.</summary>
    public const int KeySize = 16;

    private const int Cycles = 32;
    private const uint Delta = 0x9E3779B9;
    // Delta times Cycles, where decryption begins.
    private const uint LastSum = 0xC6EF3720;

    /// <summary>Enciphers the 8 bytes at <paramref name="offset"/> in place with the 16 bytes at <paramref name="keyOffset"/>.</summary>
    public static void Encrypt(byte[] key, int keyOffset, byte[] block, int offset)
    {
        uint k0 = Read(key, keyOffset);
        uint k1 = Read(key, keyOffset + 4);
        uint k2 = Read(key, keyOffset + 8);
        uint k3 = Read(key, keyOffset + 12);
        uint y = Read(block, offset);
        uint z = Read(block, offset + 4);
        uint sum = 0;
        for (int cycle = 0; cycle < Cycles; cycle++)
        {
            sum += Delta;
            y += ((z << 4) + k0) ^ (z + sum) ^ ((z >> 5) + k1);
            z += ((y << 4) + k2) ^ (y + sum) ^ ((y >> 5) + k3);
        }
        Write(block, offset, y);
        Write(block, offset + 4, z);
    }

    /// <summary>Deciphers the 8 bytes at <paramref name="offset"/> in place with the 16 bytes at <paramref name="keyOffset"/>.</summary>
    public static void Decrypt(byte[] key, int keyOffset, byte[] block, int offset)
    {
        uint k0 = Read(key, keyOffset);
        uint k1 = Read(key, keyOffset + 4);
        uint k2 = Read(key, keyOffset + 8);
        uint k3 = Read(key, keyOffset + 12);
        uint y = Read(block, offset);
        uint z = Read(block, offset + 4);
        uint sum = LastSum;
        for (int cycle = 0; cycle < Cycles; cycle++)
        {
            z -= ((y << 4) + k2) ^ (y + sum) ^ ((y >> 5) + k3);
            y -= ((z << 4) + k0) ^ (z + sum) ^ ((z >> 5) + k1);
            sum -= Delta;
        }
        Write(block, offset, y);
        Write(block, offset + 4, z);
    }

    private static uint Read(byte[] data, int offset)
    {
        return (uint)((data[offset] << 24) | (data[offset + 1] << 16) | (data[offset + 2] << 8) | data[offset + 3]);
    }

    private static void Write(byte[] data, int offset, uint value)
    {
        data[offset] = (byte)(value >> 24);
        data[offset + 1] = (byte)(value >> 16);
        data[offset + 2] = (byte)(value >> 8);
        data[offset + 3] = (byte)value;
    }
}
