using System.Text;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>What a title's matchmaking is like. Names and keys are those of GameSpy's public list of games.</summary>
/// <param name="Name">How people call it.</param>
/// <param name="GameName">Its GameSpy name.</param>
/// <param name="SecretKey">Its secret key.</param>
/// <param name="Version">Its revision of Nintendo's matchmaking: 3, 11 or 90.</param>
/// <param name="MaxPlayers">How many can join a host.</param>
/// <param name="IsLittleEndian">Whether the console's byte order is the DS's.</param>
public sealed record MatchTitle(string Name, string GameName, string SecretKey, int Version, int MaxPlayers, bool IsLittleEndian)
{
    private const int ListServers = 20;
    private const int Multiplier = -1664117991;

    /// <summary>Mario Kart DS.</summary>
    public static MatchTitle MarioKartDs { get; } = new("Mario Kart DS", "mariokartds", "yeJ3x8", 3, 3, true);

    /// <summary>Mario Kart Wii.</summary>
    public static MatchTitle MarioKartWii { get; } = new("Mario Kart Wii", "mariokartwii", "9r3Rmy", 90, 11, false);

    /// <summary>Super Smash Bros. Brawl.</summary>
    public static MatchTitle Brawl { get; } = new("Brawl", "smashbrosxwii", "3AxIg4", 11, 3, false);

    /// <summary>GameSpy's own title for tests, on the PC; without Nintendo's matchmaking.</summary>
    public static MatchTitle Test { get; } = new("GameSpy's test", "gmtest", "HA6zkS", 0, 0, true);

    /// <summary>Its secret key as bytes.</summary>
    public byte[] Key => Encoding.ASCII.GetBytes(SecretKey);

    /// <summary>Which of the list servers it asks. Public GameSpy SDK (2011), server browsing.</summary>
    public int ListServer
    {
        get
        {
            int hash = 0;
            foreach (char character in GameName) hash = unchecked(hash * Multiplier + char.ToLowerInvariant(character));
            return (int)((uint)hash % ListServers);
        }
    }

    /// <summary>The console that plays it; a PC's title counts for none.</summary>
    public ConsoleKind Kind => IsLittleEndian ? ConsoleKind.Ds : ConsoleKind.Wii;

    /// <summary>The title that a console plays.</summary>
    public static MatchTitle Of(ConsoleKind kind) => kind == ConsoleKind.Ds ? MarioKartDs : MarioKartWii;
}
