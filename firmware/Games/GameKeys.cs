using System.Text;

namespace PocketSpy.Games;

/// <summary>
/// The secret keys of the games in games.txt, one or several a game. They are texts of the program, which stay in flash: a name is looked up in place. On the
/// device a look-up takes some 600 instructions and leaves some 300 bytes of garbage (the name twice, a reference to each of the eight texts
/// on the way), so callers keep what they found. Keys are secrets: never show one.
/// </summary>
public static class GameKeys
{
    /// <summary>Longest name that is looked up; no known one has more than 17 characters.</summary>
    public const int MaximumNameCount = 31;

    /// <summary>Longest key; nearly all have six characters.</summary>
    public const int MaximumKeyCount = 8;

    /// <summary>Most characters of all keys of a game, with the blanks between them.</summary>
    public const int MaximumKeysCount = 64;

    // Stands behind every character of a key: text that begins with a row sorts before the row and this.
    private const string Behind = "~";

    /// <summary>Number of games.</summary>
    public static int Count => GameBlocks.Games;

    /// <summary>
    /// Finds the keys of a game by its name as the network gave it, letters in any case. Writes them to the start of <paramref name="keys"/>, which has
    /// room for <see cref="MaximumKeysCount"/>, a blank between two of them, the full game's first. False when the box does not know the game.
    /// </summary>
    public static bool TryFind(byte[] name, int offset, int count, byte[] keys, out int keysCount)
    {
        keysCount = 0;
        string row = StartOfRow(name, offset, count);
        if (row is null) return false;
        string block = GameBlocks.Get(BlockOf(row));
        int start = block.IndexOf(row);
        if (start < 0) return false;
        start += row.Length;
        keysCount = block.IndexOf('\n', start) - start;
        Encoding.UTF8.GetBytes(block, start, keysCount, keys, 0);
        return true;
    }

    // The last block that does not begin behind the row, if there is one.
    private static int BlockOf(string row)
    {
        string behind = row + Behind;
        int low = 0;
        int high = GameBlocks.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (GameBlocks.Get(middle).CompareTo(behind) < 0) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    // A line feed, the name and a blank; null when there can be no such name. All compare alike, for a blank sorts before all that names have in them.
    private static string StartOfRow(byte[] name, int offset, int count)
    {
        if (count < 1 || count > MaximumNameCount) return null;
        byte[] row = new byte[count + 2];
        row[0] = (byte)'\n';
        row[count + 1] = (byte)' ';
        for (int i = 0; i < count; i++)
        {
            int character = name[offset + i];
            if (character <= ' ' || character > '~') return null;
            if (character >= 'A' && character <= 'Z') character += 'a' - 'A';
            row[i + 1] = (byte)character;
        }
        return Encoding.UTF8.GetString(row, 0, row.Length);
    }
}
