using System;
using PocketSpy.Core;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// The games that are being played or asked for: a number, a name and its secret keys each, so that keys are looked up once and hosts
/// carry a number. A game without hosts makes room for another.
/// </summary>
public sealed class GameTable
{
    /// <summary>Longest name in bytes; the SDK's own room for one is 64 with its NUL.</summary>
    public const int NameBytes = 63;

    private readonly IGameKeys _source;
    private readonly byte[][] _names;
    private readonly byte[][] _keys;
    private readonly int[] _hashes;
    private readonly short[] _hosts;
    private readonly byte[] _found = new byte[KeyList.MaximumBytes];
    private int _next;

    /// <param name="capacity">Games at once.</param>
    /// <param name="source">Knows the keys.</param>
    public GameTable(int capacity, IGameKeys source)
    {
        _source = source;
        _names = new byte[capacity][];
        _keys = new byte[capacity][];
        _hashes = new int[capacity];
        _hosts = new short[capacity];
    }

    /// <summary>Games at once.</summary>
    public int Capacity => _names.Length;

    /// <summary>The game's number, or -1 when it is not in the table.</summary>
    public int Find(byte[] name, int offset, int count)
    {
        int hash = Hash.OfIgnoreCase(name, offset, count, 0);
        for (int i = 0; i < _hashes.Length; i++)
        {
            if (_hashes[i] == hash && _names[i] is not null && _names[i].Length == count && Ascii.EqualIgnoreCase(_names[i], 0, name, offset, count)) return i;
        }
        return -1;
    }

    /// <summary>The game's number, which may be a new one; -1 when every game in the table has hosts, or the name is none.</summary>
    public int Claim(byte[] name, int offset, int count)
    {
        if (count <= 0 || count > NameBytes) return -1;
        int game = Find(name, offset, count);
        if (game >= 0) return game;
        game = Free();
        if (game < 0) return -1;
        byte[] own = new byte[count];
        byte[] keys = null;
        Array.Copy(name, offset, own, 0, count);
        if (_source.TryFind(name, offset, count, _found, out int keysCount))
        {
            keys = new byte[keysCount];
            Array.Copy(_found, 0, keys, 0, keysCount);
        }
        // Nothing can fail any more: a known game without its keys would be open to all.
        _names[game] = own;
        _keys[game] = keys;
        _hashes[game] = Hash.OfIgnoreCase(name, offset, count, 0);
        return game;
    }

    /// <summary>Whether a game's secret key is known; changes nothing.</summary>
    public bool IsKnown(byte[] name, int offset, int count)
    {
        int game = Find(name, offset, count);
        return game >= 0 ? _keys[game] is not null : _source.TryFind(name, offset, count, _found, out int _);
    }

    /// <summary>The name's bytes. Not to be changed.</summary>
    public byte[] NameOf(int game) => _names[game];

    /// <summary>The secret keys, a <see cref="KeyList"/>; null when none is known. Not to be changed.</summary>
    public byte[] KeysOf(int game) => _keys[game];

    /// <summary>The name for a line of the event log.</summary>
    public string TextOf(int game) => Ascii.ToText(_names[game], 0, _names[game].Length);

    /// <summary>How many hold the game.</summary>
    public int HoldersOf(int game) => _hosts[game];

    /// <summary>A host plays it: the number stays.</summary>
    public void Hold(int game) => _hosts[game]++;

    /// <summary>A host of it is gone.</summary>
    public void Release(int game) => _hosts[game]--;

    // In turn, so that a game that was just asked for is not the next to go.
    private int Free()
    {
        for (int i = 0; i < _names.Length; i++)
        {
            int game = (_next + i) % _names.Length;
            if (_hosts[game] > 0) continue;
            _next = (game + 1) % _names.Length;
            return game;
        }
        return -1;
    }
}
