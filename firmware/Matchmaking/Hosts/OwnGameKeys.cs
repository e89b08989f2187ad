using System;
using PocketSpy.Core;
using PocketSpy.Games;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// The games that the owner added: a line each with name, blank and secret key, which may be followed by a title, as in
/// firmware/Games/games.txt. They come before those of the image. Keys are secrets: never show one.
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
    /// Finds the key of a game, the owner's or else the image's, as <see cref="GameKeys.TryFind"/> does; <paramref name="key"/> has room for
    /// <see cref="GameKeys.MaximumKeyCount"/>.
    /// </summary>
    public bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount)
    {
        if (!_lines.TryFind(name, offset, count, out int start, out keyCount)) return GameKeys.TryFind(name, offset, count, key, out keyCount);
        Array.Copy(_lines.Buffer, start, key, 0, keyCount);
        return true;
    }
}
