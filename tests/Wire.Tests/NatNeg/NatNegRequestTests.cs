using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.NatNeg;

[TestClass]
public class NatNegRequestTests
{
    private const int Cookie = 0x00C0FFEE;

    [TestMethod]
    public void An_INIT_of_the_games_own_socket_is_read()
    {
        NatNegRequest request = Load(NatNegPackets.InitOfGame);
        AssertIs(request, 3, NatNegType.Init, Cookie);
        Assert.AreEqual(NatNegPacket.GamePort, request.PortType);
        Assert.AreEqual(1, request.ClientIndex);
        Assert.IsTrue(request.UsesGamePort);
        Assert.AreEqual(0xC0A8040Au, request.LocalAddress);
        Assert.AreEqual(0, request.LocalPort);
        Assert.AreEqual(12, request.NameCount);
    }

    [TestMethod]
    public void An_INIT_of_the_negotiations_socket_carries_the_local_port()
    {
        NatNegRequest request = Load(NatNegPackets.InitOfNegotiator);
        Assert.AreEqual(2, request.PortType);
        Assert.AreEqual(50_001, request.LocalPort);
    }

    [TestMethod]
    public void An_INIT_of_version_2_has_a_name_too()
    {
        NatNegRequest request = Load(NatNegPackets.InitOfVersion2);
        AssertIs(request, 2, NatNegType.Init, Cookie);
        Assert.AreEqual(0, request.ClientIndex);
        Assert.IsFalse(request.UsesGamePort);
        byte[] packet = Ascii.FromHex(NatNegPackets.InitOfVersion2);
        Assert.AreEqual("tetrisds", Ascii.Text(packet, NatNegPacket.InitBytes, request.NameCount));
    }

    [TestMethod]
    public void An_INIT_of_version_1_ends_before_the_local_address()
    {
        NatNegRequest request = Load(NatNegPackets.InitOfVersion1 + "c0a8040a c351 6100");
        AssertIs(request, 1, NatNegType.Init, Cookie);
        Assert.AreEqual(1, request.PortType);
        Assert.IsTrue(request.UsesGamePort);
        Assert.AreEqual(0u, request.LocalAddress);
        Assert.AreEqual(0, request.LocalPort);
        Assert.AreEqual(0, request.NameCount);
    }

    [TestMethod]
    [DataRow("", 0)]
    [DataRow("00", 0)]
    [DataRow("61", 0)]
    [DataRow("6100", 1)]
    [DataRow("610000", 1)]
    [DataRow("616200 63", 2)]
    public void The_name_of_an_INIT_ends_with_a_NUL_or_is_none(string name, int count)
    {
        NatNegRequest request = Load(NatNegPackets.Magic + "03 00 00c0ffee 01 00 00 c0a8040b 0000" + name);
        Assert.AreEqual(count, request.NameCount);
    }

    [TestMethod]
    public void A_name_of_63_bytes_is_read_and_a_longer_one_is_not()
    {
        string packet = NatNegPackets.Magic + "03 00 00c0ffee 01 00 00 c0a8040b 0000";
        for (int i = 0; i < 63; i++) packet += "61";
        Assert.AreEqual(63, Load(packet + "00").NameCount);
        Assert.AreEqual(0, Load(packet + "6100").NameCount);
    }

    [TestMethod]
    public void The_byte_behind_the_packet_is_not_its_NUL()
    {
        byte[] packet = Ascii.FromHex(NatNegPackets.InitOfVersion2);
        NatNegRequest request = new NatNegRequest();
        Assert.IsTrue(request.Load(packet, packet.Length - 1));
        Assert.AreEqual(0, request.NameCount);
    }

    [TestMethod]
    public void Acknowledgements_reports_and_tests_are_read()
    {
        NatNegRequest request = Load(NatNegPackets.ConnectAck);
        AssertIs(request, 3, NatNegType.ConnectAck, Cookie);
        Assert.AreEqual(1, request.ClientIndex);
        AssertIs(Load(NatNegPackets.ConnectAckOfVersion1), 1, NatNegType.ConnectAck, Cookie);
        request = Load(NatNegPackets.Report);
        AssertIs(request, 3, NatNegType.Report, Cookie);
        Assert.AreEqual(1, request.ClientIndex);
        Assert.IsTrue(request.Succeeded);
        request = Load(NatNegPackets.NatifyRequest);
        AssertIs(request, 3, NatNegType.NatifyRequest, 777);
        Assert.AreEqual(3, request.PortType);
        request = Load(NatNegPackets.PreInit);
        AssertIs(request, 4, NatNegType.PreInit, Cookie);
        Assert.AreEqual(1, request.ClientIndex);
        AssertIs(Load(NatNegPackets.AddressCheck), 3, NatNegType.AddressCheck, 3);
        AssertIs(Load(NatNegPackets.BackupTest), 3, NatNegType.BackupTest, 777);
    }

