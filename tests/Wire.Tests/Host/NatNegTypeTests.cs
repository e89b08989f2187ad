using System.Linq;
using System.Reflection;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.Tests.NatNeg;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>Walks the packet types of NAT negotiation.</summary>
[TestClass]
public class NatNegTypeTests
{
    private const int TypeOffset = 7;

    [TestMethod]
    public void Every_packet_type_has_a_golden_packet()
    {
        FieldInfo[] types = [.. typeof(NatNegType).GetFields().Where(field => field.IsLiteral)];
        byte[] packets = [.. NatNegPackets.OfClients.Concat(NatNegPackets.OfServers).Select(packet => Ascii.FromHex(packet)[TypeOffset])];
        Assert.AreEqual(17, types.Length, "a new type belongs here too");
        foreach (FieldInfo type in types)
        {
            Assert.IsTrue(packets.Contains((byte)(int)type.GetRawConstantValue()), "a golden packet is missing in NatNegPackets: " + type.Name);
        }
        foreach (byte packet in packets) Assert.IsTrue(types.Any(type => (int)type.GetRawConstantValue() == packet), "NatNegType has no name for " + packet);
    }
}
