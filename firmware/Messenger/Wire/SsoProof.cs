using System;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Wire;

/// <summary>
/// Checks the second half of an SSO sign-in: a structure that only who was given the binary secret with the ticket can make. Its HMAC over the nonce is the
/// proof; the enciphered copy of the nonce behind it proves nothing more and is not looked at.
/// </summary>
public sealed class SsoProof
{
    /// <summary>Bytes of the binary secret.</summary>
    public const int SecretSize = 24;

    /// <summary>Bytes of a nonce, which stands in its 64 characters of base64.</summary>
    public const int NonceSize = 48;

    private const int HeadSize = 28;
    private const int VectorSize = 8;
    private const int CipherSize = 72;
    private const int BlobSize = HeadSize + VectorSize + HmacSha1.Size + CipherSize;

    // 28, 1, 0x6603, 0x8004, 8, 20, 72, each four bytes, low byte first.
    private const string Head = "1c000000010000000366000004800000080000001400000048000000";

    private static readonly byte[] HashWords = System.Text.Encoding.UTF8.GetBytes("WS-SecureConversationSESSION KEY HASH");

    private readonly HmacSha1 _hmac = new();
    private readonly byte[] _blob = new byte[BlobSize + 2];
    private readonly byte[] _head = new byte[HeadSize];
    private readonly byte[] _key = new byte[SecretSize];
    private readonly byte[] _one = new byte[HmacSha1.Size];
    private readonly byte[] _two = new byte[HmacSha1.Size];

    /// <summary>Whether a structure, in base64, proves the secret for a nonce (its 64 characters).</summary>
    public bool IsRight(byte[] secret, byte[] nonce, byte[] text, int offset, int count)
    {
        if (!Base64.Standard.TryDecode(text, offset, count, _blob, 0, out int decoded) || decoded != BlobSize) return false;
        byte[] head = System.Text.Encoding.UTF8.GetBytes(Head);
        Hex.TryDecode(head, 0, head.Length, _head, 0);
        if (!Ascii.FixedTimeEqual(_head, 0, _blob, 0, HeadSize)) return false;
        MakeKey(secret);
        _hmac.Compute(_key, SecretSize, nonce, nonce.Length, nonce, 0, _one);
        return Ascii.FixedTimeEqual(_one, 0, _blob, HeadSize + VectorSize, HmacSha1.Size);
    }

    // h1 = H(m), h2 = H(h1 m), h3 = H(h1), h4 = H(h3 m); the key is h2 and the first four bytes of h4.
    private void MakeKey(byte[] secret)
    {
        _hmac.Compute(secret, SecretSize, HashWords, HashWords.Length, HashWords, 0, _one);
        _hmac.Compute(secret, SecretSize, _one, HmacSha1.Size, HashWords, HashWords.Length, _two);
        Array.Copy(_two, 0, _key, 0, HmacSha1.Size);
        _hmac.Compute(secret, SecretSize, _one, HmacSha1.Size, HashWords, 0, _two);
        _hmac.Compute(secret, SecretSize, _two, HmacSha1.Size, HashWords, HashWords.Length, _one);
        Array.Copy(_one, 0, _key, HmacSha1.Size, SecretSize - HmacSha1.Size);
    }
}
