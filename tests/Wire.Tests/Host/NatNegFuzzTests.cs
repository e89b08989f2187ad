using System;
using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.Wire.NatNeg;
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

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
