using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>
/// Which games the owner has switched off: a line each with the game's name and "closed" or "paused". Every GameSpy module of a game asks
/// for this before anything else and refuses to start unless the game is available (public GameSpy SDK, 2011, availability check).
/// </summary>
public sealed class Availability
{
    /// <summary>The game may start.</summary>
    public const int Available = 0;

    /// <summary>The game is told that its service has ended for ever: bit 0 of the answer.</summary>
    public const int Closed = 1;

    /// <summary>The game is told that its service is down for now: bit 1 of the answer.</summary>
    public const int Paused = 2;

    /// <summary>Most bytes of the file; what follows does not count.</summary>
    public const int MaximumFileBytes = GameLines.MaximumFileBytes;

    /// <summary>What a line looks like.</summary>
    public const string LineForm = "NAME closed or NAME paused";

    private const string ClosedWord = "closed";
    private const string PausedWord = "paused";

    private readonly GameLines _lines;

    /// <param name="text">The file.</param>
    /// <param name="count">Its bytes; 0 when there is none.</param>
    public Availability(byte[] text, int count) => _lines = new GameLines(text, count, PausedWord.Length, new string[] { ClosedWord, PausedWord });

    /// <summary>Number of games that are switched off.</summary>
    public int Count => _lines.Count;

    /// <summary>Number of lines that could not be understood.</summary>
    public int LinesLeftOut => _lines.LeftOut;

    /// <summary><see cref="Available"/>, <see cref="Closed"/> or <see cref="Paused"/>, the bits of the answer, for a game; letters in any case. Allocates nothing.</summary>
    public int StatusOf(byte[] name, int offset, int count)
    {
        if (!_lines.TryFind(name, offset, count, out int start, out int length)) return Available;
        return Ascii.EqualsIgnoreCase(_lines.Buffer, start, length, ClosedWord) ? Closed : Paused;
    }
}
