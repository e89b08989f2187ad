using System;
using System.Buffers.Binary;
using System.Net;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>The packets that a game sends to negotiate a way through NATs, byte for byte as the public GameSpy SDK (2011) makes them.</summary>
public static class NatNegPackets
{
    /// <summary>Bytes before the version.</summary>
    public const int MagicBytes = 6;

    /// <summary>What is sent through the list link to ask for a negotiation: magic and cookie.</summary>
    public const int CookieRequestBytes = 10;

    /// <summary>INIT without the game's name, and the shortest answer to it that is read.</summary>
    public const int InitBytes = 21;

    /// <summary>CONNECT and ping.</summary>
    public const int ConnectBytes = 20;

    /// <summary>Magic, version, type, cookie.</summary>
    public const int BaseBytes = 12;

    private const int ReportBytes = 73;

    private static readonly byte[] Magic = [0xFD, 0xFC, 0x1E, 0x66, 0x6A, 0xB2];

    /// <summary>Whether it begins as a packet of this protocol.</summary>
    public static bool IsNatNeg(ReadOnlySpan<byte> packet) => packet.StartsWith(Magic);

    /// <summary>The cookie of a packet; 0 of one that is too short for one.</summary>
    public static int Cookie(ReadOnlySpan<byte> packet) => packet.Length < BaseBytes ? 0 : BinaryPrimitives.ReadInt32BigEndian(packet[(BaseBytes - 4)..]);

    /// <summary>Gives the type of a packet of this protocol. Throws <see cref="LegException"/> when a game passes over it.</summary>
    public static int Check(byte[] packet, int version, int cookie)
    {
        if (packet.Length < BaseBytes || !IsNatNeg(packet)) throw new LegException($"NatNeg: this is not a packet of it: {Convert.ToHexStringLower(packet)}");
        if (packet[MagicBytes] != version) throw new LegException($"NatNeg: a packet has version {packet[MagicBytes]}, the console speaks {version}");
        if (Cookie(packet) != cookie) throw new LegException("NatNeg: a packet has the cookie of another session");
        int type = packet[MagicBytes + 1];
        int shortest = type is 5 or 7 ? ConnectBytes : InitBytes;
        if (packet.Length < shortest) throw new LegException($"NatNeg: a packet of type {type} has {packet.Length} bytes, and one below {shortest} is ignored");
        return type;
    }

    /// <summary>Asks another for a negotiation.</summary>
    public static byte[] CookieRequest(int cookie) => new PacketBuilder().Bytes(Magic).Big32(cookie).Build();

    /// <summary>INIT; older versions than 3 leave the game's name out.</summary>
    public static byte[] Init(int version, int cookie, int portType, int clientIndex, bool useGamePort, IPAddress local, int localPort, string gameName)
    {
        PacketBuilder packet = Base(version, 0, cookie).Byte(portType).Byte(clientIndex).Byte(useGamePort ? 1 : 0).Address(local).Big16(localPort);
        return version < 3 ? packet.Build() : packet.Text(gameName).Build();
    }

    /// <summary>CONNECT_ACK. The SDK leaves memory in the bytes that mean nothing; here they are not zero either.</summary>
    public static byte[] ConnectAck(int version, int cookie, int clientIndex) =>
        Base(version, 6, cookie).Byte(0xAB).Byte(clientIndex).Bytes([0xFA, 0xF7, 0xC8, 0xD0, 0x93, 0xFF, 0x7F]).Build();

    /// <summary>CONNECT_PING, from one player to the other.</summary>
    public static byte[] Ping(int version, int cookie, IPEndPoint other, bool gotYourData, bool finished) =>
        Base(version, 7, cookie).Address(other.Address).Big16(other.Port).Byte(gotYourData ? 1 : 0).Byte(finished ? 1 : 0).Build();

    /// <summary>REPORT of a negotiation that went well; the kind of NAT is not known.</summary>
    public static byte[] Report(int version, int cookie, int clientIndex, string gameName)
    {
        PacketBuilder packet = Base(version, 13, cookie).Byte(0xCC).Byte(clientIndex).Byte(1).Little32(6).Little32(0).Text(gameName);
        return packet.Bytes(new byte[ReportBytes - packet.Count]).Build();
    }

    /// <summary>ADDRESS_CHECK: where does the server see me? As long as a report.</summary>
    public static byte[] AddressCheck(int cookie)
    {
        PacketBuilder packet = Base(3, 10, cookie).Byte(1);
        return packet.Bytes(new byte[ReportBytes - packet.Count]).Build();
    }

    private static PacketBuilder Base(int version, int type, int cookie) => new PacketBuilder().Bytes(Magic).Byte(version).Byte(type).Big32(cookie);
}
