using PocketSpy.Core;

namespace PocketSpy.Matchmaking;

/// <summary>How many hosts, lists and negotiations there are at once.</summary>
public sealed class MatchmakingSize
{
    /// <summary>Game hosts.</summary>
    public int Hosts;

    /// <summary>Bytes that the keys of all hosts may take.</summary>
    public int HostBytes;

    /// <summary>Games with hosts or being asked for.</summary>
    public int Games;

    /// <summary>Messages to hosts that wait for their acknowledgement.</summary>
    public int HostMessages;

    /// <summary>Server browsers.</summary>
    public int ListSessions;

    /// <summary>Values that a list may shorten because several hosts have them.</summary>
    public int PopularValues;

    /// <summary>NAT negotiations.</summary>
    public int Negotiations;

    /// <summary>For a board.</summary>
    public static MatchmakingSize For(BoxSize size) => size.Class switch
    {
        BoardClass.Small => new MatchmakingSize
        {
            Hosts = 20,
            HostBytes = 9 * 1024,
            Games = 12,
            HostMessages = 8,
            ListSessions = 8,
            PopularValues = 16,
            Negotiations = 12,
        },
        BoardClass.Large => new MatchmakingSize
        {
            Hosts = 128,
            HostBytes = 96 * 1024,
            Games = 64,
            HostMessages = 48,
            ListSessions = 32,
            PopularValues = 128,
            Negotiations = 64,
        },
        _ => ForPc(size.Consoles),
    };

    private static MatchmakingSize ForPc(int consoles) => new()
    {
        Hosts = consoles < 512 ? 1_024 : IntIndex.RowsFor(consoles),
        HostBytes = 64 * 1024 * 1024,
        Games = consoles < 256 ? 256 : consoles,
        HostMessages = consoles * 2,
        ListSessions = consoles * 2,
        PopularValues = 254,
        Negotiations = consoles * 2 > IntIndex.MaximumRows ? IntIndex.MaximumRows : consoles * 2,
    };
}
