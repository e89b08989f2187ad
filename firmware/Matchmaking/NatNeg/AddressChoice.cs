using PocketSpy.Core;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// Which address a client is told of its partner. Nearly always the one that the partner's packets came from: on a LAN that is its
/// own, behind a router the one that the router gave it. There are two exceptions:
/// <para>
/// Both came from one and the same address, so that somebody translates both, and both say that they are in one private network of
/// 256 addresses: they are told each other's own address and port. Two that say the same address are emulators on one PC, each in a
/// network of its own making, and are not.
/// </para>
/// <para>The partner runs on the box's own PC: what other machines must call is the address that it says, with the port that was seen.</para>
/// </summary>
internal static class AddressChoice
{
    private const uint Loopback = 127;

    /// <summary>The end point of a side for its partner. Both sides must be complete.</summary>
    internal static long EndPointOf(NegotiationTable table, int side)
    {
        long observed = Observed(table, side);
        uint local = table.LocalAddresses[side];
        if (IsBehindOne(table, side))
        {
            bool isKnown = table.LocalPorts[side] != 0 && table.LocalPorts[side ^ 1] != 0;
            return isKnown ? EndPoints.Of(local, table.LocalPorts[side]) : observed;
        }
        bool isOnlyHere = IsLoopback(EndPoints.Address(observed)) && !IsLoopback(EndPoints.Address(Observed(table, side ^ 1)));
        return isOnlyHere && local != 0 && !IsLoopback(local) ? EndPoints.Of(local, EndPoints.Port(observed)) : observed;
    }

    /// <summary>Whether the choice would be another if a local port were known that may still come.</summary>
    internal static bool LacksPort(NegotiationTable table, int side) =>
        (table.LocalPorts[side] == 0 || table.LocalPorts[side ^ 1] == 0) && IsBehindOne(table, side);

    // The game's own socket is what shall be reached when there is one.
    private static long Observed(NegotiationTable table, int side) =>
        (table.Flags[side] & SideFlags.ToGame) == SideFlags.ToGame ? table.Games[side] : table.Negotiators[side];

    private static bool IsBehindOne(NegotiationTable table, int side)
    {
        uint observed = EndPoints.Address(Observed(table, side));
        if (observed != EndPoints.Address(Observed(table, side ^ 1)) || IsLoopback(observed)) return false;
        uint address = table.LocalAddresses[side];
        uint partner = table.LocalAddresses[side ^ 1];
        return address != partner && IsPrivate(address) && (address >> 8) == (partner >> 8);
    }

    // RFC 1918, 3.
    private static bool IsPrivate(uint address) =>
        (address >> 24) == 10 || (address >> 20) == 0xAC1 || (address >> 16) == 0xC0A8;

    private static bool IsLoopback(uint address) => (address >> 24) == Loopback;
}
