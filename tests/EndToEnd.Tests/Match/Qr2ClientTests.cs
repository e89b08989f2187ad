using System;
using System.Linq;
using System.Net;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>What the simulated game says over QR2, and what it does not put up with. The box is a socket in the hands of the test.</summary>
[TestClass]
public class Qr2ClientTests
{
    private const string Challenge = "ABCDEF00C0A801010BB8";

    [TestMethod]
    public void The_first_heartbeat_is_that_of_the_SDK_byte_for_byte()
    {
        using Meeting meeting = new(MatchTitle.MarioKartDs);
        meeting.Client.SendHeartbeat(Qr2Client.First);
        string expected = $"localip0|127.0.0.1|localport|{meeting.Game.Port}|natneg|1|statechanged|3|gamename|mariokartds|publicip|0|publicport|0|numplayers|0|maxplayers|3||";
        byte[] packet = meeting.Receive();
        Assert.AreEqual(3, (int)packet[0]);
        Assert.IsTrue(packet.AsSpan(1, 4).SequenceEqual(meeting.Client.InstanceKey));
        // No players, no names of their keys; the same for teams.
        Assert.AreEqual(expected + "||||||", Encoding.Latin1.GetString(packet, 5, packet.Length - 5).Replace('\0', '|'));
    }

    [TestMethod]
    public void A_heartbeat_without_news_leaves_the_word_out_and_the_last_one_says_nothing_of_the_game()
    {
        using Meeting meeting = new(MatchTitle.MarioKartDs);
        meeting.Client.SendHeartbeat(0);
        Assert.IsFalse(meeting.ReceiveText().Contains("statechanged", StringComparison.Ordinal));
        meeting.Client.SendHeartbeat(Qr2Client.Ending);
        string last = meeting.ReceiveText();
        Assert.IsTrue(last.EndsWith("|publicport|0||", StringComparison.Ordinal), last);
    }

    [TestMethod]
    public void Players_that_do_not_fit_are_left_out()
    {
        using Meeting meeting = new(MatchTitle.Test, new PlayerTable(["player_"], [[new string('x', 1_400)]]));
        meeting.Client.SendHeartbeat(Qr2Client.Changed);
        Assert.IsTrue(meeting.ReceiveText().EndsWith("|maxplayers|3||", StringComparison.Ordinal));
    }

    [DataRow(true, "16885952")]
    [DataRow(false, "-1062731519")]
    [TestMethod]
    public void The_challenge_is_answered_and_its_address_told_in_the_byte_order_of_the_console(bool isLittleEndian, string expected)
    {
        using Meeting meeting = new(MatchTitle.Test with { IsLittleEndian = isLittleEndian });
        meeting.Take(1, Challenge + "\0");
        Assert.AreEqual("lkI/QHIm72zcEijXUFSjn+yrf3oA|", meeting.ReceiveText());
        Assert.AreEqual("192.168.1.1:3000", meeting.Client.PublicEndPoint.ToString());
        meeting.Client.SendHeartbeat(Qr2Client.Changed);
        string heartbeat = meeting.ReceiveText();
        Assert.IsTrue(heartbeat.Contains($"|publicip|{expected}|publicport|3000|", StringComparison.Ordinal), heartbeat);
    }

    [DataRow(1, "ABCDEF00C0A801010BB8", "does not end with its only NUL")]
    [DataRow(1, "ABC\0DEF00C0A801010BB8\0", "does not end with its only NUL")]
    [DataRow(1, "ABCDEFGHIJ\0", "has no room for")]
    [DataRow(1, "ABCDEFGHIJKLMNOPQRST\0", "reads that as hexadecimal")]
    [DataRow(1, "ABCDEF00000000000BB8\0", "the public address in the challenge is 0.0.0.0:3000")]
    [DataRow(1, "ABCDEF007F0000010001\0", "the console sent from port")]
    [DataRow(4, "\u0001no such game\0", "refuses the game: no such game")]
    [DataRow(6, "abc", "no message key")]
    [DataRow(6, "abcd\u00fd\u00fc\u001ef\u006a\u00b2abc", "a request for a negotiation has 9 bytes")]
    [DataRow(0, "\u0001\u0001\0\0", "the box queries a game")]
    [DataRow(11, "", "is none that a game knows")]
    [TestMethod]
    public void What_a_game_would_misread_or_pass_over_is_an_error(int type, string data, string told)
    {
        using Meeting meeting = new(MatchTitle.Test);
        Expect.Refused(told, () => meeting.Take(type, data));
    }

