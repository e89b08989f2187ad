using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// How a client of server list version 1, and a game host of QR1, proves that it knows its game's secret key: the challenge of 6
/// characters enciphered as in <see cref="Qr2Challenge"/>; by enctype 1 then looked up in a table, by enctype 2 xored with the
/// key; as base64. Public notes of Luigi Auriemma (gsmsalg 0.3.3), the source of 333networks' master server and the public sources
/// of Descent 3 and of games with GameSpy's list of 1999 to 2001 agree. A known one: ut, wookie, 2/TYFMRc.
/// </summary>
public sealed class ListProof
{
    /// <summary>Characters of a challenge.</summary>
    public const int ChallengeSize = 6;

    /// <summary>Characters of the proof.</summary>
    public const int Size = 8;

    private readonly Qr2Challenge _challenge;
    private readonly byte[] _bytes = new byte[ChallengeSize];
    private readonly byte[] _expected = new byte[Size];

    /// <param name="challenge">Its buffers are used.</param>
    public ListProof(Qr2Challenge challenge)
    {
        _challenge = challenge;
    }

    /// <summary>Writes the 8 characters of the proof. The caller vouches for the 6 bytes of the challenge; the key is not empty.</summary>
    public void Write(int enctype, byte[] key, int keyOffset, int keyCount, byte[] challenge, int challengeOffset, byte[] target, int targetOffset)
    {
        _challenge.Respond(key, keyOffset, keyCount, challenge, challengeOffset, ChallengeSize, target, targetOffset);
        if (enctype == Enctype.None) return;
        Base64.Standard.TryDecode(target, targetOffset, Size, _bytes, 0, out _);
        for (int i = 0; i < ChallengeSize; i++)
        {
            _bytes[i] = enctype == Enctype.One ? EnctypeTable.At(_bytes[i]) : (byte)(_bytes[i] ^ key[keyOffset + i % keyCount]);
        }
        Base64.Standard.Encode(_bytes, 0, ChallengeSize, target, targetOffset);
    }

    /// <summary>Whether the <paramref name="count"/> characters are the proof of this challenge.</summary>
    public bool Verify(int enctype, byte[] key, int keyOffset, int keyCount, byte[] challenge, int challengeOffset, byte[] proof, int offset, int count)
    {
        if (count != Size || keyCount <= 0 || !Enctype.IsKnown(enctype)) return false;
        Write(enctype, key, keyOffset, keyCount, challenge, challengeOffset, _expected, 0);
        return Ascii.Equal(proof, offset, _expected, 0, Size);
    }

    /// <summary>
    /// Where in a <see cref="KeyList"/> of <paramref name="keysCount"/> bytes the key begins whose proof these characters are, and its number; -1 when
    /// they prove none.
    /// </summary>
    public int FindKey(int enctype, byte[] keys, int keysCount, byte[] challenge, int challengeOffset, byte[] proof, int offset, int count, out int number)
    {
        number = 0;
        int keyCount;
        for (int start = 0; start < keysCount; start += keyCount + 1)
        {
            keyCount = KeyList.CountAt(keys, start, keysCount);
            if (Verify(enctype, keys, start, keyCount, challenge, challengeOffset, proof, offset, count)) return start;
            number++;
        }
        return -1;
    }

    /// <summary>Makes any 6 bytes a challenge: upper-case letters, as the original master sent them.</summary>
    public static void Shape(byte[] challenge, int offset)
    {
        for (int i = 0; i < ChallengeSize; i++) challenge[offset + i] = (byte)('A' + challenge[offset + i] % 26);
    }
}
