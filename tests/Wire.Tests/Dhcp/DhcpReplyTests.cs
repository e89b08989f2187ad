using PocketSpy.Network.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Dhcp;

[TestClass]
public class DhcpReplyTests
{
    private const uint Box = 0xC0A80401;
    private const uint Mask = 0xFFFFFF00;
    private const uint Given = 0xC0A80402;
    private const string Times = "33 04 00001c20" + "3a 04 00000e10" + "3b 04 0000189c";
    private const string Rest = "01 04 ffffff00" + "03 04 c0a80401" + "06 04 c0a80401" + "1c 04 c0a804ff" + "0f 03 6c616e";

    [TestMethod]
    public void An_offer_has_all_that_a_client_needs()
    {
        byte[] packet = Packet(DhcpPackets.BroadcastFlag, DhcpPackets.NoAddress, DhcpPackets.OptionsOfUdhcpc);
        string expected = "02 01 06 00 3903f326 0000 8000" + "00000000" + "c0a80402" + "00000000" + "00000000" + DhcpPackets.Hardware + DhcpPackets.Zeros(192) +
            DhcpPackets.Cookie + "35 01 02" + "36 04 c0a80401" + Times + Rest + "3d 07 01 02005e100007" + "ff";
        Check(expected, packet, DhcpType.Offer, 7_200);
    }

    [TestMethod]
    public void An_acknowledgement_of_a_renewal_repeats_the_address_of_the_client()
    {
        byte[] packet = Packet(DhcpPackets.Flags, "c0a80402", DhcpPackets.Request + "ff");
        string expected = "02 01 06 00 3903f326 0000 0000" + "c0a80402" + "c0a80402" + "00000000" + "00000000" + DhcpPackets.Hardware + DhcpPackets.Zeros(192) +
            DhcpPackets.Cookie + "35 01 05" + "36 04 c0a80401" + Times + Rest + "ff";
        Check(expected, packet, DhcpType.Ack, 7_200);
    }

    [TestMethod]
    public void Who_only_wants_to_know_gets_no_address_and_no_time()
    {
        byte[] packet = Packet(DhcpPackets.Flags, "c0a80409", "35 01 08 ff");
        string expected = "02 01 06 00 3903f326 0000 0000" + "c0a80409" + "00000000" + "00000000" + "00000000" + DhcpPackets.Hardware + DhcpPackets.Zeros(192) +
            DhcpPackets.Cookie + "35 01 05" + "36 04 c0a80401" + Rest + "ff";
        Check(expected, packet, DhcpType.Ack, 0);
    }

    [TestMethod]
    public void A_refusal_says_who_refuses_and_nothing_else()
    {
        byte[] packet = Packet(DhcpPackets.Flags, "c0a80107", DhcpPackets.Request + "3d 02 00aa ff");
        string expected = "02 01 06 00 3903f326 0000 0000" + "00000000" + "00000000" + "00000000" + "00000000" + DhcpPackets.Hardware + DhcpPackets.Zeros(192) +
            DhcpPackets.Cookie + "35 01 06" + "36 04 c0a80401" + "3d 02 00aa" + "ff";
        DhcpMessage message = Load(packet);
        byte[] target = Dirty();
        int count = DhcpReply.WriteNak(packet, message, Box, target);
        CheckBytes(expected, target, count);
    }

    [TestMethod]
    public void An_identifier_of_any_length_comes_back_as_long_as_every_client_must_take_the_reply()
    {
        for (int length = 1; length < 256; length++)
        {
            byte[] packet = Ascii.Join(Packet(DhcpPackets.Flags, DhcpPackets.NoAddress, DhcpPackets.Discover), new byte[2 + length]);
            packet[243] = 61;
            packet[244] = (byte)length;
            for (int i = 0; i < length; i++) packet[245 + i] = (byte)(length + i);
            DhcpMessage message = Load(packet);
            byte[] target = new byte[DhcpReply.MaximumBytes];
            int count = DhcpReply.Write(packet, message, DhcpType.Offer, Given, Box, Mask, 7_200, target);
            Assert.IsTrue(count >= 300 && count <= 548, "length " + count);
            bool comesBack = length <= 249;
            Assert.AreEqual(comesBack ? 61 : 255, (int)target[296], "at " + length);
            if (comesBack) Assert.AreEqual(Ascii.Hex(packet, 244, length + 1), Ascii.Hex(target, 297, length + 1));
        }
    }

    private static void Check(string expected, byte[] packet, int type, int seconds)
    {
        byte[] target = Dirty();
        int count = DhcpReply.Write(packet, Load(packet), type, Given, Box, Mask, seconds, target);
        CheckBytes(expected, target, count);
    }

    // What is not said is padding up to 300 bytes.
    private static void CheckBytes(string expected, byte[] target, int count)
    {
        byte[] bytes = Ascii.FromHex(expected);
        if (bytes.Length < 300) bytes = Ascii.Join(bytes, new byte[300 - bytes.Length]);
        Assert.AreEqual(Ascii.Hex(bytes, 0, bytes.Length), Ascii.Hex(target, 0, count));
    }

    private static byte[] Dirty()
    {
        byte[] target = new byte[DhcpReply.MaximumBytes];
        for (int i = 0; i < target.Length; i++) target[i] = 0xEE;
        return target;
    }

    private static byte[] Packet(string flags, string clientAddress, string options) => Ascii.FromHex(DhcpPackets.Message(flags, clientAddress, options));

    private static DhcpMessage Load(byte[] packet)
    {
        DhcpMessage message = new();
        Assert.IsTrue(message.Load(packet, packet.Length));
        return message;
    }
}
