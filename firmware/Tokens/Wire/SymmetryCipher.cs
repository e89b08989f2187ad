using System;
using PocketSpy.Wire;

namespace PocketSpy.Tokens.Wire;

/// <summary>
/// symmetry_encrypt of Tencent's voice keys: TEA with 16 rounds and big-endian words, in plain CBC from zero, over a frame of fill, salt, plaintext and seven
/// zero bytes. Source: Tencent's public sample GME_Authbuffer. Not oi_symmetry_encrypt2 of QQ, which chains the plain block before it too.
/// </summary>
public static class SymmetryCipher
{
    /// <summary>Bytes of a key.</summary>
    public const int KeySize = 16;

    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 8;

    /// <summary>Most random bytes that a frame takes: one with the count of fill in it, the fill, the salt.</summary>
    public const int MostRandom = 10;

    private const int Rounds = 16;
    private const uint Delta = 0x9E3779B9;
    private const uint LastSum = 0xE3779B90;
    private const int SaltSize = 2;
    private const int TailSize = 7;
    private const int Overhead = 1 + SaltSize + TailSize;
    private const int FillMask = 7;

    /// <summary>Bytes that so much plaintext becomes.</summary>
    public static int SizeOf(int count) => count + Overhead + FillOf(count);

    /// <summary>Random bytes that a frame of so much plaintext takes.</summary>
    public static int RandomOf(int count) => 1 + FillOf(count) + SaltSize;

    /// <summary>
    /// Enciphers <paramref name="count"/> bytes, which stand anywhere but in the target, into <see cref="SizeOf"/> bytes from the target's start. The random
    /// bytes are used as they are, but for the three bits that hold the count of fill.
    /// </summary>
    public static int Encrypt(byte[] key, byte[] plain, int count, byte[] random, byte[] target)
    {
        int fill = FillOf(count);
        int body = 1 + fill + SaltSize;
        Array.Copy(random, 0, target, 0, body);
        target[0] = (byte)((random[0] & ~FillMask) | fill);
        Array.Copy(plain, 0, target, body, count);
        int size = SizeOf(count);
        for (int i = size - TailSize; i < size; i++) target[i] = 0;
        for (int at = 0; at < size; at += BlockSize)
        {
            for (int i = 0; at > 0 && i < BlockSize; i++) target[at + i] ^= target[at - BlockSize + i];
            EncryptBlock(key, target, at);
        }
        return size;
    }

    /// <summary>
    /// Deciphers into the start of the target, which has room for <paramref name="count"/> bytes. Gives the bytes of plaintext, or -1 when the length is none
    /// or the seven last bytes are not zero: the wrong key, mostly.
    /// </summary>
    public static int Decrypt(byte[] key, byte[] source, int offset, int count, byte[] target)
    {
        if (count < 2 * BlockSize || count % BlockSize != 0) return -1;
        Array.Copy(source, offset, target, 0, count);
        for (int at = count - BlockSize; at >= 0; at -= BlockSize)
        {
            DecryptBlock(key, target, at);
            for (int i = 0; at > 0 && i < BlockSize; i++) target[at + i] ^= source[offset + at - BlockSize + i];
        }
        int body = 1 + (target[0] & FillMask) + SaltSize;
        int size = count - TailSize - body;
        if (size < 0) return -1;
        int tail = 0;
        for (int i = count - TailSize; i < count; i++) tail |= target[i];
        if (tail != 0) return -1;
        Array.Copy(target, body, target, 0, size);
        return size;
    }

    /// <summary>Enciphers the 8 bytes at the offset where they stand.</summary>
    public static void EncryptBlock(byte[] key, byte[] block, int offset)
    {
        uint k0 = BigEndian.Read32(key, 0);
        uint k1 = BigEndian.Read32(key, 4);
        uint k2 = BigEndian.Read32(key, 8);
        uint k3 = BigEndian.Read32(key, 12);
        uint y = BigEndian.Read32(block, offset);
        uint z = BigEndian.Read32(block, offset + 4);
        uint sum = 0;
        for (int round = 0; round < Rounds; round++)
        {
            sum += Delta;
            y += ((z << 4) + k0) ^ (z + sum) ^ ((z >> 5) + k1);
            z += ((y << 4) + k2) ^ (y + sum) ^ ((y >> 5) + k3);
        }
        BigEndian.Write32(block, offset, y);
        BigEndian.Write32(block, offset + 4, z);
    }

    private static void DecryptBlock(byte[] key, byte[] block, int offset)
    {
        uint k0 = BigEndian.Read32(key, 0);
        uint k1 = BigEndian.Read32(key, 4);
        uint k2 = BigEndian.Read32(key, 8);
        uint k3 = BigEndian.Read32(key, 12);
        uint y = BigEndian.Read32(block, offset);
        uint z = BigEndian.Read32(block, offset + 4);
        uint sum = LastSum;
        for (int round = 0; round < Rounds; round++)
        {
            z -= ((y << 4) + k2) ^ (y + sum) ^ ((y >> 5) + k3);
            y -= ((z << 4) + k0) ^ (z + sum) ^ ((z >> 5) + k1);
            sum -= Delta;
        }
        BigEndian.Write32(block, offset, y);
        BigEndian.Write32(block, offset + 4, z);
    }

    private static int FillOf(int count) => (BlockSize - (count + Overhead) % BlockSize) % BlockSize;
}
