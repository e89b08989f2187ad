namespace PocketSpy.Network.Wire;

/// <summary>
/// What a client sends to a DHCP server (RFC 2131, RFC 2132). One instance is reused for every message; positions are of the buffer
/// that was loaded. Options may come in any order, with padding between them, without an end, and in the fields "file" and "sname"
/// (option 52). Of an option that comes twice the first counts. The client's wishes (55) and its limit of size (57) are not read:
/// every client gets the same few options, and a reply never exceeds what all must take.
/// </summary>
public sealed class DhcpMessage
{
    private const int FileIsOptions = 1;
    private const int NameIsOptions = 2;

    /// <summary>What it is, see <see cref="DhcpType"/>.</summary>
    public int Type { get; private set; }

    /// <summary>The client's hardware address, 48 bits, first byte highest.</summary>
    public long Hardware { get; private set; }

    /// <summary>The address that the client has and uses; 0 when it has none.</summary>
    public uint ClientAddress { get; private set; }

    /// <summary>The address that the client wants (option 50); 0 for none.</summary>
    public uint WantedAddress { get; private set; }

    /// <summary>The server that the client means (option 54); 0 for any.</summary>
    public uint ServerId { get; private set; }

    /// <summary>Where the client's identifier stands (option 61).</summary>
    public int ClientIdAt { get; private set; }

    /// <summary>Bytes of the client's identifier; 0 for none.</summary>
    public int ClientIdCount { get; private set; }

    /// <summary>Where the client's name stands (option 12).</summary>
    public int NameAt { get; private set; }

    /// <summary>Bytes of the client's name; 0 for none.</summary>
    public int NameCount { get; private set; }

    /// <summary>
    /// Reads the first <paramref name="count"/> bytes. False when they are no whole DHCP message of a client with a hardware address of
    /// 6 bytes, of whatever type, when an option is cut or has a wrong length, and when a relay passed it on: all clients of the box are on its own network.
    /// </summary>
    public bool Load(byte[] buffer, int count)
    {
        if (count < DhcpLayout.Options || buffer[DhcpLayout.Operation] != DhcpLayout.BootRequest) return false;
        if (buffer[DhcpLayout.HardwareLength] != DhcpLayout.AddressBytes) return false;
        if (DhcpLayout.Read32(buffer, DhcpLayout.Cookie) != DhcpLayout.MagicCookie) return false;
        if (DhcpLayout.Read32(buffer, DhcpLayout.RelayAddress) != 0) return false;
        Type = 0;
        WantedAddress = 0;
        ServerId = 0;
        ClientIdCount = 0;
        NameCount = 0;
        int overload = ReadOptions(buffer, DhcpLayout.Options, count);
        if (overload < 0) return false;
        // What stands there is not overloaded once more.
        if ((overload & FileIsOptions) != 0 && ReadOptions(buffer, DhcpLayout.File, DhcpLayout.Cookie) < 0) return false;
        if ((overload & NameIsOptions) != 0 && ReadOptions(buffer, DhcpLayout.ServerName, DhcpLayout.File) < 0) return false;
        if (Type == 0) return false;
        ClientAddress = DhcpLayout.Read32(buffer, DhcpLayout.ClientAddress);
        uint low = DhcpLayout.Read32(buffer, DhcpLayout.HardwareAddress + 2);
        Hardware = ((long)buffer[DhcpLayout.HardwareAddress] << 40) | ((long)buffer[DhcpLayout.HardwareAddress + 1] << 32) | low;
        return Hardware != 0;
    }

    // Gives the value of option 52, 0 when there is none, -1 when an option is not as it must be.
    private int ReadOptions(byte[] buffer, int at, int end)
    {
        int overload = 0;
        while (at < end)
        {
            int code = buffer[at++];
            if (code == DhcpLayout.End) break;
            if (code == DhcpLayout.Pad) continue;
            if (at == end) return -1;
            int length = buffer[at++];
            if (length > end - at) return -1;
            if (code == DhcpLayout.Overload)
            {
                if (length != 1 || buffer[at] < FileIsOptions || buffer[at] > (FileIsOptions | NameIsOptions)) return -1;
                overload = buffer[at];
            }
            else if (!Take(buffer, code, at, length))
            {
                return -1;
            }
            at += length;
        }
        return overload;
    }

    // False when the option cannot have this length or value.
    private bool Take(byte[] buffer, int code, int at, int length)
    {
        switch (code)
        {
            case DhcpLayout.MessageType:
                if (length != 1 || buffer[at] < DhcpType.Discover || buffer[at] > DhcpType.Inform) return false;
                if (Type == 0) Type = buffer[at];
                return true;
            case DhcpLayout.WantedAddress:
                if (length != 4) return false;
                if (WantedAddress == 0) WantedAddress = DhcpLayout.Read32(buffer, at);
                return true;
            case DhcpLayout.ServerId:
                if (length != 4) return false;
                if (ServerId == 0) ServerId = DhcpLayout.Read32(buffer, at);
                return true;
            case DhcpLayout.ClientId:
                if (ClientIdCount > 0) return true;
                ClientIdAt = at;
                ClientIdCount = length;
                return true;
            case DhcpLayout.HostName:
                if (NameCount > 0) return true;
                NameAt = at;
                // Some clients count a NUL at the end.
                while (length > 0 && buffer[at + length - 1] == 0) length--;
                NameCount = length;
                return true;
            default:
                return true;
        }
    }
}
