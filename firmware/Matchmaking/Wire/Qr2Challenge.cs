using System;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// How a game host proves to the master that it knows its game's secret key: base64 of the challenge enciphered by a
/// relative of RC4 whose first index also moves by the plain byte. Public GameSpy SDK (2011), QR2.
/// </summary>
public sealed class Qr2Challenge
{
    /// <summary>The longest challenge that a client takes, in characters.</summary>
    public const int MaxChallenge = 64;

    /// <summary>The longest response, in characters.</summary>
    public const int MaxResponse = 88;

    private readonly byte[] _state = new byte[Rc4KeySchedule.StateSize];
    private readonly byte[] _text = new byte[MaxChallenge + 2];
    private readonly byte[] _expected = new byte[MaxResponse];

    /// <summary>
    /// Writes the response as base64 text, without a NUL, and returns its length: 4 for each 3 bytes begun, for zero bytes
    /// fill the last three. 0 if the challenge is longer than <see cref="MaxChallenge"/>.
    /// </summary>
    public int Respond(byte[] key, int keyOffset, int keyCount, byte[] challenge, int challengeOffset, int challengeCount,
        byte[] target, int targetOffset)
    {
        if (challengeCount > MaxChallenge) return 0;
        Rc4KeySchedule.FillAscending(_state);
        Rc4KeySchedule.Mix(_state, key, keyOffset, keyCount);
        Array.Copy(challenge, challengeOffset, _text, 0, challengeCount);
        Encipher(challengeCount);
        int padded = challengeCount;
        while (padded % 3 != 0) _text[padded++] = 0;
        return Base64.Standard.Encode(_text, 0, padded, target, targetOffset);
    }

    /// <summary>Whether the <paramref name="answerCount"/> characters are the response to the challenge; a NUL is not part of them.</summary>
    public bool Verify(byte[] key, int keyOffset, int keyCount, byte[] challenge, int challengeOffset, int challengeCount,
        byte[] answer, int answerOffset, int answerCount)
    {
        if (challengeCount <= 0 || challengeCount > MaxChallenge) return false;
        if (answerCount != Base64.Standard.EncodedCount(challengeCount) || answerOffset < 0 || answerOffset > answer.Length - answerCount) return false;
        Respond(key, keyOffset, keyCount, challenge, challengeOffset, challengeCount, _expected, 0);
        return Ascii.Equal(answer, answerOffset, _expected, 0, answerCount);
    }

    private void Encipher(int count)
    {
        byte[] state = _state;
        byte[] text = _text;
        int x = 0;
        int y = 0;
        for (int i = 0; i < count; i++)
        {
            byte plain = text[i];
            x = (x + plain + 1) & 0xFF;
            byte a = state[x];
            y = (y + a) & 0xFF;
            byte b = state[y];
            state[x] = b;
            state[y] = a;
            text[i] = (byte)(plain ^ state[(a + b) & 0xFF]);
        }
    }
}
