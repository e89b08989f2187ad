using System.Text.Json;
using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using static PocketSpy.Wire.Tests.Host.VectorText;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>The vectors of NAT negotiation: what the original SDK sends and what it accepts.</summary>
internal static class NatNegVectors
{
    internal static void CheckPacket(JsonElement inputs, JsonElement output)
    {
        byte[] packet = Ascii.FromHex(Field(output, "hex"));
        Assert.AreEqual(output.GetProperty("length").GetInt32(), packet.Length);
        NatNegRequest request = new();
        string name = Field(inputs, "name");
        Assert.IsTrue(request.Load(packet, packet.Length), name);
        Assert.AreEqual(3, request.Version);
        switch (name.Split(' ', ',')[0])
        {
            case "INIT":
                CheckInit(request, packet, name.Contains("without game socket"));
                break;
            case "CONNECT_ACK":
                Assert.AreEqual(NatNegType.ConnectAck, request.Type);
                Assert.AreEqual(1, request.ClientIndex);
                break;
            case "PING":
                Assert.AreEqual(NatNegType.ConnectPing, request.Type);
                break;
            case "REPORT":
                Assert.AreEqual(NatNegType.Report, request.Type);
                Assert.AreEqual(1, request.ClientIndex);
                Assert.AreEqual(name.StartsWith("REPORT success"), request.Succeeded);
                Assert.AreEqual(NatNegPacket.ReportBytes, packet.Length);
                break;
            case "NATIFY_REQUEST":
                Assert.AreEqual(NatNegType.NatifyRequest, request.Type);
                Assert.AreEqual(777, request.Cookie);
                Assert.IsTrue(request.PortType is 1 or 2 or 3);
                break;
            default:
                Assert.IsTrue(false, "nothing is known of " + name);
                break;
        }
    }

    internal static void CheckServerPacket(JsonElement inputs, JsonElement output)
    {
        byte[] expected = Ascii.FromHex(Field(inputs, "hex"));
        byte[] answer = new byte[expected.Length];
        if (Field(inputs, "name").StartsWith("INITACK"))
        {
            byte[] init = Ascii.FromHex("fdfc1e666ab203001234567803010100000000b26e676d7465737400");
            NatNegRequest request = new();
            Assert.IsTrue(request.Load(init, init.Length));
            Assert.AreEqual(expected.Length, NatNegAnswer.WriteInitAck(request, answer));
            // The SDK looks at no more than this.
            Assert.AreEqual(Ascii.Hex(expected, 0, 14), Ascii.Hex(answer, 0, 14));
        }
        else
        {
            Assert.AreEqual("127.0.0.1", Field(output, "guessed_ip"));
            int port = output.GetProperty("guessed_port").GetInt32();
            Assert.AreEqual(expected.Length, NatNegAnswer.WriteConnect(3, 0x12345678, 0x7F000001, port, NatNegPacket.NoError, answer));
            // Any "got your data" does: it says nothing in a CONNECT.
            answer[18] = expected[18];
            Assert.AreEqual(Hex(expected), Hex(answer));
        }
    }

    private static void CheckInit(NatNegRequest request, byte[] packet, bool withoutGameSocket)
    {
        Assert.AreEqual(NatNegType.Init, request.Type);
        Assert.AreEqual(withoutGameSocket ? 0xABCD : 0x12345678, request.Cookie);
        Assert.AreEqual(withoutGameSocket ? 0 : 1, request.ClientIndex);
        Assert.AreEqual(!withoutGameSocket, request.UsesGamePort);
        Assert.AreEqual(0u, request.LocalAddress);
        Assert.AreEqual(request.PortType < 2 ? 0 : withoutGameSocket ? 52_388 : 45_678, request.LocalPort);
        Assert.AreEqual("gmtest", Ascii.Text(packet, NatNegPacket.InitBytes, request.NameCount));
    }
}
