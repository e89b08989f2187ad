using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PocketSpy.Network.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Tests.Dhcp;
using PocketSpy.Wire.Tests.Dns;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>Random and damaged messages of DHCP and multicast DNS, and what reading and answering them costs.</summary>
[TestClass]
public class DhcpFuzzTests
{
    private const int Inputs = 100_000;

    [TestMethod]
    public void What_is_read_of_DHCP_lies_within_the_message_and_is_answered_within_limits()
    {
        DhcpMessage message = new();
        byte[] target = new byte[DhcpReply.MaximumBytes];
        byte[][] packets = [.. DhcpPackets.OfClients.Select(Ascii.FromHex)];
        int read = 0;
        Fuzzer.Run(Inputs, 9_000_000, "\0\u0001\u0003\u0004\u0006\u00ff\u0034\u0035\u0032\u0036\u003d\u000c", packets, (buffer, offset) =>
        {
            byte[] packet = buffer[offset..];
            if (!message.Load(packet, packet.Length)) return;
            read++;
            Require(message.Type is >= 1 and <= 8, "type");
            Require(message.Hardware is > 0 and < 1L << 48, "hardware");
            Require(message.ClientIdCount == 0 || (message.ClientIdAt > 44 && message.ClientIdAt + message.ClientIdCount <= packet.Length), "identifier");
            Require(message.NameCount == 0 || (message.NameAt > 44 && message.NameAt + message.NameCount <= packet.Length), "name");
            int count = DhcpReply.Write(packet, message, DhcpType.Ack, 2, 1, 0xFF000000, 7_200, target);
            Require(count is >= 300 and <= DhcpReply.MaximumBytes, "length");
            Require(DhcpReply.WriteNak(packet, message, 1, target) is >= 300 and <= DhcpReply.MaximumBytes, "length of the refusal");
        });
        Assert.IsTrue(read > Inputs / 50, "too few were read: " + read);
    }

    [TestMethod]
    public void Options_in_any_order_with_anything_between_them_read_the_same()
    {
        DhcpMessage message = new();
        Holds<int, byte, byte[]>((seed, code, between) =>
        {
            Random random = new(seed);
            if (code is 0 or 12 or 50 or 52 or 53 or 54 or 61 or 255) code = 60;
            byte[] filling = [code, (byte)Math.Min(between.Length, 200), .. between.Take(200)];
            byte[][] options = [[53, 1, 3], [50, 4, 192, 168, 4, 2], [54, 4, 192, 168, 4, 1], [61, 2, 0, 9], [12, 1, 97], filling, filling, [0, 0, 0]];
            random.Shuffle(options);
            byte[] packet = [.. Ascii.FromHex(DhcpPackets.Message(DhcpPackets.Flags, DhcpPackets.NoAddress, "")), .. options.SelectMany(o => o), 255];
            return message.Load(packet, packet.Length)
                && message.Type == 3 && message.WantedAddress == 0xC0A80402 && message.ServerId == 0xC0A80401
                && message.ClientIdCount == 2 && packet[message.ClientIdAt + 1] == 9 && message.NameCount == 1 && packet[message.NameAt] == 97;
        });
    }

    [TestMethod]
    public void Multicast_DNS_of_any_content_comes_to_an_end()
    {
        MdnsMessage message = new();
        byte[][] packets = [.. MdnsPackets.All.Select(Ascii.FromHex)];
        int read = 0;
        Fuzzer.Run(Inputs, 9_500_000, "\0\u0001\u0005\u0009\u00c0\u000c\u0080\u00ff", packets, (buffer, offset) =>
        {
            byte[] packet = buffer[offset..];
            if (message.Load(packet, packet.Length, "pocketspy", 0xC0A80109)) read++;
        });
        Assert.IsTrue(read > Inputs / 20, "too few were read: " + read);
    }

    [TestMethod]
    public void Reading_and_answering_allocates_nothing()
    {
        DhcpMessage message = new();
        MdnsMessage multicast = new();
        MdnsWriter writer = new();
        byte[] target = new byte[DhcpReply.MaximumBytes];
        byte[][] packets = [.. DhcpPackets.OfClients.Select(Ascii.FromHex)];
        byte[][] questions = [.. MdnsPackets.All.Select(Ascii.FromHex)];
        Allocations.AreNone("DHCP and multicast DNS", () =>
        {
            foreach (byte[] packet in packets)
            {
                message.Load(packet, packet.Length);
                DhcpReply.Write(packet, message, DhcpType.Offer, 2, 1, 0xFFFFFF00, 7_200, target);
                DhcpReply.WriteNak(packet, message, 1, target);
            }
            foreach (byte[] question in questions)
            {
                if (multicast.Load(question, question.Length, "pocketspy", 1)) writer.WritePlain(question, multicast, 1, target);
            }
            writer.WriteAddress("pocketspy", 1, target);
            writer.WriteProbe("pocketspy", 1, target);
            writer.WriteNothingElse("pocketspy", target);
        });
    }

    private static void Holds<T1, T2, T3>(Func<T1, T2, T3, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(300).WithQuietOnSuccess(true), Prop.ForAll(property));

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