    [TestMethod]
    public void Packets_of_wrong_length_magic_or_key_are_errors()
    {
        using Meeting meeting = new(MatchTitle.Test);
        Expect.Refused("a game reads 255", () => meeting.Take(8, new string('x', 249)));
        Expect.Refused("is not a QR2 packet", () => meeting.Client.Receive([0xFE, 0xFD, 8, 1, 2, 3], meeting.Address));
        Expect.Refused("is not a QR2 packet", () => meeting.Client.Receive([0xFE, 0xFE, 8, 1, 2, 3, 4], meeting.Address));
        Expect.Refused("another instance key", () => meeting.Client.Receive([0xFE, 0xFD, 6, .. meeting.Client.InstanceKey[..3], (byte)~meeting.Client.InstanceKey[3], 1, 2, 3, 4], meeting.Address));
        Expect.Refused("a game takes 64", () => meeting.Take(1, new string('A', 65) + "\0"));
        Expect.Refused("came from 127.0.0.1:1", () => meeting.Client.Receive(meeting.Packet(1, Challenge + "\0"), new IPEndPoint(IPAddress.Loopback, 1)));
    }

    [TestMethod]
    public void A_client_message_is_acknowledged_each_time_and_taken_once()
    {
        using Meeting meeting = new(MatchTitle.Test);
        foreach (string key in (string[])["abcd", "abcd", "abce", "abcd"])
        {
            meeting.Take(6, key + "hello");
            byte[] ack = meeting.Receive();
            Assert.IsTrue(ack.AsSpan().SequenceEqual((byte[])[7, .. meeting.Client.InstanceKey, .. Encoding.ASCII.GetBytes(key)]));
        }
        Assert.AreEqual("hello hello", string.Join(' ', meeting.Client.Messages.Select(Encoding.ASCII.GetString)));
        Assert.AreEqual(2, meeting.Client.Repeats);
    }

    [TestMethod]
    public void A_lost_acknowledgement_is_not_sent_and_the_next_one_is()
    {
        using Meeting meeting = new(MatchTitle.Test);
        meeting.Client.AcksToLose = 1;
        meeting.Take(6, "abcd\u00fd\u00fc\u001efj\u00b2\u0012\u0034\u0056\u0078");
        meeting.Take(6, "abcd\u00fd\u00fc\u001efj\u00b2\u0012\u0034\u0056\u0078");
        Assert.AreEqual("abcd", meeting.ReceiveText());
        Assert.AreEqual(0x12345678, meeting.Client.Cookies.Single());
    }

    [TestMethod]
    public void An_echo_is_given_back_up_to_32_bytes()
    {
        using Meeting meeting = new(MatchTitle.Test);
        meeting.Take(2, new string('e', 40));
        Assert.AreEqual(new string('e', 32), meeting.ReceiveText());
    }

    // A game, and a socket that is the box.
    private sealed class Meeting : IDisposable
    {
        private const int Patience = 5_000_000;

        private readonly GameSocket _box = new(NetworkPlace.Here);

        public Meeting(MatchTitle title, PlayerTable players = null)
        {
            Client = new Qr2Client(Game, Address, title, IPAddress.Loopback)
            {
                Keys = () => [("numplayers", "0"), ("maxplayers", "3")],
                Players = () => players ?? PlayerTable.Empty,
            };
        }

        public GameSocket Game { get; } = new(NetworkPlace.Here);

        public Qr2Client Client { get; }

        public IPEndPoint Address => new(IPAddress.Loopback, _box.Port);

        public byte[] Packet(int type, string data) => [0xFE, 0xFD, (byte)type, .. Client.InstanceKey, .. Encoding.Latin1.GetBytes(data)];

        public void Take(int type, string data) => Client.Receive(Packet(type, data), Address);

        public byte[] Receive()
        {
            Assert.IsTrue(_box.Socket.Poll(Patience, System.Net.Sockets.SelectMode.SelectRead), "nothing was sent");
            return _box.Receive(out _);
        }

        // What stands behind type and key, with NULs that can be seen.
        public string ReceiveText() => Encoding.Latin1.GetString(Receive().AsSpan(5)).Replace('\0', '|');

        public void Dispose()
        {
            Game.Dispose();
            _box.Dispose();
        }
    }
}
