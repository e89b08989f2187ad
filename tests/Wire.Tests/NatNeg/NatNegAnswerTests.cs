using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.NatNeg;

[TestClass]
public class NatNegAnswerTests
{
    private const int Cookie = 0x00C0FFEE;

    [TestMethod]
    public void An_INITACK_repeats_version_cookie_port_type_and_index()
    {
        byte[] target = Target();
        Check(NatNegPackets.InitAck, target, NatNegAnswer.WriteInitAck(Load(NatNegPackets.InitOfNegotiator), target));
        Check(NatNegPackets.InitAckOfVersion1, target, NatNegAnswer.WriteInitAck(Load("fdfc1e666ab2 01 00 00c0ffee 01 00 01"), target));
    }

    [TestMethod]
    public void A_CONNECT_carries_the_address_or_the_reason_why_there_is_none()
    {
        byte[] target = Target();
        Check(NatNegPackets.Connect, target, NatNegAnswer.WriteConnect(3, Cookie, 0xC0A8040B, 50_000, NatNegPacket.NoError, target));
        Check(NatNegPackets.Deadbeat, target, NatNegAnswer.WriteConnect(2, Cookie, 0, 0, NatNegPacket.DeadbeatPartner, target));
    }

    [TestMethod]
    public void An_ADDRESS_REPLY_carries_the_address_that_was_seen()
    {
        byte[] target = Target();
        Check(NatNegPackets.AddressReply, target, NatNegAnswer.WriteAddressReply(Ascii.FromHex(NatNegPackets.AddressCheck), 0xCB007107, 40_000, target));
    }

    [TestMethod]
    public void Tests_come_back_with_another_type()
    {
        byte[] target = Target();
        Check(NatNegPackets.ErtTest, target, NatNegAnswer.WriteEcho(Ascii.FromHex(NatNegPackets.NatifyRequest), NatNegType.ErtTest, target));
        Check(NatNegPackets.BackupAck, target, NatNegAnswer.WriteEcho(Ascii.FromHex(NatNegPackets.BackupTest), NatNegType.BackupAck, target));
    }

    [TestMethod]
    public void A_REPORT_ACK_is_the_start_of_the_report_without_its_result()
    {
        byte[] target = Target();
        Check(NatNegPackets.ReportAck, target, NatNegAnswer.WriteReportAck(Ascii.FromHex(NatNegPackets.Report), target));
    }

    [TestMethod]
    public void A_PREINIT_ACK_carries_an_index_and_a_state()
    {
        byte[] target = Target();
        Check(NatNegPackets.PreInitAckOfWaiting, target, NatNegAnswer.WritePreInitAck(4, Cookie, 1, NatNegPacket.WaitingForClient, target));
        Check(NatNegPackets.PreInitAckOfReady, target, NatNegAnswer.WritePreInitAck(4, Cookie, 0, NatNegPacket.Ready, target));
    }

    [TestMethod]
    public void A_request_may_be_answered_in_its_own_buffer()
    {
        byte[] packet = Ascii.FromHex(NatNegPackets.Report);
        Check(NatNegPackets.ReportAck, packet, NatNegAnswer.WriteReportAck(packet, packet));
        packet = Ascii.FromHex(NatNegPackets.AddressCheck);
        Check(NatNegPackets.AddressReply, packet, NatNegAnswer.WriteAddressReply(packet, 0xCB007107, 40_000, packet));
    }

    // What was in the buffer before must not show.
    private static byte[] Target()
    {
        byte[] target = new byte[NatNegAnswer.MaximumBytes];
        for (int i = 0; i < target.Length; i++) target[i] = 0xEE;
        return target;
    }

    private static NatNegRequest Load(string hex)
    {
        byte[] packet = Ascii.FromHex(hex);
        NatNegRequest request = new NatNegRequest();
        Assert.IsTrue(request.Load(packet, packet.Length));
        return request;
    }

    private static void Check(string expectedHex, byte[] target, int count)
    {
        byte[] expected = Ascii.FromHex(expectedHex);
        Assert.AreEqual(Ascii.Hex(expected, 0, expected.Length), Ascii.Hex(target, 0, count));
    }
}
