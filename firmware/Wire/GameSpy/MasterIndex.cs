namespace PocketSpy.Wire.GameSpy;

/// <summary>
/// Which of GameSpy's twenty list servers a game asks: the N in <c>GAME.msN.gs.nintendowifi.net</c>.
/// Public GameSpy SDK (2011), server browsing.
/// </summary>
public static class MasterIndex
{
    /// <summary>The number of list servers.</summary>
    public const int Count = 20;

    /// <summary>The index (0 to 19) for a game name of <paramref name="count"/> ASCII characters; letter case does not matter.</summary>
    public static int Compute(byte[] name, int offset, int count)
    {
        int hash = 0;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            int character = name[i];
            if (character >= 'A' && character <= 'Z') character += 'a' - 'A';
            hash = hash * GameSpyHash.Multiplier + character;
        }
        return (int)((uint)hash % Count);
    }
}
