using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>The keys of a heartbeat that are for the master, not for players.</summary>
internal static class OwnKeys
{
    private const string AddressPrefix = "localip";

    /// <summary>localip0 to localip4, localport, natneg, statechanged, publicip, publicport.</summary>
    internal static bool Contains(byte[] name, int offset, int count) =>
        Ascii.StartsWith(name, offset, count, AddressPrefix)
        || Ascii.Equals(name, offset, count, "localport")
        || Ascii.Equals(name, offset, count, "natneg")
        || Ascii.Equals(name, offset, count, "statechanged")
        || Ascii.Equals(name, offset, count, "publicip")
        || Ascii.Equals(name, offset, count, "publicport");
}
