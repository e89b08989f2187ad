using System;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Nintendo.Wire;

/// <summary>
/// What a console says of itself when it signs in, as digests: its MAC address, its own secret (DS: passwd, Wii: its serial number, csnum), and a
/// Wii's friend code (cfc). A console that leaves one out has none there.
/// </summary>
public sealed class ConsoleIdentity
{
    /// <summary>The MAC address.</summary>
    public const int Mac = 0;

    /// <summary>passwd of a DS, csnum of a Wii.</summary>
    public const int Secret = 1;

    /// <summary>The Wii's own friend code.</summary>
    public const int FriendCode = 2;

    /// <summary>Number of signs.</summary>
    public const int Signs = 3;

    /// <summary>Bytes of a digest. A sign has fewer bits than that: a longer one would tell no more.</summary>
    public const int DigestBytes = 6;

    /// <summary>Bytes of all digests.</summary>
    public const int Bytes = Signs * DigestBytes;

    /// <summary>The digests, those that are missing all 0.</summary>
    public readonly byte[] Digests = new byte[Bytes];

    /// <summary>Forgets all signs.</summary>
    public void Clear() => Array.Clear(Digests, 0, Bytes);

    /// <summary>Takes a sign; an empty one is missing, and so is one of zeros alone, which many emulators share.</summary>
    public void Set(int sign, byte[] value, int count)
    {
        bool isReal = sign == Secret && count > 0;
        for (int i = 0; i < count && !isReal; i++) isReal = value[i] != '0';
        if (!isReal)
        {
            Array.Clear(Digests, sign * DigestBytes, DigestBytes);
            return;
        }
        byte[] message = new byte[count];
        Array.Copy(value, 0, message, 0, count);
        Ascii.ToLower(message, 0, count);
        Digest(new byte[] { (byte)(sign + 1) }, message, Digests, sign * DigestBytes);
    }

    /// <summary>Whether there is such a sign.</summary>
    public bool Has(int sign) => IsThere(Digests, sign * DigestBytes);

    /// <summary>Writes the salted digest of a sign, which is there.</summary>
    public void Salt(int sign, byte[] salt, byte[] target, int offset)
    {
        byte[] message = new byte[DigestBytes];
        Array.Copy(Digests, sign * DigestBytes, message, 0, DigestBytes);
        Digest(salt, message, target, offset);
    }

    /// <summary>Whether a digest is there.</summary>
    public static bool IsThere(byte[] digests, int offset)
    {
        for (int i = 0; i < DigestBytes; i++)
        {
            if (digests[offset + i] != 0) return true;
        }
        return false;
    }

    private static void Digest(byte[] key, byte[] message, byte[] target, int offset)
    {
        byte[] code = new HmacSha256(key).Compute(message);
        Array.Copy(code, 0, target, offset, DigestBytes);
        // All 0 stands for none.
        if (!IsThere(target, offset)) target[offset] = 1;
    }
}
