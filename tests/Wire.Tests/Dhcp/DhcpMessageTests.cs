using PocketSpy.Network.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Dhcp;

[TestClass]
public class DhcpMessageTests
{
    private const long Client = 0x02005E100007;
    private const uint Wanted = 0xC0A80402;
    private const uint Box = 0xC0A80401;

    [TestMethod]
    public void A_DISCOVER_of_udhcpc_is_read()
    {
        byte[] packet = Packet(DhcpPackets.OptionsOfUdhcpc);
        DhcpMessage message = Load(packet);
        Assert.AreEqual(DhcpType.Discover, message.Type);
        Assert.AreEqual(Client, message.Hardware);
        Assert.AreEqual(0u, message.WantedAddress);
        Assert.AreEqual(0u, message.ServerId);
        Assert.AreEqual(0u, message.ClientAddress);
        Assert.AreEqual("0102005e100007", Ascii.Hex(packet, message.ClientIdAt, message.ClientIdCount));
        Assert.AreEqual("toaster", Ascii.Text(packet, message.NameAt, message.NameCount));
    }

    [TestMethod]
    public void A_DISCOVER_of_Windows_wants_its_old_address()
    {
        byte[] packet = Packet(DhcpPackets.OptionsOfWindows);
        DhcpMessage message = Load(packet);
        Assert.AreEqual(0xC0A80107, message.WantedAddress);
        Assert.AreEqual("LUIGI", Ascii.Text(packet, message.NameAt, message.NameCount));
    }

    [TestMethod]
    public void An_option_without_content_is_passed_over()
    {
        DhcpMessage message = Load(Packet(DhcpPackets.OptionsOfAndroid));
        Assert.AreEqual(DhcpType.Discover, message.Type);
        Assert.AreEqual(7, message.ClientIdCount);
        Assert.AreEqual(0, message.NameCount);
    }

    [TestMethod]
    public void A_REQUEST_names_address_and_server_in_any_order()
    {
        DhcpMessage message = Load(Packet(DhcpPackets.OptionsOfIphone));
        Assert.AreEqual(DhcpType.Request, message.Type);
        Assert.AreEqual(Wanted, message.WantedAddress);
        Assert.AreEqual(Box, message.ServerId);
        message = Load(Packet(DhcpPackets.OptionsOfConsole));
        Assert.AreEqual(DhcpType.Request, message.Type);
        Assert.AreEqual(Wanted, message.WantedAddress);
        Assert.AreEqual(Box, message.ServerId);
        Assert.AreEqual(0, message.ClientIdCount);
    }

    [TestMethod]
    public void A_renewal_has_its_address_in_the_head()
    {
        DhcpMessage message = Load(Ascii.FromHex(DhcpPackets.Message(DhcpPackets.Flags, "c0a80402", DhcpPackets.Request + "ff")));
        Assert.AreEqual(Wanted, message.ClientAddress);
        Assert.AreEqual(0u, message.WantedAddress);
    }

    [TestMethod]
    public void Nothing_is_left_of_the_message_before()
    {
        DhcpMessage message = Load(Packet(DhcpPackets.OptionsOfIphone));
        byte[] packet = Packet(DhcpPackets.Discover + "ff");
        Assert.IsTrue(message.Load(packet, packet.Length));
        Assert.AreEqual(0u, message.WantedAddress);
        Assert.AreEqual(0u, message.ServerId);
        Assert.AreEqual(0, message.ClientIdCount);
        Assert.AreEqual(0, message.NameCount);
    }

    [TestMethod]
    public void The_end_may_be_missing_and_what_stands_behind_it_does_not_count()
    {
        Assert.IsTrue(Loads(DhcpPackets.Discover));
        DhcpMessage message = Load(Packet(DhcpPackets.Discover + "ff" + "32 04 c0a80402"));
        Assert.AreEqual(0u, message.WantedAddress);
        Assert.IsTrue(Loads(DhcpPackets.Discover + "ff" + "32 ff"));
    }

    [TestMethod]
    public void Of_an_option_that_comes_twice_the_first_counts()
    {
        byte[] packet = Packet(DhcpPackets.Request + DhcpPackets.Discover + "32 04 c0a80402" + "32 04 c0a80403" + "0c 01 61" + "0c 01 62" + "3d 02 0001" + "3d 01 09" + "ff");
        DhcpMessage message = Load(packet);
        Assert.AreEqual(DhcpType.Request, message.Type);
        Assert.AreEqual(Wanted, message.WantedAddress);
        Assert.AreEqual("a", Ascii.Text(packet, message.NameAt, message.NameCount));
        Assert.AreEqual("0001", Ascii.Hex(packet, message.ClientIdAt, message.ClientIdCount));
    }

    [TestMethod]
    public void A_name_loses_the_NULs_at_its_end()
    {
        byte[] packet = Packet(DhcpPackets.Discover + "0c 04 61620000 ff");
        DhcpMessage message = Load(packet);
        Assert.AreEqual("ab", Ascii.Text(packet, message.NameAt, message.NameCount));
        Assert.AreEqual(0, Load(Packet(DhcpPackets.Discover + "0c 02 0000 ff")).NameCount);
    }

