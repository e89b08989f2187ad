using System.Linq;
using System.Reflection;
using PocketSpy.Network.Wire;
using PocketSpy.Wire.Tests.Dhcp;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>Walks the kinds of DHCP message.</summary>
[TestClass]
public class DhcpTypeTests
{
    [TestMethod]
    public void Every_kind_of_message_has_a_golden_packet()
    {
        FieldInfo[] types = [.. typeof(DhcpType).GetFields().Where(field => field.IsLiteral)];
        Assert.IsTrue(types.Length >= 8);
        foreach (FieldInfo type in types)
        {
            bool isThere = DhcpPackets.OfClients.Concat(DhcpPackets.OfServers).Any(packet => TypeOf(packet) == (int)type.GetRawConstantValue());
            Assert.IsTrue(isThere, "a golden packet is missing in DhcpPackets: " + type.Name);
        }
    }

    [TestMethod]
    public void The_box_reads_what_clients_send_and_not_what_servers_do()
    {
        DhcpMessage message = new();
        foreach (string packet in DhcpPackets.OfClients)
        {
            byte[] bytes = Ascii.FromHex(packet);
            Assert.IsTrue(message.Load(bytes, bytes.Length), packet);
            Assert.AreEqual(TypeOf(packet), message.Type);
        }
        foreach (string packet in DhcpPackets.OfServers)
        {
            byte[] bytes = Ascii.FromHex(packet);
            Assert.IsFalse(message.Load(bytes, bytes.Length), packet);
        }
    }

    // Option 53 with one byte.
    private static int TypeOf(string packet)
    {
        byte[] bytes = Ascii.FromHex(packet);
        for (int i = DhcpPackets.OptionsOffset; i < bytes.Length; i += bytes[i] == 0 ? 1 : 2 + bytes[i + 1])
        {
            if (bytes[i] == 53) return bytes[i + 2];
        }
        return 0;
    }
}
