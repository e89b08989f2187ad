using System.Security.Cryptography;

namespace PocketSpy.Wire.Crypto;

/// <summary>HMAC-SHA-256 (RFC 2104, FIPS 198-1) with one key; native on the device.</summary>
public sealed class HmacSha256
{
    /// <summary>Bytes of a code.</summary>
    public const int Size = 32;

    private readonly byte[] _key;

    /// <param name="key">The secret, any length; kept, not copied.</param>
    public HmacSha256(byte[] key)
    {
        _key = key;
    }

    /// <summary>The 32 bytes that authenticate <paramref name="message"/>: a new array each time, as the native code gives it.</summary>
    public byte[] Compute(byte[] message)
    {
        return HMACSHA256.HashData(_key, message);
    }

    /// <summary>
    /// Whether the 32 bytes at <paramref name="offset"/> authenticate <paramref name="message"/>. Takes the same time wherever
    /// they differ; false if the array ends before them.
    /// </summary>
    public bool Verify(byte[] message, byte[] code, int offset)
    {
        if (offset < 0 || offset > code.Length - Size) return false;
        byte[] expected = Compute(message);
        int difference = 0;
        for (int i = 0; i < Size; i++) difference |= expected[i] ^ code[offset + i];
        return difference == 0;
    }
}
