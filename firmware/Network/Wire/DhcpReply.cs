using System;

namespace PocketSpy.Network.Wire;

/// <summary>
/// Writes what a DHCP server answers. Header fields come back as RFC 2131, table 3 says, the client's identifier as RFC 6842 does, the options
/// in the order that old clients need: the mask stands before the router (RFC 2132, 3.3).
/// </summary>
public static class DhcpReply
{
    /// <summary>Room that a reply needs: the longest message that every client must take, 576 bytes with the heads of IP and UDP (RFC 2131, 2).</summary>
    public const int MaximumBytes = 548;

    // BOOTP clients and relays drop what is shorter (RFC 1542, 2.1).
    private const int MinimumBytes = 300;

    private const string Domain = "lan";

    /// <summary>
    /// Writes an offer or an acknowledgement of <paramref name="address"/>. With 0 <paramref name="seconds"/> it has no times and no
    /// address: that is for a client that only wants to know. The box, <paramref name="server"/>, is router and DNS server at once.
    /// Gives the bytes written; <paramref name="target"/> has room for <see cref="MaximumBytes"/>.
    /// </summary>
    public static int Write(byte[] message, DhcpMessage client, int type, uint address, uint server, uint mask, int seconds, byte[] target)
    {
        int at = WriteHead(message, type, server, target);
        if (type == DhcpType.Ack) Array.Copy(message, DhcpLayout.ClientAddress, target, DhcpLayout.ClientAddress, 4);
        if (seconds > 0)
        {
            Put32(target, DhcpLayout.YourAddress, address);
            at = PutOption(target, at, DhcpLayout.LeaseTime, (uint)seconds);
            at = PutOption(target, at, DhcpLayout.RenewalTime, (uint)seconds / 2);
            at = PutOption(target, at, DhcpLayout.RebindingTime, (uint)(seconds - seconds / 8));
        }
        at = PutOption(target, at, DhcpLayout.SubnetMask, mask);
        at = PutOption(target, at, DhcpLayout.Router, server);
        at = PutOption(target, at, DhcpLayout.DnsServer, server);
        at = PutOption(target, at, DhcpLayout.Broadcast, server | ~mask);
        target[at++] = DhcpLayout.DomainName;
        target[at++] = (byte)Domain.Length;
        for (int i = 0; i < Domain.Length; i++) target[at++] = (byte)Domain[i];
        return Finish(message, client, at, target);
    }

    /// <summary>Writes a refusal. Gives the bytes written; <paramref name="target"/> has room for <see cref="MaximumBytes"/>.</summary>
    public static int WriteNak(byte[] message, DhcpMessage client, uint server, byte[] target) =>
        Finish(message, client, WriteHead(message, DhcpType.Nak, server, target), target);

    private static int WriteHead(byte[] message, int type, uint server, byte[] target)
    {
        Array.Clear(target, 0, MinimumBytes);
        target[DhcpLayout.Operation] = DhcpLayout.BootReply;
        target[DhcpLayout.HardwareType] = message[DhcpLayout.HardwareType];
        target[DhcpLayout.HardwareLength] = DhcpLayout.AddressBytes;
        Array.Copy(message, DhcpLayout.Transaction, target, DhcpLayout.Transaction, 4);
        Array.Copy(message, DhcpLayout.Flags, target, DhcpLayout.Flags, 2);
        Array.Copy(message, DhcpLayout.HardwareAddress, target, DhcpLayout.HardwareAddress, DhcpLayout.HardwareAddressBytes);
        Put32(target, DhcpLayout.Cookie, DhcpLayout.MagicCookie);
        int at = DhcpLayout.Options;
        target[at++] = DhcpLayout.MessageType;
        target[at++] = 1;
        target[at++] = (byte)type;
        return PutOption(target, at, DhcpLayout.ServerId, server);
    }

    private static int Finish(byte[] message, DhcpMessage client, int at, byte[] target)
    {
        int count = client.ClientIdCount;
        if (count > 0 && at + 3 + count <= MaximumBytes)
        {
            target[at++] = DhcpLayout.ClientId;
            target[at++] = (byte)count;
            Array.Copy(message, client.ClientIdAt, target, at, count);
            at += count;
        }
        target[at++] = DhcpLayout.End;
        // Up to there it was cleared.
        return at < MinimumBytes ? MinimumBytes : at;
    }

    private static int PutOption(byte[] target, int at, int code, uint value)
    {
        target[at] = (byte)code;
        target[at + 1] = 4;
        Put32(target, at + 2, value);
        return at + 6;
    }

    private static void Put32(byte[] target, int at, uint value)
    {
        target[at] = (byte)(value >> 24);
        target[at + 1] = (byte)(value >> 16);
        target[at + 2] = (byte)(value >> 8);
        target[at + 3] = (byte)value;
    }
}
