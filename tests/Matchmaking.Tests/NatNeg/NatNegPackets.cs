using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>Packets of NAT negotiation as clients send them, and what stands in those of the server (layout: <see cref="NatNegPacket"/>).</summary>
internal static class NatNegPackets
{
    internal static byte[] Init(int version, int cookie, int portType, int clientIndex, bool usesGamePort, uint localAddress, int localPort, string game)
    {
        byte[] packet = Header(version, NatNegType.Init, cookie, version == 1 ? 15 : 21 + game.Length + 1);
        packet[12] = (byte)portType;
        packet[13] = (byte)clientIndex;
        packet[14] = (byte)(usesGamePort ? 1 : 0);
        if (version == 1) return packet;
        Put32(packet, 15, localAddress);
        packet[19] = (byte)(localPort >> 8);
        packet[20] = (byte)localPort;
        for (int i = 0; i < game.Length; i++) packet[21 + i] = (byte)game[i];
        return packet;
    }

    internal static byte[] ConnectAck(int version, int cookie, int clientIndex)
    {
        byte[] packet = Header(version, NatNegType.ConnectAck, cookie, version == 1 ? 15 : 21);
        // The SDK leaves what was on its stack in all but the index.
        for (int i = 12; i < packet.Length; i++) packet[i] = 0x90;
        packet[13] = (byte)clientIndex;
        return packet;
    }

    internal static byte[] Report(int version, int cookie, int clientIndex, bool succeeded)
    {
        byte[] packet = Header(version, NatNegType.Report, cookie, NatNegPacket.ReportBytes);
        packet[12] = 0xCC;
        packet[13] = (byte)clientIndex;
        packet[14] = (byte)(succeeded ? 1 : 0);
        packet[15] = 6;
        return packet;
    }

    internal static byte[] PreInit(int cookie, int clientIndex)
    {
        byte[] packet = Header(4, NatNegType.PreInit, cookie, NatNegPacket.PreInitBytes);
        packet[12] = (byte)clientIndex;
        packet[13] = 0x24;
        Put32(packet, 14, 0x38B2B35E);
        return packet;
    }

    /// <summary>A test of the SDK: 73 bytes, port type behind the header.</summary>
    internal static byte[] Test(int type, int cookie, int portType)
    {
        byte[] packet = Header(3, type, cookie, 73);
        packet[12] = (byte)portType;
        return packet;
    }

    internal static byte[] Header(int version, int type, int cookie, int count)
    {
        byte[] packet = new byte[count];
        packet[0] = 0xFD;
        packet[1] = 0xFC;
        packet[2] = 0x1E;
        packet[3] = 0x66;
        packet[4] = 0x6A;
        packet[5] = 0xB2;
        packet[6] = (byte)version;
        packet[7] = (byte)type;
        Put32(packet, 8, (uint)cookie);
        return packet;
    }

    internal static int Version(byte[] packet) => packet[6];

    internal static int Type(byte[] packet) => packet[7];

    internal static int Cookie(byte[] packet) => (int)Get32(packet, 8);

    internal static int Finished(byte[] connect) => connect[19];

    /// <summary>Where a CONNECT sends to.</summary>
    internal static long Remote(byte[] connect) => EndPoints.Of(Get32(connect, 12), (connect[16] << 8) | connect[17]);

    private static uint Get32(byte[] packet, int at) =>
        ((uint)packet[at] << 24) | ((uint)packet[at + 1] << 16) | ((uint)packet[at + 2] << 8) | packet[at + 3];

    private static void Put32(byte[] packet, int at, uint value)
    {
        packet[at] = (byte)(value >> 24);
        packet[at + 1] = (byte)(value >> 16);
        packet[at + 2] = (byte)(value >> 8);
        packet[at + 3] = (byte)value;
    }
}
