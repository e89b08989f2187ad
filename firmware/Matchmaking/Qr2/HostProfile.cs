using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>The profile that a console's host names. Nobody else's counts, that of a player who is not signed in from there: else whoever looks for a friend finds a stranger.</summary>
internal static class HostProfile
{
    /// <summary>The key.</summary>
    internal const string Key = "dwc_pid";

    /// <summary>
    /// Whether the keys of a heartbeat name no profile, or one that is nobody else's. A host that is listed with it has shown that: when its link to
    /// presence breaks, its game goes on.
    /// </summary>
    /// <param name="row">The host, or -1.</param>
    /// <param name="players">Who is signed in; null in a box without presence.</param>
    internal static bool IsOwn(HostTable hosts, int row, IPlayers players, byte[] buffer, int at, int count, long from)
    {
        int valueAt = KeyBlock.Seek(buffer, at, count, Key);
        int bytes = valueAt < 0 ? 0 : KeyBlock.CountAt(buffer, valueAt);
        if (bytes == 0) return true;
        if (!Ascii.TryParseInt64(buffer, valueAt, bytes, out long profile) || profile < 0 || profile > int.MaxValue) return false;
        if (profile == 0 || players is null) return true;
        return (row >= 0 && hosts.IsListed(row) && hosts.NumberOf(row, Key, 0) == profile) || !players.IsAnothers((int)profile, EndPoints.Address(from));
    }
}
