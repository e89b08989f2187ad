using System;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.GameSpy;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Walks the kinds of messages: each has a golden packet, and goes over the wire exactly so.</summary>
[TestClass]
public class ListPacketTests
{
    private const int ClearBytes = 14;

    private static readonly long Host = BrowserWorld.At(2, 7_777);

    [TestMethod]
    public void Every_type_that_the_box_takes_has_a_golden_packet()
    {
        for (int type = 0; type < 256; type++)
        {
            ListClient client = new(One());
            client.Ask(new ListAsk());
            client.Link.Write(new byte[] { 0, 3, (byte)type });
            bool isNoise = client.Link.IsEnded;
            // A list request of 3 bytes is none.
            if (type != ListMessageType.ListRequest) Assert.AreEqual(isNoise, ListPackets.Of(ListPackets.OfClients, type) is null, "type " + type.ToString());
        }
        Assert.IsNotNull(ListPackets.Of(ListPackets.OfClients, ListMessageType.ListRequest));
        Assert.AreEqual(6, ListPackets.OfClients.Length);
    }

    [TestMethod]
    public void Every_type_that_the_box_sends_has_a_golden_packet()
    {
        for (int type = ListMessageType.PushKeys; type <= ListMessageType.PlayerSearch; type++)
        {
            bool isThere = ListPackets.Of(ListPackets.OfTheBox, type) is not null;
            foreach (ListPacket packet in ListPackets.OfClients)
            {
                byte[] answer = ListMessages.FromHex(packet.Answer);
                if (packet.Type != ListMessageType.ListRequest && answer.Length > 2 && answer[2] == type) isThere = true;
            }
            Assert.IsTrue(isThere, "type " + type.ToString());
        }
    }

    [TestMethod]
    public void Golden_packets_are_as_long_as_they_say()
    {
        foreach (ListPacket packet in ListPackets.OfClients) AssertLength(packet.Message);
        foreach (ListPacket packet in ListPackets.OfClients)
        {
            if (packet.Type != ListMessageType.ListRequest && packet.Answer != "") AssertLength(packet.Answer);
        }
        foreach (ListPacket packet in ListPackets.OfTheBox) AssertLength(packet.Answer);
    }

    [TestMethod]
    public void Golden_packets_are_answered_to_the_byte()
    {
        BrowserWorld world = One();
        Link link = new(world.Browser, BrowserWorld.At(100, 50_000));
        ServerListCipher cipher = null;
        foreach (ListPacket packet in ListPackets.OfClients)
        {
            link.Write(ListMessages.FromHex(packet.Message));
            byte[] answer = link.TakeBytes();
            if (cipher is null)
            {
                cipher = Open(answer);
                answer = Behind(answer);
            }
            cipher.Decrypt(answer, 0, answer.Length);
            Assert.AreEqual(ListMessages.Hex(ListMessages.FromHex(packet.Answer)), ListMessages.Hex(answer), "type " + packet.Type.ToString());
            Assert.AreEqual(packet.PassedOn is null ? 0 : 1, world.Messenger.Count);
            if (packet.PassedOn is not null) Assert.AreEqual(packet.PassedOn, ListMessages.Hex(world.Messenger.Last));
            world.Messenger.Clear();
        }
        Assert.IsFalse(link.IsEnded);
        world.Hosts.NoteChange(0);
        AssertNext(link, cipher, ListMessageType.PushServer);
        world.Pass(60_000);
        AssertNext(link, cipher, ListMessageType.KeepAlive);
        world.Remove(0);
        AssertNext(link, cipher, ListMessageType.DeleteServer);
    }

    [TestMethod]
    public void A_push_link_begins_with_the_golden_fields()
    {
        Link link = new(One().Browser, BrowserWorld.At(100, 50_000));
        link.Write(new ListAsk { Fields = "\\hostname\\numplayers", Options = ListOptions.NoList | ListOptions.PushUpdates }.Bytes());
        byte[] answer = link.TakeBytes();
        ServerListCipher cipher = Open(answer);
        answer = Behind(answer);
        cipher.Decrypt(answer, 0, answer.Length);
        string expected = "c0a804641964" + ListMessages.Hex(ListMessages.FromHex(ListPackets.Of(ListPackets.OfTheBox, ListMessageType.PushKeys).Answer));
        Assert.AreEqual(expected, ListMessages.Hex(answer));
    }

    private static BrowserWorld One()
    {
        BrowserWorld world = new();
        world.Clock.UtcNow = new DateTime(2001, 9, 9, 1, 46, 40);
        world.Add(BrowserWorld.Game, Host, "\\hostname\\First\\mapname\\Bay\\numplayers\\5", HostInfoTests.Rosters(), 0, 0);
        return world;
    }

    // What stands in the clear: 2 bytes of flags, 10 of key, each behind its length.
    private static ServerListCipher Open(byte[] answer)
    {
        Assert.AreEqual("ee0000e0", ListMessages.Hex(Raw.Copy(answer, 4)));
        ListAsk ask = new();
        ServerListCipher cipher = new();
        Assert.IsTrue(cipher.Load(ask.Key, 0, ask.Key.Length, ask.Challenge, 0, answer, 4, 10));
        return cipher;
    }

    private static byte[] Behind(byte[] answer)
    {
        byte[] rest = new byte[answer.Length - ClearBytes];
        for (int i = 0; i < rest.Length; i++) rest[i] = answer[ClearBytes + i];
        return rest;
    }

    private static void AssertNext(Link link, ServerListCipher cipher, int type)
    {
        byte[] message = link.TakeBytes();
        cipher.Decrypt(message, 0, message.Length);
        Assert.AreEqual(ListMessages.Hex(ListMessages.FromHex(ListPackets.Of(ListPackets.OfTheBox, type).Answer)), ListMessages.Hex(message));
    }

    private static void AssertLength(string packet)
    {
        byte[] bytes = ListMessages.FromHex(packet);
        Assert.AreEqual(bytes.Length, (bytes[0] << 8) | bytes[1], packet);
    }
}
