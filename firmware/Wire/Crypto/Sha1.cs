using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Crypto;

/// <summary>
/// SHA-1 (FIPS 180-4; RFC 3174), fed piece by piece. An instance owns its buffers and allocates nothing after construction;
/// it serves one message at a time.
/// </summary>
public sealed class Sha1 : BlockDigest
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestSize = 20;

    /// <summary>Bytes of a digest as text.</summary>
    public const int HexSize = 40;

    private readonly uint[] _state = new uint[5];

    public Sha1()
    {
        Begin();
    }

    /// <summary>Ends the message, writes its 20 bytes at <paramref name="offset"/> and starts the next message.</summary>
    public void Finish(byte[] digest, int offset)
    {
        Pad(true);
        int at = offset;
        for (int i = 0; i < 5; i++)
        {
            uint word = _state[i];
            digest[at] = (byte)(word >> 24);
            digest[at + 1] = (byte)(word >> 16);
            digest[at + 2] = (byte)(word >> 8);
            digest[at + 3] = (byte)word;
            at += 4;
        }
        Reset();
    }

    /// <summary>
    /// Ends the message, writes its digest as 40 lower-case hexadecimal digits (ASCII) at <paramref name="offset"/> and
    /// starts the next message.
    /// </summary>
    public void FinishHex(byte[] target, int offset)
    {
        Finish(target, offset + DigestSize);
        Hex.Encode(target, offset + DigestSize, DigestSize, target, offset);
    }

    private protected override void Begin()
    {
        _state[0] = 0x67452301;
        _state[1] = 0xEFCDAB89;
        _state[2] = 0x98BADCFE;
        _state[3] = 0x10325476;
        _state[4] = 0xC3D2E1F0;
    }

    private protected override void Mix() => Sha1Block.Mix(_state, Block);
}