    [TestMethod]
    public void Options_may_stand_in_the_fields_for_file_and_name()
    {
        DhcpMessage message = Load(Ascii.FromHex(DhcpPackets.Overloaded("", "32 04 c0a80402 ff", DhcpPackets.Request + "34 01 01 ff")));
        Assert.AreEqual(Wanted, message.WantedAddress);
        message = Load(Ascii.FromHex(DhcpPackets.Overloaded("36 04 c0a80401 ff", "", DhcpPackets.Request + "34 01 02 ff")));
        Assert.AreEqual(Box, message.ServerId);
        message = Load(Ascii.FromHex(DhcpPackets.Overloaded("36 04 c0a80401", DhcpPackets.Request + "32 04 c0a80402", "34 01 03 ff")));
        Assert.AreEqual(DhcpType.Request, message.Type);
        Assert.AreEqual(Wanted, message.WantedAddress);
        Assert.AreEqual(Box, message.ServerId);
    }

    [TestMethod]
    public void Fields_that_are_not_said_to_hold_options_hold_none()
    {
        DhcpMessage message = Load(Ascii.FromHex(DhcpPackets.Overloaded("36 04 c0a80401", "32 04 c0a80402", DhcpPackets.Request + "ff")));
        Assert.AreEqual(0u, message.WantedAddress);
        Assert.AreEqual(0u, message.ServerId);
        message = Load(Ascii.FromHex(DhcpPackets.Overloaded("36 04 c0a80401", "32 04 c0a80402 34 01 02 ff", DhcpPackets.Request + "34 01 01 ff")));
        Assert.AreEqual(Wanted, message.WantedAddress);
        Assert.AreEqual(0u, message.ServerId, "a field does not call the other one");
    }

    [TestMethod]
    [DataRow("34 01 00")]
    [DataRow("34 01 04")]
    [DataRow("34 02 0101")]
    [DataRow("34 00")]
    [DataRow("35 01 00")]
    [DataRow("35 01 09")]
    [DataRow("35 00")]
    [DataRow("35 02 0101")]
    [DataRow("32 03 c0a804")]
    [DataRow("32 05 c0a8040200")]
    [DataRow("36 03 c0a804")]
    [DataRow("36 08 c0a80401c0a80401")]
    [DataRow("0c")]
    [DataRow("0c 05 61626364")]
    [DataRow("fe ff 00")]
    public void An_option_that_is_not_as_it_must_be_spoils_the_message(string option)
    {
        Assert.IsFalse(Loads(DhcpPackets.Discover + option));
    }

    [TestMethod]
    public void An_option_that_is_cut_by_the_end_of_its_field_spoils_the_message()
    {
        string cut = DhcpPackets.Zeros(127) + "35";
        Assert.IsFalse(new DhcpMessage().Load(Ascii.FromHex(DhcpPackets.Overloaded("", cut, DhcpPackets.Discover + "34 01 01 ff")), 246));
        cut = DhcpPackets.Zeros(62) + "35 01";
        Assert.IsFalse(new DhcpMessage().Load(Ascii.FromHex(DhcpPackets.Overloaded(cut, "01", DhcpPackets.Discover + "34 01 02 ff")), 247));
    }

    [TestMethod]
    public void A_message_without_a_type_is_none()
    {
        Assert.IsFalse(Loads("ff"));
        Assert.IsFalse(Loads("32 04 c0a80402 ff"));
        Assert.IsFalse(Loads(""));
    }

    [TestMethod]
    [DataRow(0, 2)]
    [DataRow(0, 0)]
    [DataRow(2, 16)]
    [DataRow(2, 0)]
    [DataRow(24, 192)]
    [DataRow(27, 1)]
    [DataRow(236, 0)]
    [DataRow(239, 0)]
    public void Another_head_than_that_of_a_client_on_this_network_is_refused(int at, int value)
    {
        byte[] packet = Packet(DhcpPackets.OptionsOfUdhcpc);
        packet[at] = (byte)value;
        Assert.IsFalse(new DhcpMessage().Load(packet, packet.Length));
    }

    [TestMethod]
    public void A_client_without_a_hardware_address_is_refused()
    {
        byte[] packet = Packet(DhcpPackets.OptionsOfUdhcpc);
        for (int i = 0; i < 6; i++) packet[28 + i] = 0;
        Assert.IsFalse(new DhcpMessage().Load(packet, packet.Length));
        packet[33] = 1;
        Assert.AreEqual(1L, Load(packet).Hardware);
        packet[28] = 0xFF;
        packet[29] = 0x80;
        Assert.AreEqual(0xFF8000000001, Load(packet).Hardware);
    }

    [TestMethod]
    public void Every_truncation_of_the_head_is_refused()
    {
        byte[] whole = Packet(DhcpPackets.OptionsOfUdhcpc);
        for (int count = 0; count <= 242; count++)
        {
            byte[] cut = new byte[count];
            System.Array.Copy(whole, 0, cut, 0, count);
            Assert.IsFalse(new DhcpMessage().Load(cut, count), "cut at " + count);
            Assert.IsFalse(new DhcpMessage().Load(whole, count), "cut at " + count);
        }
    }

    private static byte[] Packet(string options) => Ascii.FromHex(DhcpPackets.Message(DhcpPackets.Flags, DhcpPackets.NoAddress, options));

    private static bool Loads(string options)
    {
        byte[] packet = Packet(options);
        return new DhcpMessage().Load(packet, packet.Length);
    }

    private static DhcpMessage Load(byte[] packet)
    {
        DhcpMessage message = new();
        Assert.IsTrue(message.Load(packet, packet.Length));
        return message;
    }
}
