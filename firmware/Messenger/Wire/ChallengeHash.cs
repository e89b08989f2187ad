using System;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Wire;

/// <summary>
/// The answers to the server's challenges: MSNP6 to 10 the MD5 of challenge and key, MSNP11 and later a 64-bit number mixed into that digest. Source: public
/// descriptions of QRY; checked against three programs.
/// </summary>
public sealed class ChallengeHash
{
    /// <summary>Characters of an answer.</summary>
    public const int Size = 32;

    private const long Mask = 0x7FFFFFFF;
    private const long Magic = 0x0E79A9C1;
    private const int MostBytes = 64;

    private readonly Md5 _md5 = new();
    private readonly byte[] _digest = new byte[Md5.DigestSize];
    private readonly byte[] _text = new byte[MostBytes];

    /// <summary>The answer of MSNP6 to 10, 32 hexadecimal digits.</summary>
    public void Old(byte[] challenge, int offset, int count, string key, byte[] target)
    {
        Digest(challenge, offset, count, key);
        Hex.Encode(_digest, 0, _digest.Length, target, 0);
    }

    /// <summary>The answer of MSNP11 and later. False when challenge and id together are longer than any that are used.</summary>
    public bool TryNew(byte[] challenge, int offset, int count, byte[] id, int idOffset, int idCount, string key, byte[] target)
    {
        int size = (count + idCount + 7) & ~7;
        if (size > MostBytes) return false;
        Digest(challenge, offset, count, key);
        Array.Copy(challenge, offset, _text, 0, count);
        Array.Copy(id, idOffset, _text, count, idCount);
        for (int i = count + idCount; i < size; i++) _text[i] = (byte)'0';
        long m0 = Word(_digest, 0) & Mask;
        long m1 = Word(_digest, 4) & Mask;
        long m2 = Word(_digest, 8) & Mask;
        long m3 = Word(_digest, 12) & Mask;
        long low = 0;
        long high = 0;
        for (int i = 0; i < size; i += 8)
        {
            long t = ((Word(_text, i) * Magic % Mask + low) * m0 + m1) % Mask;
            low = ((Word(_text, i + 4) + t) % Mask * m2 + m3) % Mask;
            high += low + t;
        }
        low = (low + m1) % Mask;
        high = (high + m3) % Mask;
        // The digest as it was, not masked.
        Mix(0, low);
        Mix(4, high);
        Mix(8, low);
        Mix(12, high);
        Hex.Encode(_digest, 0, _digest.Length, target, 0);
        return true;
    }

    private void Digest(byte[] challenge, int offset, int count, string key)
    {
        _md5.Reset();
        _md5.Append(challenge, offset, count);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(key);
        _md5.Append(bytes, 0, bytes.Length);
        _md5.Finish(_digest, 0);
    }

    private void Mix(int at, long word)
    {
        for (int i = 0; i < 4; i++) _digest[at + i] ^= (byte)(word >> (8 * i));
    }

    private static long Word(byte[] bytes, int at) => bytes[at] | ((long)bytes[at + 1] << 8) | ((long)bytes[at + 2] << 16) | ((long)bytes[at + 3] << 24);
}
