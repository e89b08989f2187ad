using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>What the box itself needs to know of a host's keys: its traits, and its address inside its own network.</summary>
internal static class HostFacts
{
    private const int LastPort = 65_535;

    // In the order in which Peer picks the address that it makes the staging room's name from: the first private one.
    private static readonly string[] LocalAddresses = new string[] { "localip0", "localip1", "localip2", "localip3", "localip4" };

    /// <summary>Notes them after a host's keys were set.</summary>
    internal static void Note(HostTable hosts, int row)
    {
        int traits = hosts.TraitsOf(row);
        traits &= ~(HostTraits.NatNegotiation | HostTraits.Dwc);
        if (hosts.NumberOf(row, "natneg", 0) != 0) traits |= HostTraits.NatNegotiation;
        if (hosts.ValueOf(row, "dwc_mver") >= 0) traits |= HostTraits.Dwc;

        long publicIp = hosts.NumberOf(row, "publicip", 0);
        int order = publicIp == 0 ? 0 : PublicAddress.OrderOf(publicIp, EndPoints.Address(hosts.EndPointOf(row)));
        if (order == HostTraits.LittleEndian || order == HostTraits.BigEndian)
        {
            traits = (traits & ~(HostTraits.LittleEndian | HostTraits.BigEndian)) | order;
        }
        uint address = PrivateAddressOf(hosts, row);
        // Without a port that can be it is the one that the heartbeat came from: inside its own network nothing changed that.
        long port = hosts.NumberOf(row, "localport", 0);
        if (port <= 0 || port > LastPort) port = EndPoints.Port(hosts.EndPointOf(row));
        hosts.NoteTraits(row, traits, address != 0 ? EndPoints.Of(address, (int)port) : 0);
    }

    private static uint PrivateAddressOf(HostTable hosts, int row)
    {
        foreach (string name in LocalAddresses)
        {
            int at = hosts.ValueOf(row, name);
            if (at < 0) return 0;
            byte[] data = hosts.DataOf(row);
            uint address = PrivateAddress.Parse(data, at, KeyBlock.CountAt(data, at));
            if (address != 0) return address;
        }
        return 0;
    }
}
