using System;
using System.Buffers.Binary;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Tests.NatNeg;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>100,000 random and damaged packets of NAT negotiation, and what reading them costs.</summary>
[TestClass]
public class NatNegFuzzTests
{
    private const int Inputs = 100_000;

    [TestMethod]
    public void What_is_read_lies_within_the_packet_and_what_exists()
    {
        NatNegRequest request = new();
        byte[][] packets = [.. NatNegPackets.OfClients.Concat(NatNegPackets.OfServers).Select(Ascii.FromHex)];
        Fuzzer.Run(Inputs, 8_000_000, "\u00fd\u00fc\u001efj\u00b2\0\u0001\u0002\u0003\u0004", packets, (buffer, offset) =>
        {
            // Packets begin where their buffer does; what follows is the end of it, so that a byte too far throws.
            byte[] packet = buffer[offset..];
            if (!request.Load(packet, packet.Length)) return;
            Require(request.Version is >= 1 and <= 4 && packet[6] == request.Version, "version");
            Require(request.Type == packet[7] && request.Type is 0 or 3 or 4 or 6 or 7 or 8 or 10 or 12 or 13 or 15, "type");
            if (request.Type is not 0 and not 15) return;
            Require(request.ClientIndex is 0 or 1 && request.PortType is >= 0 and <= 3, "index");
            Require(request.LocalPort is >= 0 and <= 65_535, "port");
            Require(request.NameCount >= 0 && request.NameCount <= NatNegRequest.MaximumNameBytes, "name");
            if (request.NameCount > 0) Require(packet.AsSpan(NatNegPacket.InitBytes).IndexOf((byte)0) == request.NameCount, "end of the name");
        });
    }

    [TestMethod]
    public void An_INIT_of_any_content_reads_back()
    {
        NatNegRequest request = new();
        Holds<int, uint, ushort, byte[]>((cookie, address, port, bytes) =>
        {
            // FsCheck's own numbers are small: a factor brings them to all bits.
            cookie = unchecked(cookie * 0x01234567);
            address *= 0x00FEDCBA;
            byte[] name = bytes.Where(b => b != 0).Take(NatNegRequest.MaximumNameBytes).ToArray();
            byte[] packet = [0xFD, 0xFC, 0x1E, 0x66, 0x6A, 0xB2, (byte)(2 + port % 3), 0, .. new byte[13], .. name, 0];
            BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(8), cookie);
            packet[12] = (byte)(port & 3);
            packet[13] = (byte)(address & 1);
            packet[14] = (byte)(port & 4);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(15), address);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(19), port);
            return request.Load(packet, packet.Length)
                && request.Version == packet[6] && request.Type == NatNegType.Init && request.Cookie == cookie
                && request.PortType == (port & 3) && request.ClientIndex == (address & 1) && request.UsesGamePort == ((port & 4) != 0)
                && request.LocalAddress == address && request.LocalPort == port && request.NameCount == name.Length;
        });
    }

    [TestMethod]
    public void A_CONNECT_of_any_address_is_what_the_SDK_reads()
    {
        byte[] packet = new byte[NatNegAnswer.MaximumBytes];
        Holds<int, uint, ushort, byte>((cookie, address, port, finished) =>
        {
            cookie = unchecked(cookie * 0x01234567);
            address *= 0x00FEDCBA;
            return NatNegAnswer.WriteConnect(3, cookie, address, port, finished, packet) == NatNegPacket.ConnectBytes
                && NatNegPacket.HasMagic(packet, 0, NatNegPacket.ConnectBytes) && packet[6] == 3 && packet[7] == NatNegType.Connect
                && BinaryPrimitives.ReadInt32BigEndian(packet.AsSpan(8)) == cookie
                && BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(12)) == address
                && BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(16)) == port
                && packet[19] == finished;
        });
    }

    [TestMethod]
    public void Reading_and_answering_allocates_nothing()
    {
        NatNegRequest request = new();
        byte[] target = new byte[NatNegAnswer.MaximumBytes];
        byte[][] packets = [.. NatNegPackets.OfClients.Select(Ascii.FromHex)];
        Allocations.AreNone("NAT negotiation", () =>
        {
            for (int i = 0; i < packets.Length; i++)
            {
                request.Load(packets[i], packets[i].Length);
                NatNegAnswer.WriteInitAck(request, target);
                NatNegAnswer.WriteConnect(3, request.Cookie, 1, 2, 0, target);
                NatNegAnswer.WritePreInitAck(4, request.Cookie, 1, 2, target);
                if (packets[i].Length >= NatNegPacket.InitBytes) NatNegAnswer.WriteReportAck(packets[i], target);
            }
        });
    }

    private static void Holds<T1, T2, T3, T4>(Func<T1, T2, T3, T4, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(200).WithQuietOnSuccess(true),
            Prop.ForAll<T1, T2, T3>((first, second, third) => Prop.ForAll<T4>(fourth => property(first, second, third, fourth))));

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
