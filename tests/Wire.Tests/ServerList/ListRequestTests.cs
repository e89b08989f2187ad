using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.ServerList;

[TestClass]
public class ListRequestTests
{
    [TestMethod]
    public void A_search_is_read_with_all_its_parts()
    {
        ListRequest request = Load(ListRequestPackets.Search, 5);
        Assert.AreEqual("kart", Text(request, request.GameOffset, request.GameCount));
        Assert.AreEqual("kart", Text(request, request.AskerOffset, request.AskerCount));
        Assert.AreEqual("abcdefgh", Text(request, request.ChallengeOffset, 8));
        Assert.AreEqual("dwc_pid = 1", Text(request, request.FilterOffset, request.FilterCount));
        Assert.AreEqual("\\dwc_pid\\rp", Text(request, request.FieldsOffset, request.FieldsCount));
        Assert.AreEqual(0, request.Options);
        Assert.AreEqual(0u, request.AlternateSource);
        Assert.AreEqual(int.MaxValue, request.Limit);
    }

    [TestMethod]
    public void Options_bring_the_source_high_byte_first_and_the_limit_low_byte_first()
    {
        ListRequest request = Load(ListRequestPackets.Options, 0);
        Assert.AreEqual("sailor", Text(request, request.GameOffset, request.GameCount));
        Assert.AreEqual("sailorxp", Text(request, request.AskerOffset, request.AskerCount));
        Assert.AreEqual(0, request.FilterCount + request.FieldsCount);
        Assert.AreEqual(ListOptions.PushUpdates | ListOptions.AlternateSource | ListOptions.Limit, request.Options);
        Assert.AreEqual(0x0A000001u, request.AlternateSource);
        Assert.AreEqual(500, request.Limit);
    }

    [TestMethod]
    public void A_limit_that_no_number_holds_is_none()
    {
        byte[] packet = ListRequestPackets.Bytes(ListRequestPackets.Options);
        packet[packet.Length - 1] = 0x80;
        ListRequest request = new();
        Assert.IsTrue(request.TryLoad(packet, 0, packet.Length));
        Assert.AreEqual(int.MaxValue, request.Limit);
    }

    [TestMethod]
    public void A_request_without_its_options_forgets_those_of_the_one_before()
    {
        ListRequest request = Load(ListRequestPackets.Options, 0);
        byte[] packet = ListRequestPackets.Bytes(ListRequestPackets.Search);
        Assert.IsTrue(request.TryLoad(packet, 0, packet.Length));
        Assert.AreEqual(0u, request.AlternateSource);
        Assert.AreEqual(int.MaxValue, request.Limit);
    }

    [TestMethod]
    public void A_request_that_is_cut_anywhere_is_none()
    {
        for (int which = 0; which < 2; which++)
        {
            byte[] packet = ListRequestPackets.Bytes(which == 0 ? ListRequestPackets.Search : ListRequestPackets.Options);
            for (int count = 0; count < packet.Length; count++) Assert.IsFalse(new ListRequest().TryLoad(packet, 0, count), "cut to " + count.ToString());
            Assert.IsTrue(new ListRequest().TryLoad(packet, 0, packet.Length));
        }
    }

    [TestMethod]
    public void Another_protocol_or_encoding_is_none()
    {
        byte[] packet = ListRequestPackets.Bytes(ListRequestPackets.Search);
        for (int value = 0; value < 256; value++)
        {
            packet[0] = (byte)value;
            Assert.AreEqual(value == ListRequest.Protocol, new ListRequest().TryLoad(packet, 0, packet.Length));
        }
        packet[0] = ListRequest.Protocol;
        for (int value = 0; value < 256; value++)
        {
            packet[1] = (byte)value;
            Assert.AreEqual(value == ListRequest.Encoding, new ListRequest().TryLoad(packet, 0, packet.Length));
        }
    }

    [TestMethod]
    public void A_part_longer_than_twice_that_of_the_SDK_is_none()
    {
        for (int part = 0; part < 4; part++)
        {
            byte[] packet = WithPart(part, ListRequest.MaximumText);
            Assert.IsTrue(new ListRequest().TryLoad(packet, 0, packet.Length));
            packet = WithPart(part, ListRequest.MaximumText + 1);
            Assert.IsFalse(new ListRequest().TryLoad(packet, 0, packet.Length));
        }
    }

    // Game, asking game, filter, fields: one of them of so many bytes.
    private static byte[] WithPart(int part, int count)
    {
        WireWriter writer = new();
        writer.Load(new byte[1_024], 0, 1_024);
        writer.WriteByte(ListRequest.Protocol);
        writer.WriteByte(ListRequest.Encoding);
        writer.WriteUInt32BigEndian(0);
        for (int i = 0; i < 4; i++)
        {
            if (i == 2) writer.WriteBytes(new byte[8]);
            for (int j = i == part ? count : 1; j > 0; j--) writer.WriteByte('x');
            writer.WriteByte(0);
        }
        writer.WriteUInt32BigEndian(0);
        byte[] packet = new byte[writer.Length];
        for (int i = 0; i < packet.Length; i++) packet[i] = writer.Buffer[i];
        return packet;
    }

    private static ListRequest Load(string packet, int offset)
    {
        byte[] bytes = ListRequestPackets.Bytes(packet);
        byte[] buffer = new byte[offset + bytes.Length];
        for (int i = 0; i < bytes.Length; i++) buffer[offset + i] = bytes[i];
        ListRequest request = new();
        Assert.IsTrue(request.TryLoad(buffer, offset, bytes.Length));
        Assert.AreSame(buffer, request.Buffer);
        return request;
    }

    private static string Text(ListRequest request, int offset, int count) => Ascii.Text(request.Buffer, offset, count);
}
