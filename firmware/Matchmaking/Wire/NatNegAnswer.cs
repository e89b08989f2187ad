using System;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// Writes what the server sends in NAT negotiation (layout: <see cref="NatNegPacket"/>). Each function writes at the start of
/// <paramref name="target"/>, which must have room for <see cref="MaximumBytes"/>, and gives the bytes written.
/// </summary>
public static class NatNegAnswer
{
    /// <summary>The longest.</summary>
    public const int MaximumBytes = NatNegPacket.InitBytes;

    // What Nintendo's server always put there, 'B' (dwc_network_server_emulator, gamespy_natneg_server.py); any value does.
    private const int GotYourData = 0x42;

    /// <summary>
    /// INITACK: port type and client index come back, what stands behind them counts for nobody. It is what Nintendo's server
    /// sent (dwc_network_server_emulator, gamespy_natneg_server.py, seen with Tetris DS, Mario Kart DS and Metroid Prime Hunters).
    /// </summary>
    public static int WriteInitAck(NatNegRequest init, byte[] target)
    {
        WriteHeader(target, init.Version, NatNegType.InitAck, init.Cookie);
        target[NatNegPacket.PortTypeAt] = (byte)init.PortType;
        target[NatNegPacket.ClientIndexAt] = (byte)init.ClientIndex;
        target[NatNegPacket.UsesGamePortAt] = 0xFF;
        if (init.Version == NatNegPacket.FirstVersion) return NatNegPacket.FirstInitBytes;
        Put32(target, NatNegPacket.LocalAddressAt, 0xFF6D16B5);
        Put16(target, NatNegPacket.LocalPortAt, 0x7DEA);
        return NatNegPacket.InitBytes;
    }

    /// <summary>
    /// CONNECT: where the partner is, or, with <paramref name="finished"/> <see cref="NatNegPacket.DeadbeatPartner"/> or
    /// <see cref="NatNegPacket.InitTimeOut"/>, why there is none.
    /// </summary>
    public static int WriteConnect(int version, int cookie, uint address, int port, int finished, byte[] target)
    {
        WriteHeader(target, version, NatNegType.Connect, cookie);
        Put32(target, NatNegPacket.RemoteAddressAt, address);
        Put16(target, NatNegPacket.RemotePortAt, port);
        target[NatNegPacket.GotYourDataAt] = GotYourData;
        target[NatNegPacket.FinishedAt] = (byte)finished;
        return NatNegPacket.ConnectBytes;
    }

    /// <summary>ADDRESS_REPLY to a request of at least <see cref="NatNegPacket.InitBytes"/>: the address that it came from.</summary>
    public static int WriteAddressReply(byte[] request, uint address, int port, byte[] target)
    {
        WriteEcho(request, NatNegType.AddressReply, target);
        Put32(target, NatNegPacket.LocalAddressAt, address);
        Put16(target, NatNegPacket.LocalPortAt, port);
        return NatNegPacket.InitBytes;
    }

    /// <summary>REPORT_ACK to a request of at least <see cref="NatNegPacket.InitBytes"/>: its start, but for the result, as Nintendo's server had it.</summary>
    public static int WriteReportAck(byte[] request, byte[] target)
    {
        WriteEcho(request, NatNegType.ReportAck, target);
        target[NatNegPacket.ResultAt] = 0;
        return NatNegPacket.InitBytes;
    }

    /// <summary>The start of a request of at least <see cref="NatNegPacket.InitBytes"/> with another type: ERTTEST and BACKUP_ACK.</summary>
    public static int WriteEcho(byte[] request, int type, byte[] target)
    {
        Array.Copy(request, 0, target, 0, NatNegPacket.InitBytes);
        target[NatNegPacket.TypeAt] = (byte)type;
        return NatNegPacket.InitBytes;
    }

    /// <summary>
    /// PREINIT_ACK. <paramref name="state"/> is <see cref="NatNegPacket.WaitingForClient"/> with the client's own index or
    /// <see cref="NatNegPacket.Ready"/> with the partner's; the id is 0 (dwc_network_server_emulator, gamespy_natneg_server.py,
    /// from a capture of Pokémon).
    /// </summary>
    public static int WritePreInitAck(int version, int cookie, int clientIndex, int state, byte[] target)
    {
        WriteHeader(target, version, NatNegType.PreInitAck, cookie);
        target[NatNegPacket.PreInitIndexAt] = (byte)clientIndex;
        target[NatNegPacket.PreInitStateAt] = (byte)state;
        Put32(target, NatNegPacket.PreInitIdAt, 0);
        return NatNegPacket.PreInitBytes;
    }

    private static void WriteHeader(byte[] target, int version, int type, int cookie)
    {
        NatNegPacket.WriteMagic(target);
        target[NatNegPacket.VersionAt] = (byte)version;
        target[NatNegPacket.TypeAt] = (byte)type;
        Put32(target, NatNegPacket.CookieAt, (uint)cookie);
    }

    private static void Put16(byte[] target, int offset, int value)
    {
        target[offset] = (byte)(value >> 8);
        target[offset + 1] = (byte)value;
    }

    private static void Put32(byte[] target, int offset, uint value)
    {
        target[offset] = (byte)(value >> 24);
        target[offset + 1] = (byte)(value >> 16);
        target[offset + 2] = (byte)(value >> 8);
        target[offset + 3] = (byte)value;
    }
}
