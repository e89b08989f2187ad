using System;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// Enctype 1, the cipher of server lists that GameSpy 3D asks for: a header that tells the whole length, then the list under three
/// ciphers, two of which reach over its beginning only. Public notes of Luigi Auriemma (decoder of enctype 1, 2005 to 2008); the
/// source of OpenSpy, whose way back GameSpy 3D understands.
/// </summary>
/// <remarks>
/// Header, 58 bytes: 0 length of all (4, high byte first); 4 length of a tail, veiled; 5 length of a filling before the list,
/// veiled; 6 anything (13); 19 places in the table, whose bytes are the RC4 key (16); 35 anything; 36 key of the tree (4); 40
/// filling (18). From the list outwards: the tree over the first n/2-17 bytes, RC4 from 255 down over all, the cards of
/// <see cref="ServerListCipher"/> with the client's challenge over the first n/4-5.
/// </remarks>
public sealed class EnctypeOne
{
    /// <summary>Bytes of the header.</summary>
    public const int HeaderSize = 40 + Filling;

    private const int TailAt = 4;
    private const int FillingAt = 5;
    private const int PlacesAt = 19;
    private const int PlacesSize = 16;
    private const int SeedAt = 36;
    private const int Filling = 18;

    // No tail, and a filling of 18 bytes: (42 ^ 62) - 20 and (218 ^ 205) - 5.
    private const byte VeiledTail = 42;
    private const byte VeiledFilling = 218;

    private readonly Leviathan _tree;
    private readonly ServerListCipher _cards;
    private readonly Rc4 _rc4 = new();
    private readonly byte[] _key = new byte[PlacesSize];
    private int _treeLeft;
    private int _cardsLeft;

    /// <param name="tree">Has the table of the seed.</param>
    /// <param name="cards">Used for one list at a time.</param>
    public EnctypeOne(Leviathan tree, ServerListCipher cards)
    {
        _tree = tree;
        _cards = cards;
    }

    /// <summary>Starts a list of <paramref name="count"/> bytes and makes its header of the random bytes that stand in its place.</summary>
    /// <param name="seed">The 4 bytes of the tree's key.</param>
    /// <param name="challenge">The 6 characters that the server greeted the client with.</param>
    public void Begin(byte[] seed, int seedOffset, byte[] challenge, int challengeOffset, int count, byte[] target, int offset)
    {
        int all = HeaderSize + count;
        target[offset] = (byte)(all >> 24);
        target[offset + 1] = (byte)(all >> 16);
        target[offset + 2] = (byte)(all >> 8);
        target[offset + 3] = (byte)all;
        target[offset + TailAt] = VeiledTail;
        target[offset + FillingAt] = VeiledFilling;
        Array.Copy(seed, seedOffset, target, offset + SeedAt, EnctypeTwo.SeedSize);
        for (int i = 0; i < PlacesSize; i++) _key[i] = EnctypeTable.At(target[offset + PlacesAt + i]);

        _tree.Restart();
        _rc4.LoadDescending(_key, 0, PlacesSize);
        _cards.LoadKey(challenge, challengeOffset, ListProof.ChallengeSize);
        _treeLeft = AtLeastNothing((count >> 1) - 17);
        _cardsLeft = AtLeastNothing((count >> 2) - 5);
    }

    /// <summary>Enciphers the next bytes of the list in place.</summary>
    public void Encrypt(byte[] data, int offset, int count)
    {
        int part = count < _treeLeft ? count : _treeLeft;
        _tree.Apply(data, offset, part);
        _treeLeft -= part;
        _rc4.Apply(data, offset, count);
        part = count < _cardsLeft ? count : _cardsLeft;
        _cards.Encrypt(data, offset, part);
        _cardsLeft -= part;
    }

    private static int AtLeastNothing(int count) => count < 0 ? 0 : count;
}
