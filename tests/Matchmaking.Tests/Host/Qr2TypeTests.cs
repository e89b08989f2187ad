using System.Linq;
using System.Reflection;
using PocketSpy.Matchmaking.Tests.Qr2;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>Walks the packet types.</summary>
[TestClass]
public class Qr2TypeTests
{
    [TestMethod]
    public void Every_packet_type_has_a_golden_packet()
    {
        FieldInfo[] types = [.. typeof(Qr2PacketType).GetFields().Where(field => field.IsLiteral)];
        Assert.IsTrue(types.Length >= 13);
        foreach (FieldInfo type in types)
        {
            int number = (int)type.GetRawConstantValue();
            Assert.IsTrue(GoldenPackets.All.Any(packet => packet.Type == number), "a golden packet is missing: " + type.Name);
        }
    }
}
