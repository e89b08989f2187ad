using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>What the page shows of a game host, read from its keys. Consoles have keys of their own (dwc_...), PC titles those of the GameSpy SDK.</summary>
internal static class RoomFacts
{
    private const int TitleBytes = 48;

    // A console that waits for others, in revision 90 of Nintendo's matchmaking.
    private const int Looking = 0;

    /// <summary>Whether others can find it: a console that looks for a host registers as well, and is none.</summary>
    public static bool IsRoom(HostTable hosts, int row)
    {
        if (!IsConsole(hosts, row)) return true;
        if (hosts.NumberOf(row, "dwc_hoststate", -1) == Looking) return false;
        // Before revision 90, one who looks for a host reserves itself.
        long player = hosts.NumberOf(row, "dwc_pid", 0);
        return player == 0 || hosts.NumberOf(row, "dwc_mresv", 0) != player;
    }

    /// <summary>How many play. Consoles do not count the host itself.</summary>
    public static long PlayersIn(HostTable hosts, int row) => hosts.NumberOf(row, "numplayers", 0) + (IsConsole(hosts, row) ? 1 : 0);

    /// <summary>How many can play; 0 when it does not say.</summary>
    public static long PlacesOf(HostTable hosts, int row)
    {
        long places = hosts.NumberOf(row, "maxplayers", 0);
        return places > 0 && IsConsole(hosts, row) ? places + 1 : places;
    }

    /// <summary>Whether one more may join.</summary>
    public static bool IsOpen(HostTable hosts, int row)
    {
        long places = PlacesOf(hosts, row);
        if (places > 0 && PlayersIn(hosts, row) >= places) return false;
        if (IsConsole(hosts, row)) return hosts.NumberOf(row, "dwc_suspend", 0) == 0;
        int at = hosts.ValueOf(row, "gamemode");
        if (at < 0) return true;
        byte[] data = hosts.DataOf(row);
        int count = KeyBlock.CountAt(data, at);
        return !Ascii.StartsWith(data, at, count, "closed") && !Ascii.Equals(data, at, count, "exiting");
    }

    /// <summary>Where the name that the host gave its game begins in its data, and its bytes; 0 bytes for none.</summary>
    public static int TitleOf(HostTable hosts, int row, out int count)
    {
        count = 0;
        int at = hosts.ValueOf(row, "hostname");
        if (at < 0) return 0;
        byte[] data = hosts.DataOf(row);
        count = KeyBlock.CountAt(data, at);
        if (count <= TitleBytes) return at;
        count = TitleBytes;
        // Not in the midst of a character.
        while (count > 0 && (data[at + count] & 0xC0) == 0x80) count--;
        return at;
    }

    /// <summary>The profile of the console player who hosts it; 0 for a PC title, -1 for what can be nobody's.</summary>
    public static int ProfileOf(HostTable hosts, int row)
    {
        long profile = hosts.NumberOf(row, "dwc_pid", 0);
        return profile < 0 || profile > int.MaxValue ? -1 : (int)profile;
    }

    /// <summary>The first listed host of a PC title at an address, or -1.</summary>
    public static int FindAt(HostTable hosts, uint address)
    {
        for (int row = 0; row < hosts.Capacity; row++)
        {
            if (hosts.IsListed(row) && EndPoints.Address(hosts.EndPointOf(row)) == address && !IsConsole(hosts, row)) return row;
        }
        return -1;
    }

    private static bool IsConsole(HostTable hosts, int row) => (hosts.TraitsOf(row) & HostTraits.Dwc) != 0;
}
