using PocketSpy.Core;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

[TestClass]
public class GoldenPacketTests
{
    [TestMethod]
    public void Every_golden_packet_is_answered_as_it_says()
    {
        foreach (GoldenPacket packet in GoldenPackets.All) new Dialogue(packet).AssertAnswered();
    }

    [TestMethod]
    public void Every_golden_packet_that_is_cut_anywhere_does_no_harm()
    {
        foreach (GoldenPacket packet in GoldenPackets.All)
        {
            Dialogue dialogue = new(packet);
            byte[] whole = dialogue.Bytes;
            GameHost other = new GameHost(dialogue.World, 100, "mariokartds").Register();
            dialogue.World.HostAnswers.Clear();
            for (int count = 0; count < whole.Length; count++)
            {
                // In an array that ends where the packet ends, and in the buffer of the port.
                byte[] cut = Raw.Copy(whole, count);
                dialogue.World.Master.Receive(cut, count, dialogue.Host.From, dialogue.World.HostAnswers);
                dialogue.Host.Send(cut);
                while (dialogue.Host.Take() is not null)
                {
                }
                Assert.AreEqual(0, dialogue.World.HostAnswers.Count, "only the sender is answered");
            }
            Assert.IsTrue(other.IsListed);
            other.Send(Qr2PacketType.KeepAlive, "");
            other.AssertTakes("<fefd08 KEY>");
        }
    }

    [TestMethod]
    public void A_type_without_a_golden_answer_gets_none_from_anybody()
    {
        for (int sender = GoldenPacket.Listed; sender <= GoldenPacket.Stranger; sender++)
        {
            Dialogue dialogue = new(new GoldenPacket(0, sender, "", null));
            for (int type = 0; type < 256; type++)
            {
                if (IsAnswered(type)) continue;
                dialogue.Host.Send(type, "gamename\\gmtest\\\\");
                dialogue.Host.Send(type, "");
                dialogue.World.SendToMaster(new byte[] { (byte)type }, dialogue.Host.From);
            }
            dialogue.World.SendToMaster(new byte[0], dialogue.Host.From);
            Assert.AreEqual(0, dialogue.World.HostAnswers.Count);
            Assert.AreEqual(dialogue.Lines, dialogue.World.Events.Count);
            Assert.AreEqual(sender == GoldenPacket.Stranger ? 0 : 1, dialogue.World.Hosts.Count);
        }
    }

    [TestMethod]
    public void Texts_of_the_older_protocol_go_to_whoever_speaks_it()
    {
        World world = new();
        const long From = (0xC0A80409L << 16) | 7;
        OlderService older = new();
        world.Master.Older = older;
        world.SendToMaster(PacketText.Bytes("<5c>heartbeat<5c>25000<5c>gamename<5c>gmtest"), From);
        Assert.AreEqual(32, older.LastCount);
        world.SendToMaster(PacketText.Bytes("<5c>"), From);
        Assert.AreEqual(1, older.LastCount, "shorter than a head of QR2");
        world.SendToMaster(new byte[0], From);
        world.SendToMaster(PacketText.Bytes("<085c5c5c5c>"), From);
        Assert.AreEqual(2, older.Received);
    }

    private static bool IsAnswered(int type)
    {
        foreach (GoldenPacket packet in GoldenPackets.All)
        {
            if (packet.Type == type && packet.Answer is not null) return true;
        }
        return false;
    }

    private sealed class OlderService : IOlderMaster
    {
        internal int Received { get; private set; }

        internal int LastCount { get; private set; }

        public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
        {
            Received++;
            LastCount = count;
        }
    }
}
