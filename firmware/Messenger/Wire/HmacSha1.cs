using System;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Messenger.Wire;

/// <summary>HMAC-SHA-1 (RFC 2104). One instance is reused: nothing is allocated.</summary>
public sealed class HmacSha1
{
    /// <summary>Bytes of a code.</summary>
    public const int Size = Sha1.DigestSize;

    private const int BlockBytes = 64;
    private const int Inner = 0x36;
    private const int Outer = 0x5C;

    private readonly Sha1 _sha = new();
    private readonly byte[] _pad = new byte[BlockBytes];
    private readonly byte[] _inner = new byte[Size];

    /// <summary>The code of two pieces of a message, one behind the other, under a key of at most 64 bytes.</summary>
    public void Compute(byte[] key, int keyCount, byte[] first, int firstCount, byte[] second, int secondCount, byte[] target)
    {
        Begin(key, keyCount, Inner);
        _sha.Append(first, 0, firstCount);
        _sha.Append(second, 0, secondCount);
        _sha.Finish(_inner, 0);
        Begin(key, keyCount, Outer);
        _sha.Append(_inner, 0, Size);
        _sha.Finish(target, 0);
    }

    private void Begin(byte[] key, int keyCount, int veil)
    {
        for (int i = 0; i < BlockBytes; i++) _pad[i] = (byte)((i < keyCount ? key[i] : 0) ^ veil);
        _sha.Reset();
        _sha.Append(_pad, 0, BlockBytes);
    }
}
