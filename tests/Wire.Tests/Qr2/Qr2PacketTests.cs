using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Qr2;

[TestClass]
public class Qr2PacketTests
{
    private static readonly WireWriter Writer = new();
    private static readonly byte[] Target = new byte[Qr2Packet.MaximumAnswerBytes];

    [TestMethod]
    public void Type_and_instance_key_are_read_and_the_reader_stands_behind_them()
    {
        byte[] packet = PacketText.Bytes("<03 81223344>gamename\\");
        WireReader reader = new();
        reader.Load(packet, 0, packet.Length);
        Assert.IsTrue(Qr2Packet.TryReadHead(reader, out int type, out uint key));
        Assert.AreEqual(Qr2PacketType.Heartbeat, type);
        Assert.AreEqual(0x81223344u, key);
        Assert.AreEqual(Qr2Packet.HeadBytes, reader.Position);
    }

    [TestMethod]
    public void A_head_that_is_cut_is_refused()
    {
        byte[] packet = PacketText.Bytes("<08 11223344>");
        WireReader reader = new();
        for (int count = 0; count < Qr2Packet.HeadBytes; count++)
        {
            reader.Load(packet, 0, count);
            Assert.IsFalse(Qr2Packet.TryReadHead(reader, out int type, out uint key));
            Assert.AreEqual(count == 0 ? 0 : 8, type, "the first byte tells, if there is one");
            Assert.AreEqual(0u, key);
        }
    }

    [TestMethod]
    public void Answers_begin_with_the_magic_the_type_and_the_same_instance_key()
    {
        Begin();
        Qr2Packet.WriteHead(Writer, Qr2PacketType.KeepAlive, 0x81223344);
        AssertWritten("<fe fd 08 81223344>");
        Assert.AreEqual(Qr2Packet.AnswerHeadBytes, Writer.Length);
    }

    [TestMethod]
    [DataRow(0, "<fe fd 09 00000000>")]
    [DataRow(1, "<fe fd 09 00000001>")]
    [DataRow(2, "<fe fd 09 00000002>")]
    public void Availability_is_a_number_of_four_bytes(int status, string expected)
    {
        Begin();
        Qr2Packet.WriteAvailable(Writer, status);
        AssertWritten(expected);
    }

    [TestMethod]
    public void An_error_has_a_code_and_a_text()
    {
        Begin();
        Qr2Packet.WriteAddError(Writer, 0x11223344, 4, "Full.");
        AssertWritten("<fe fd 04 11223344 04>Full.\\");
    }

    [TestMethod]
    public void A_message_of_the_greatest_size_fills_the_longest_datagram_that_a_host_takes()
    {
        Begin();
        Qr2Packet.WriteHead(Writer, Qr2PacketType.ClientMessage, 1);
        Writer.WriteUInt32BigEndian(2);
        Writer.WriteBytes(new byte[Qr2Packet.MaximumMessageBytes]);
        Assert.IsFalse(Writer.Overflowed);
        Assert.AreEqual(255, Writer.Length);
        Assert.AreEqual(244, Qr2Packet.MaximumMessageBytes);
    }

    private static void Begin() => Writer.Load(Target, 0, Target.Length);

    private static void AssertWritten(string expected)
    {
        byte[] bytes = PacketText.Bytes(expected);
        Assert.AreEqual(Ascii.Hex(bytes, 0, bytes.Length), Ascii.Hex(Target, 0, Writer.Length));
    }
}
