using System.Linq;
using System.Reflection;
using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Services.Tests.Qr2;

namespace PocketSpy.Services.Tests.Host;

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
