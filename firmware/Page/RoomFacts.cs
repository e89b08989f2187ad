using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Wire;
using PocketSpy.Wire.Qr2;

namespace PocketSpy.Page;

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

    /// <summary>The player who hosts it; null when that is not known.</summary>
    public static GpcmSession PlayerOf(HostTable hosts, int row, GpcmSession[] sessions)
    {
        long profile = hosts.NumberOf(row, "dwc_pid", 0);
        uint address = EndPoints.Address(hosts.EndPointOf(row));
        for (int i = 0; i < sessions.Length; i++)
        {
            GpcmSession session = sessions[i];
            if (session is null || !session.IsLoggedIn || EndPoints.Address(session.From) != address) continue;
            if (profile == 0 ? session.HasPassword : session.ProfileId == profile) return session;
        }
        return null;
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
