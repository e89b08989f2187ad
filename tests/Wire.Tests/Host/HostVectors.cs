using System.Text.Json;
using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Tests.GameSpy;
using static PocketSpy.Wire.Tests.Host.VectorText;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>The vectors of QR2 packets: what a host sends is read, what the master sends is written.</summary>
internal static class HostVectors
{
    private const uint InstanceKey = 0x11223344;

    internal static void CheckHeartbeat(JsonElement inputs, JsonElement output)
    {
        byte[] packet = Ascii.FromHex(Field(output, "packet"));
        WireReader reader = Read(packet, Qr2PacketType.Heartbeat);
        int[] slots = new int[16];
        byte[] block = packet[reader.Position..];
        Assert.AreEqual(9, KeyBlock.Index(block, 0, block.Length, slots, out int used, out bool ended));
        Assert.IsTrue(ended);
        Assert.AreEqual("host", Value(block, KeyBlock.Find(block, slots, 9, "hostname")));
        Assert.AreEqual("192.168.1.5", Value(block, KeyBlock.Find(block, slots, 9, "localip0")));
        Assert.AreEqual("gmtest", Value(block, KeyBlock.Seek(block, 0, block.Length, "gamename")));
        Assert.AreEqual(-1, KeyBlock.Seek(block, 0, block.Length, "statechanged"));

        RosterReader roster = new();
        int at = used + 1;
        Assert.IsTrue(roster.TryLoad(block, at, block.Length - at));
        Assert.AreEqual("player_ p0 score_ 0 player_ p1 score_ 1 ", Told(roster));
        at += roster.Size;
        Assert.IsTrue(roster.TryLoad(block, at, block.Length - at));
        Assert.AreEqual("team_t red ", Told(roster));
        Assert.AreEqual(block.Length, at + roster.Size);
    }

    internal static void CheckShutdown(JsonElement inputs, JsonElement output)
    {
        byte[] packet = Ascii.FromHex(Field(output, "packet"));
        WireReader reader = Read(packet, Qr2PacketType.Heartbeat);
        Assert.AreEqual("2", Value(packet, KeyBlock.Seek(packet, reader.Position, reader.Remaining, "statechanged")));
        Assert.AreEqual(7, KeyBlock.Index(packet, reader.Position, reader.Remaining, [], out int used, out bool ended));
        Assert.IsTrue(ended);
        Assert.AreEqual(reader.Remaining - 1, used);
    }

    internal static void CheckKeepAlive(JsonElement inputs, JsonElement output)
    {
        Assert.AreEqual(0, Read(Ascii.FromHex(Field(output, "packet")), Qr2PacketType.KeepAlive).Remaining);
    }

    internal static void CheckChallenge(JsonElement inputs, JsonElement output)
    {
        // The six free characters: five bits each, the first lowest.
        int seed = 0;
        for (int i = 0; i < 6; i++) seed |= ("MSGKEY"[i] - 'A') << (5 * i);
        byte[] text = new byte[Qr2ChallengeText.Size];
        Qr2ChallengeText.Write(text, 0, seed, output.GetProperty("backend_options").GetInt32(), 0xC0A8010A, output.GetProperty("public_port_seen").GetInt32());
        Assert.AreEqual("192.168.1.10", Field(output, "public_ip_seen"));
        WireWriter writer = Begin(Qr2PacketType.Challenge);
        writer.WriteBytes(text);
        writer.WriteByte(0);
        Assert.AreEqual(Field(inputs, "from_master"), Written(writer));

        byte[] reply = Ascii.FromHex(Field(output, "reply"));
        WireReader reader = Read(reply, Qr2PacketType.Challenge);
        string response = Qr2ChallengeTests.Respond(Field(inputs, "secret_key"), Ascii.Text(text, 0, text.Length));
        Assert.AreEqual(response, Value(reply, reader.Position));
    }

    internal static void CheckClientMessage(JsonElement inputs, JsonElement output)
    {
        WireWriter writer = Begin(Qr2PacketType.ClientMessage);
        writer.WriteUInt32BigEndian(0x01020304);
        writer.WriteBytes(Ascii.FromHex("fdfc1e666ab2 12345678"));
        Assert.AreEqual(Field(inputs, "from_master"), Written(writer));
        WireReader reader = Read(Ascii.FromHex(Field(output, "reply")), Qr2PacketType.ClientMessageAck);
        Assert.IsTrue(reader.TryReadUInt32BigEndian(out uint messageKey));
        Assert.AreEqual(0x01020304u, messageKey);
        Assert.AreEqual(0, reader.Remaining);
    }

    internal static void CheckEcho(JsonElement inputs, JsonElement output)
    {
        byte[] data = Ascii.Bytes("ECHODATA");
        WireWriter writer = Begin(Qr2PacketType.Echo);
        writer.WriteBytes(data);
        Assert.AreEqual(Field(inputs, "from_master"), Written(writer));
        WireReader reader = Read(Ascii.FromHex(Field(output, "reply")), Qr2PacketType.EchoResponse);
        Assert.AreEqual(data.Length, reader.Remaining);
    }

    private static WireReader Read(byte[] packet, int type)
    {
        WireReader reader = new();
        reader.Load(packet, 0, packet.Length);
        Assert.IsTrue(Qr2Packet.TryReadHead(reader, out int found, out uint key));
        Assert.AreEqual(type, found);
        Assert.AreEqual(InstanceKey, key);
        return reader;
    }

    private static WireWriter Begin(int type)
    {
        WireWriter writer = new();
        writer.Load(new byte[Qr2Packet.MaximumAnswerBytes], 0, Qr2Packet.MaximumAnswerBytes);
        Qr2Packet.WriteHead(writer, type, InstanceKey);
        return writer;
    }

    private static string Written(WireWriter writer) => Ascii.Hex(writer.Buffer, 0, writer.Length);

    private static string Value(byte[] block, int at) => Ascii.Text(block, at, KeyBlock.CountAt(block, at));

    private static string Told(RosterReader roster)
    {
        string told = "";
        while (roster.Next())
        {
            told += Ascii.Text(roster.Buffer, roster.NameOffset, roster.NameCount) + " " + Ascii.Text(roster.Buffer, roster.ValueOffset, roster.ValueCount) + " ";
        }
        return told;
    }
}
