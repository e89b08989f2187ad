using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Messages of players, passed on to hosts.</summary>
[TestClass]
public class ClientMessageTests
{
    private static readonly byte[] Cookie = new byte[] { 0xFD, 0xFC, 0x1E, 0x66, 0x6A, 0xB2, 0x12, 0x34, 0x56, 0x78 };

    [TestMethod]
    public void A_message_goes_out_at_once_with_a_key_of_its_own()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        byte[] padded = new byte[Cookie.Length + 4];
        for (int i = 0; i < Cookie.Length; i++) padded[i + 2] = Cookie[i];
        Assert.IsTrue(world.Master.TrySend(host.Row, padded, 2, Cookie.Length));
        byte[] packet = host.Take();
        Assert.AreEqual(7 + 4 + Cookie.Length, packet.Length);
        host.AssertTakesNothing();
        world.HostAnswers.Send(packet, 0, packet.Length, host.From);
        host.AssertTakes("<fefd06 KEY" + MessageKey(packet) + "fdfc1e666ab2 12345678>");
        Assert.IsTrue(Send(world, host));
        Assert.AreNotEqual(MessageKey(packet), MessageKey(host.Take()));
        Assert.AreEqual(2, world.Master.Waiting);
    }

    [TestMethod]
    public void It_is_sent_six_times_with_the_same_key_and_then_given_up()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        Send(world, host);
        string key = MessageKey(host.Take());
        string times = "";
        for (int passed = 50; passed <= 20_000; passed += 50)
        {
            world.Pass(50);
            for (byte[] packet = host.Take(); packet is not null; packet = host.Take())
            {
                Assert.AreEqual(key, MessageKey(packet));
                times += passed.ToString() + " ";
            }
        }
        Assert.AreEqual("300 900 2100 4100 6100 ", times);
        Assert.AreEqual(0, world.Master.Waiting);
    }

    [TestMethod]
    public void A_host_that_started_anew_gets_what_was_sent_to_it_before_its_next_heartbeat()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        Assert.IsTrue(Send(world, host));
        string key = MessageKey(host.Take());
        world.Pass(1_000);
        while (host.Take() is not null) { }
        GameHost again = new(world, 7, "gmtest") { InstanceKey = 5 };
        again.Register();
        world.Pass(50);
        byte[] packet = again.Take();
        Assert.IsNotNull(packet, "lost");
        Assert.AreEqual(key, MessageKey(packet));
        Assert.AreEqual(5, (int)packet[6]);
        Assert.AreEqual(1, world.Master.Waiting);
    }

    [TestMethod]
    public void What_a_host_does_not_acknowledge_is_lost_with_one_line()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int i = 0; i < 3; i++) Send(world, host);
        for (int i = 0; i < 200; i++) world.Pass(50);
        Assert.AreEqual(0, world.Master.Waiting);
        Assert.AreEqual(1, world.LinesWith("did not acknowledge a message"));
    }

    [TestMethod]
    public void It_is_sent_no_more_once_it_is_acknowledged()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        Send(world, host);
        Send(world, host);
        string first = MessageKey(host.Take());
        string second = MessageKey(host.Take());
        host.Send(Qr2PacketType.ClientMessageAck, "<" + first + ">");
        Assert.AreEqual(1, world.Master.Waiting);
        world.Pass(300);
        Assert.AreEqual(second, MessageKey(host.Take()));
        host.AssertTakesNothing();
        host.Send(Qr2PacketType.ClientMessageAck, "<" + second + ">");
        host.Send(Qr2PacketType.ClientMessageAck, "<" + second + ">");
        Assert.AreEqual(0, world.Master.Waiting);
        for (int i = 0; i < 10; i++) world.Pass(1_000);
        host.AssertTakesNothing();
    }

    [TestMethod]
    public void An_acknowledgement_of_somebody_else_or_of_something_else_is_none()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        GameHost other = new GameHost(world, 8, "gmtest").Register();
        Send(world, host);
        string key = MessageKey(host.Take());
        other.Send(Qr2PacketType.ClientMessageAck, "<" + key + ">");
        byte[] ack = host.Packet(Qr2PacketType.ClientMessageAck, "<" + key + ">");
        world.SendToMaster(ack, host.From + 1);
        host.InstanceKey++;
        host.Send(Qr2PacketType.ClientMessageAck, "<" + key + ">");
        host.InstanceKey--;
        ack[8] ^= 1;
        host.Send(ack);
        host.Send(Qr2PacketType.ClientMessageAck, "<" + key.Substring(0, 6) + ">");
        Assert.AreEqual(1, world.Master.Waiting);
        ack[8] ^= 1;
        host.Send(ack);
        Assert.AreEqual(0, world.Master.Waiting);
    }

    [TestMethod]
    public void A_message_of_244_bytes_fills_the_longest_datagram_that_a_host_takes_and_a_longer_one_is_refused()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        Assert.IsFalse(world.Master.TrySend(host.Row, new byte[245], 0, 245));
        Assert.AreEqual(0, world.HostAnswers.Count);
        Assert.IsTrue(world.Master.TrySend(host.Row, new byte[245], 1, 244));
        Assert.AreEqual(255, host.Take().Length);
        Assert.IsTrue(world.Master.TrySend(host.Row, new byte[0], 0, 0));
        Assert.AreEqual(11, host.Take().Length);
    }

    [TestMethod]
    public void When_too_many_wait_the_newest_is_refused_and_the_others_go_on()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        for (int i = 0; i < 8; i++) Assert.IsTrue(Send(world, host));
        for (int i = 0; i < 5; i++) Assert.IsFalse(Send(world, host));
        Assert.AreEqual(8, world.Master.Waiting);
        Assert.AreEqual(8, world.HostAnswers.Count);
        Assert.AreEqual(1, world.LinesWith("no room for another message to a host"));
        string key = MessageKey(host.Take());
        host.Send(Qr2PacketType.ClientMessageAck, "<" + key + ">");
        Assert.IsTrue(Send(world, host));
    }

    [TestMethod]
    public void No_more_wait_for_one_host_than_it_remembers()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        GameHost other = new GameHost(world, 8, "gmtest").Register();
        Qr2Service master = NewMaster(world, world.Random, 16);
        for (int i = 0; i < 10; i++) Assert.IsTrue(master.TrySend(host.Row, Cookie, 0, Cookie.Length));
        Assert.IsFalse(master.TrySend(host.Row, Cookie, 0, Cookie.Length));
        for (int i = 0; i < 6; i++) Assert.IsTrue(master.TrySend(other.Row, Cookie, 0, Cookie.Length));
        Assert.IsFalse(master.TrySend(other.Row, Cookie, 0, Cookie.Length), "16 in all");
    }

    [TestMethod]
    public void What_waits_for_a_host_goes_with_it()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        GameHost other = new GameHost(world, 8, "gmtest").Register();
        Send(world, host);
        Send(world, other);
        world.HostAnswers.Clear();
        host.Beat(GameHost.Leaving);
        Assert.AreEqual(1, world.Master.Waiting);
        world.Pass(300);
        host.AssertTakesNothing();
        Assert.IsNotNull(other.Take());
    }

    [TestMethod]
    public void Who_takes_the_end_point_of_a_host_gets_none_of_its_messages()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        Send(world, host);
        world.HostAnswers.Clear();
        GameHost next = new(world, 7, "mariokartds") { InstanceKey = 5 };
        next.Register();
        Assert.AreEqual(0, world.Master.Waiting);
        for (int i = 0; i < 10; i++) world.Pass(1_000);
        Assert.AreEqual(0, world.HostAnswers.Count);
        Send(world, next);
        host.Send(Qr2PacketType.ClientMessageAck, "<" + MessageKey(next.Take()) + ">");
        Assert.AreEqual(1, world.Master.Waiting, "the old instance key acknowledges nothing");
    }

    [TestMethod]
    public void Who_only_says_that_it_takes_the_end_point_leaves_the_messages_to_their_host()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        Send(world, host);
        string key = MessageKey(host.Take());
        new GameHost(world, 7, "gmtest") { InstanceKey = 5 }.Beat(GameHost.First);
        new GameHost(world, 7, "gmtest") { InstanceKey = 5 }.Beat(GameHost.Leaving);
        world.HostAnswers.Clear();
        world.Pass(300);
        Assert.AreEqual(key, MessageKey(host.Take()));
    }

    [TestMethod]
    public void A_host_that_waits_or_speaks_the_older_protocol_gets_none()
    {
        World world = new();
        GameHost host = new(world, 7, "gmtest");
        host.Beat(GameHost.First);
        Assert.IsFalse(Send(world, host));
        GameHost older = new GameHost(world, 8, "gmtest").Register();
        world.Hosts.NoteTraits(older.Row, HostTraits.Older, 0);
        Assert.IsFalse(Send(world, older));
    }

    [TestMethod]
    public void Before_the_first_datagram_there_is_nobody_to_send_to()
    {
        World world = new();
        int game = world.Games.Claim(Raw.Bytes("gmtest"), 0, 6);
        int row = world.Hosts.Add(1, 1, game, 0, 0);
        world.Hosts.List(row, HostState.Listed);
        Assert.IsFalse(world.Master.TrySend(row, Cookie, 0, Cookie.Length));
    }

    [TestMethod]
    public void The_message_key_that_hosts_take_for_an_old_one_is_left_out()
    {
        World world = new();
        GameHost host = new GameHost(world, 7, "gmtest").Register();
        Qr2Service master = NewMaster(world, new AllOnes(), 4);
        Assert.IsTrue(master.TrySend(host.Row, Cookie, 0, Cookie.Length));
        Assert.AreEqual("00000000", MessageKey(host.Take()));
        Assert.IsTrue(master.TrySend(host.Row, Cookie, 0, Cookie.Length));
        Assert.AreEqual("00000001", MessageKey(host.Take()));
    }

    private static bool Send(World world, GameHost host) => world.Master.TrySend(host.Row, Cookie, 0, Cookie.Length);

    // Another master over the same hosts; it has heard a datagram.
    private static Qr2Service NewMaster(World world, IRandom random, int messages)
    {
        ServiceTools tools = new() { Clock = world.Clock, Random = random, Events = world.Events, Clients = world.Clients, Reply = new byte[255] };
        Qr2Service master = new(world.Hosts, new Availability(new byte[0], 0), UnknownGames.Accept, tools, messages);
        master.Receive(new byte[1], 1, EndPoints.Of(0xC0A80405, 1), world.HostAnswers);
        return master;
    }

    // In hexadecimal digits.
    private static string MessageKey(byte[] packet)
    {
        Assert.AreEqual(Qr2PacketType.ClientMessage, (int)packet[2]);
        string text = "";
        for (int i = 7; i < 11; i++) text += "0123456789abcdef"[packet[i] >> 4].ToString() + "0123456789abcdef"[packet[i] & 15].ToString();
        return text;
    }

    private sealed class AllOnes : IRandom
    {
        public void Fill(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++) buffer[offset + i] = 0xFF;
        }
    }
}
