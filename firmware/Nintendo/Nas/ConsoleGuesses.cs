namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// How often a wrong console gave a user id. After five times only a known MAC address or friend code counts for an hour. Ids share places: nobody
/// can push an id's count out with other ids, and whose id shares a place with a guessed one only has to be the very console.
/// </summary>
internal sealed class ConsoleGuesses
{
    /// <summary>Wrong ones that an id may have.</summary>
    internal const int Free = 5;

    /// <summary>Seconds after which they are forgotten.</summary>
    internal const int KeptSeconds = 3_600;

    private const int Places = 32;

    private readonly byte[] _counts = new byte[Places];
    private readonly int[] _since = new int[Places];

    /// <summary>A wrong console gave this id.</summary>
    internal void Note(long userId, long now)
    {
        int place = PlaceOf(userId);
        if (_counts[place] == 0 || IsOver(place, now)) _counts[place] = 0;
        if (_counts[place] >= Free) return;
        _counts[place]++;
        // Counted from the first; once it is too many, from the last.
        if (_counts[place] == 1 || _counts[place] == Free) _since[place] = Seconds(now);
    }

    /// <summary>Whether there were too many.</summary>
    internal bool IsGuessed(long userId, long now)
    {
        int place = PlaceOf(userId);
        return _counts[place] >= Free && !IsOver(place, now);
    }

    private bool IsOver(int place, long now) => Seconds(now) - _since[place] >= KeptSeconds;

    private static int PlaceOf(long userId) => (int)((userId ^ (userId >> 5) ^ (userId >> 23)) & (Places - 1));

    private static int Seconds(long now) => (int)(now / 1_000);
}
