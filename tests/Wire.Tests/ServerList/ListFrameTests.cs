using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.ServerList;

[TestClass]
public class ListFrameTests
{
    [TestMethod]
    public void The_length_stands_in_the_first_two_bytes_once_they_have_come()
    {
        byte[] buffer = new byte[] { 9, 0x12, 0x34, 0x56 };
        Assert.AreEqual(0, ListFrame.LengthAt(null, 0, 0));
        Assert.AreEqual(0, ListFrame.LengthAt(buffer, 1, 1));
        Assert.AreEqual(0x1234, ListFrame.LengthAt(buffer, 1, 2));
    }

    [TestMethod]
    public void What_stands_in_the_clear_is_flags_and_key_each_behind_its_length()
    {
        WireWriter writer = Load();
        ListFrame.WriteCryptHead(writer, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 });
        // 2 xor EC, 10 xor EA.
        Assert.AreEqual("ee" + "0000" + "e0" + "0102030405060708090a", Written(writer));
    }

    [TestMethod]
    public void The_head_tells_the_client_its_address_and_the_default_port()
    {
        WireWriter writer = Load();
        ListFrame.WriteFixedHead(writer, 0xC0A80402);
        Assert.AreEqual("c0a80402" + "1964", Written(writer));
    }

    [TestMethod]
    public void An_error_has_a_port_that_is_none_and_a_text()
    {
        WireWriter writer = Load();
        ListFrame.WriteError(writer, 0xC0A80402, "no");
        Assert.AreEqual("c0a80402" + "ffff" + "6e6f00", Written(writer));
    }

    [TestMethod]
    public void The_end_of_a_list_is_a_host_that_cannot_be()
    {
        WireWriter writer = Load();
        ListFrame.WriteEnd(writer);
        Assert.AreEqual("00ffffffff", Written(writer));
    }

    [TestMethod]
    public void A_message_says_its_length_at_the_end()
    {
        WireWriter writer = Load();
        ListFrame.BeginMessage(writer, ListMessageType.DeleteServer);
        writer.WriteUInt32BigEndian(0xC0A80402);
        writer.WriteUInt16BigEndian(7_777);
        ListFrame.EndMessage(writer);
        Assert.AreEqual("0009" + "04" + "c0a80402" + "1e61", Written(writer));
    }

    [TestMethod]
    [DataRow(0, 7_777, 0u, 0, "10c0a804021e61")]
    [DataRow(0, 6_500, 0u, 0, "00c0a80402")]
    [DataRow(0x41, 6_500, 0u, 1_234, "41c0a80402")]
    [DataRow(4, 7_777, 0x0A000001u, 1_234, "36c0a804021e610a00000104d2")]
    [DataRow(4, 7_777, 0x0A000001u, 6_500, "16c0a804021e610a000001")]
    [DataRow(4, 6_500, 0x0A000001u, 1_234, "26c0a804020a00000104d2")]
    [DataRow(0x80, 65_535, 0u, 0, "90c0a80402ffff")]
    public void Addresses_are_written_as_far_as_they_differ_from_the_default(int flags, int port, uint privateAddress, int privatePort, string expected)
    {
        WireWriter writer = Load();
        HostAddresses.Write(writer, flags, 0xC0A80402, port, privateAddress, privatePort);
        Assert.AreEqual(expected, Written(writer));
    }

    private static WireWriter Load()
    {
        WireWriter writer = new();
        writer.Load(new byte[64], 3, 40);
        return writer;
    }

    private static string Written(WireWriter writer) => Ascii.Hex(writer.Buffer, writer.Start, writer.Length);
}
