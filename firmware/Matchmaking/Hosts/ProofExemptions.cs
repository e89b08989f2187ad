namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// Older games whose proof of the key says nothing: No One Lives Forever and Heretic II do not know the question (public master server
/// gsmaster), others have keys that no list has (overrides of 333networks' master server). Who plays them is taken at its word.
/// </summary>
public static class ProofExemptions
{
    // Each name between blanks.
    private const string Clients = " deusex wot undying mobileforces ";
    private const string Hosts = Clients + "nolf heretic2 ";

    /// <summary>Whether hosts of a game need not prove its key.</summary>
    public static bool OfHosts(byte[] game) => Contains(Hosts, game, 0, game.Length);

    /// <summary>Whether players of a game need not prove its key.</summary>
    public static bool OfClients(byte[] game, int offset, int count) => Contains(Clients, game, offset, count);

    private static bool Contains(string names, byte[] game, int offset, int count)
    {
        for (int at = 0; at + count + 1 < names.Length; at++)
        {
            if (names[at] == ' ' && names[at + count + 1] == ' ' && IsAt(names, at + 1, game, offset, count)) return true;
        }
        return false;
    }

    private static bool IsAt(string names, int at, byte[] game, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int letter = game[offset + i];
            if (letter >= 'A' && letter <= 'Z') letter |= 0x20;
            if (letter != names[at + i] || letter == ' ') return false;
        }
        return count > 0;
    }
}
