using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The beginning of a host in a list: flags (1), public address (4), port if flagged (2), private address if flagged (4), private port if
/// flagged (2); the first byte of each is its highest. Public GameSpy SDK (2011), serverbrowsing.
/// </summary>
public static class HostAddresses
{
    /// <summary>Writes them. The flags of the addresses are set here, those in <paramref name="flags"/> stand for the rest.</summary>
    /// <param name="address">Public address.</param>
    /// <param name="port">Public port.</param>
    /// <param name="privateAddress">Address in its own network; 0 for none.</param>
    /// <param name="privatePort">Port in its own network.</param>
    public static void Write(WireWriter writer, int flags, uint address, int port, uint privateAddress, int privatePort)
    {
        if (port != ListFrame.DefaultPort) flags |= HostFlags.Port;
        if (privateAddress != 0)
        {
            flags |= HostFlags.PrivateAddress;
            if (privatePort != ListFrame.DefaultPort) flags |= HostFlags.PrivatePort;
        }
        writer.WriteByte(flags);
        writer.WriteUInt32BigEndian(address);
        if ((flags & HostFlags.Port) != 0) writer.WriteUInt16BigEndian(port);
        if ((flags & HostFlags.PrivateAddress) != 0) writer.WriteUInt32BigEndian(privateAddress);
        if ((flags & HostFlags.PrivatePort) != 0) writer.WriteUInt16BigEndian(privatePort);
    }
}
