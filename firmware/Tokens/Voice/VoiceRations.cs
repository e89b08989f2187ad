namespace PocketSpy.Tokens.Voice;

/// <summary>One voice key a second for each player. A full table forgets whoever has had none for a second; when there is none, the newest waits.</summary>
public sealed class VoiceRations
{
    // A player has one voice key in as long.
    private const int MillisecondsEach = 1_000;

    private readonly int[] _players;
    private readonly long[] _until;

    /// <param name="capacity">Players at once.</param>
    public VoiceRations(int capacity)
    {
        _players = new int[capacity];
        _until = new long[capacity];
    }

    /// <summary>Whether a player may have one now; then it is counted.</summary>
    public bool TryUse(int player, long now)
    {
        int free = -1;
        for (int i = 0; i < _players.Length; i++)
        {
            if (_players[i] == player && _until[i] > now) return false;
            if (_until[i] <= now) free = i;
        }
        if (free < 0) return false;
        _players[free] = player;
        _until[free] = now + MillisecondsEach;
        return true;
    }
}
