using System;
using PocketSpy.Core;
using PocketSpy.Games;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// The games that the owner added: a line each with name, blank and secret key, which may be followed by a title. A name in several lines has several
/// keys. They come in the place of those of the image. Keys are secrets: never show one.
/// </summary>
public sealed class OwnGameKeys : IGameKeys
{
    /// <summary>Most bytes of the file; what follows does not count.</summary>
    public const int MaximumFileBytes = GameLines.MaximumFileBytes;

    /// <summary>What a line looks like.</summary>
    public const string LineForm = "NAME KEY";

    private readonly GameLines _lines;

    /// <param name="text">The file.</param>
    /// <param name="count">Its bytes; 0 when there is none.</param>
    public OwnGameKeys(byte[] text, int count) => _lines = new GameLines(text, count, GameKeys.MaximumKeyCount, null);

    /// <summary>Number of the owner's games.</summary>
    public int Count => _lines.Count;

    /// <summary>Number of lines that could not be understood.</summary>
    public int LinesLeftOut => _lines.LeftOut;

    /// <summary>
    /// Finds the keys of a game, the owner's or else the image's, as <see cref="GameKeys.TryFind"/> does; <paramref name="keys"/> has room for
    /// <see cref="KeyList.MaximumBytes"/>. Keys that find no room do not count.
    /// </summary>
    public bool TryFind(byte[] name, int offset, int count, byte[] keys, out int keysCount)
    {
        keysCount = 0;
        int at = 0;
        while (_lines.TryFindNext(name, offset, count, ref at, out int start, out int keyCount))
        {
            int to = keysCount == 0 ? 0 : keysCount + 1;
            if (to + keyCount > KeyList.MaximumBytes) break;
            if (to > 0) keys[keysCount] = (byte)' ';
            Array.Copy(_lines.Buffer, start, keys, to, keyCount);
            keysCount = to + keyCount;
        }
        return keysCount > 0 || GameKeys.TryFind(name, offset, count, keys, out keysCount);
    }
}
