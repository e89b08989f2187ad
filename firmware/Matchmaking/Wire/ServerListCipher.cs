using System;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The stream cipher of server lists (version 2, "enctypeX"): 256 cards, a relative of Michael Johnson's Sapphire II
/// (public domain, 1995) whose state moves with plain and cipher text. One running state serves a connection to its end.
/// Public GameSpy SDK (2011), server browsing; key derivation there as well.
/// </summary>
public sealed class ServerListCipher
{
    /// <summary>Bytes of the client's challenge.</summary>
    public const int ChallengeSize = 8;

    private readonly byte[] _cards = new byte[Rc4KeySchedule.StateSize];
    private readonly byte[] _key = new byte[ChallengeSize];
    private int _keyCount;
    private int _rotor;
    private int _ratchet;
    private int _avalanche;
    private int _lastPlain;
    private int _lastCipher;

    /// <summary>Starts a stream. False if the game key is empty or the challenge is cut.</summary>
    /// <param name="gameKey">The secret key of the game that asks.</param>
    /// <param name="challenge">Holds the client's 8 challenge bytes at <paramref name="challengeOffset"/>.</param>
    /// <param name="serverKey">The random bytes that the server sends before the list.</param>
    public bool Load(byte[] gameKey, int gameKeyOffset, int gameKeyCount, byte[] challenge, int challengeOffset,
        byte[] serverKey, int serverKeyOffset, int serverKeyCount)
    {
        if (gameKeyCount <= 0 || challengeOffset < 0 || challengeOffset > challenge.Length - ChallengeSize) return false;
        Array.Copy(challenge, challengeOffset, _key, 0, ChallengeSize);
        for (int i = 0; i < serverKeyCount; i++)
        {
            int at = (i * gameKey[gameKeyOffset + i % gameKeyCount]) & (ChallengeSize - 1);
            _key[at] = (byte)(_key[at] ^ _key[i & (ChallengeSize - 1)] ^ serverKey[serverKeyOffset + i]);
        }
        _keyCount = ChallengeSize;
        Shuffle();
        return true;
    }

    /// <summary>Starts a stream with a key of 1 to 8 bytes as it is; the outermost cipher of enctype 1 does so.</summary>
    public void LoadKey(byte[] key, int offset, int count)
    {
        Array.Copy(key, offset, _key, 0, count);
        _keyCount = count;
        Shuffle();
    }

    /// <summary>Enciphers the next <paramref name="count"/> bytes of the stream in place.</summary>
    public void Encrypt(byte[] data, int offset, int count)
    {
        Run(data, offset, count, 0, 0xFF);
    }

    /// <summary>Deciphers the next <paramref name="count"/> bytes of the stream in place.</summary>
    public void Decrypt(byte[] data, int offset, int count)
    {
        Run(data, offset, count, 0xFF, 0);
    }

    // What goes in is kept as the last plain byte (keepIn 0) or the last cipher byte (keepIn 0xFF); keepOut is its complement.
    private void Run(byte[] data, int offset, int count, int keepIn, int keepOut)
    {
        byte[] cards = _cards;
        int rotor = _rotor;
        int ratchet = _ratchet;
        int avalanche = _avalanche;
        int lastPlain = _lastPlain;
        int lastCipher = _lastCipher;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            ratchet = (ratchet + cards[rotor]) & 0xFF;
            rotor = (rotor + 1) & 0xFF;
            byte card = cards[lastCipher];
            cards[lastCipher] = cards[ratchet];
            cards[ratchet] = cards[lastPlain];
            cards[lastPlain] = cards[rotor];
            cards[rotor] = card;
            avalanche = (avalanche + cards[card]) & 0xFF;
            int source = data[i];
            int result = source ^ cards[(cards[avalanche] + card) & 0xFF]
                ^ cards[cards[(cards[lastPlain] + cards[lastCipher] + cards[ratchet]) & 0xFF]];
            lastPlain = (source & keepOut) | (result & keepIn);
            lastCipher = (source & keepIn) | (result & keepOut);
            data[i] = (byte)result;
        }
        _rotor = rotor;
        _ratchet = ratchet;
        _avalanche = avalanche;
        _lastPlain = lastPlain;
        _lastCipher = lastCipher;
    }

    private void Shuffle()
    {
        byte[] cards = _cards;
        byte[] key = _key;
        int keyCount = _keyCount;
        Rc4KeySchedule.FillAscending(cards);
        int sum = 0;
        int keyAt = 0;
        int mask = 0xFF;
        for (int limit = 0xFF; limit > 0; limit--)
        {
            // The smallest run of ones that holds the limit.
            if (limit <= (mask >> 1)) mask >>= 1;
            int tries = 0;
            int chosen;
            do
            {
                sum = (cards[sum] + key[keyAt]) & 0xFF;
                if (++keyAt == keyCount)
                {
                    keyAt = 0;
                    sum = (sum + keyCount) & 0xFF;
                }
                chosen = sum & mask;
                // After eleven misses the remainder ends the search.
                if (++tries > 11) chosen %= limit;
            }
            while (chosen > limit);
            byte card = cards[limit];
            cards[limit] = cards[chosen];
            cards[chosen] = card;
        }
        _rotor = cards[1];
        _ratchet = cards[3];
        _avalanche = cards[5];
        _lastPlain = cards[7];
        _lastCipher = cards[sum];
    }
}