    [TestMethod]
    public void An_instance_that_is_used_again_remembers_nothing()
    {
        NatNegRequest request = Load(NatNegPackets.InitOfNegotiator);
        byte[] check = Ascii.FromHex(NatNegPackets.AddressCheck);
        Assert.IsTrue(request.Load(check, check.Length));
        Assert.AreEqual(0, request.PortType + request.ClientIndex + request.LocalPort + request.NameCount);
        Assert.AreEqual(0u, request.LocalAddress);
        Assert.IsFalse(request.UsesGamePort);
        Assert.IsFalse(request.Succeeded);
    }

    [TestMethod]
    public void What_only_servers_send_is_refused()
    {
        for (int i = 0; i < NatNegPackets.OfServers.Length; i++) Assert.IsFalse(Loads(NatNegPackets.OfServers[i]), NatNegPackets.OfServers[i]);
    }

    [TestMethod]
    public void Every_type_that_does_not_exist_is_refused()
    {
        byte[] packet = Ascii.FromHex(NatNegPackets.Report);
        for (int type = 17; type < 256; type++)
        {
            packet[7] = (byte)type;
            Assert.IsFalse(new NatNegRequest().Load(packet, packet.Length), type.ToString());
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(255)]
    public void A_version_that_does_not_exist_is_refused(int version)
    {
        byte[] packet = Ascii.FromHex(NatNegPackets.InitOfGame);
        packet[6] = (byte)version;
        Assert.IsFalse(new NatNegRequest().Load(packet, packet.Length));
    }

    [TestMethod]
    public void A_port_type_or_an_index_that_does_not_exist_is_refused()
    {
        Assert.IsFalse(Loads(NatNegPackets.Magic + "03 00 00c0ffee 04 00 00 c0a8040b 0000 6100"));
        Assert.IsFalse(Loads(NatNegPackets.Magic + "03 00 00c0ffee 00 02 00 c0a8040b 0000 6100"));
        Assert.IsFalse(Loads(NatNegPackets.Magic + "04 0f 00c0ffee 02 24 38b2b35e"));
    }

    [TestMethod]
    public void A_wrong_magic_is_refused()
    {
        byte[] packet = Ascii.FromHex(NatNegPackets.InitOfGame);
        for (int i = 0; i < 6; i++)
        {
            packet[i] ^= 1;
            Assert.IsFalse(new NatNegRequest().Load(packet, packet.Length), i.ToString());
            Assert.IsFalse(NatNegPacket.HasMagic(packet, 0, packet.Length));
            packet[i] ^= 1;
        }
        Assert.IsTrue(new NatNegRequest().Load(packet, packet.Length));
    }

    [TestMethod]
    public void The_magic_is_found_anywhere_and_only_whole()
    {
        byte[] bytes = Ascii.FromHex("00" + NatNegPackets.Magic);
        Assert.IsTrue(NatNegPacket.HasMagic(bytes, 1, 6));
        for (int count = 0; count < 6; count++) Assert.IsFalse(NatNegPacket.HasMagic(bytes, 1, count));
        Assert.IsFalse(NatNegPacket.HasMagic(bytes, 0, 7));
        Assert.IsFalse(NatNegPacket.HasMagic(new byte[0], 0, 0));
    }

    [TestMethod]
    public void Every_truncation_of_every_packet_in_every_version_is_read_or_refused_by_its_length()
    {
        for (int i = 0; i < NatNegPackets.OfClients.Length; i++)
        {
            byte[] whole = Ascii.FromHex(NatNegPackets.OfClients[i]);
            for (int version = 1; version <= 4; version++)
            {
                whole[6] = (byte)version;
                for (int count = 0; count <= whole.Length; count++)
                {
                    // As an array of its own, in which a byte too far throws, and as the front of a longer one.
                    byte[] cut = new byte[count];
                    System.Array.Copy(whole, 0, cut, 0, count);
                    bool expected = count >= LeastBytes(whole[7], version);
                    Assert.AreEqual(expected, new NatNegRequest().Load(cut, count), NatNegPackets.OfClients[i] + " cut at " + count);
                    Assert.AreEqual(expected, new NatNegRequest().Load(whole, count));
                }
            }
        }
    }

    // What a type must have at least; the numbers are those of the SDK's structures.
    private static int LeastBytes(int type, int version)
    {
        if (type == 0) return version == 1 ? 15 : 21;
        if (type == 6) return 15;
        if (type == 15) return 18;
        return type == 3 || type == 4 || type == 7 ? 12 : 21;
    }

    private static void AssertIs(NatNegRequest request, int version, int type, int cookie)
    {
        Assert.AreEqual(version, request.Version);
        Assert.AreEqual(type, request.Type);
        Assert.AreEqual(cookie, request.Cookie);
    }

    private static NatNegRequest Load(string hex)
    {
        byte[] packet = Ascii.FromHex(hex);
        NatNegRequest request = new NatNegRequest();
        Assert.IsTrue(request.Load(packet, packet.Length), hex);
        return request;
    }

    private static bool Loads(string hex)
    {
        byte[] packet = Ascii.FromHex(hex);
        return new NatNegRequest().Load(packet, packet.Length);
    }
}
