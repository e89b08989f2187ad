using System.Collections.Generic;
using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>50,000 random and mutated messages to all services of one box. The numbers are the same at every run.</summary>
[TestClass]
public class FuzzTests
{
    private const int Messages = 50_000;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void No_message_throws_and_nothing_grows(int seed)
    {
        FakeRandom random = new(seed);
        World world = new(new Storage.Tests.FaultyFileSystem(), seed, BoxSize.Small(), OtherNames.Forward);
        FakeConsole player = LoginTests.AtNas(world).LogInAtPresence();
        byte[][] seeds = Seeds(player);
        List<Link> links = [];
        for (int i = 0; i < Messages; i++)
        {
            byte[] message = Mutate(seeds[random.Next(seeds.Length)], random);
            long from = random.Next(20) == 0 ? World.Upstream : EndPoints.Of(0xC0A80400 + (uint)random.Next(256), random.Next(65_536));
            int way = random.Next(4);
            if (way == 0)
            {
                if (message.Length > DnsService.MessageBytes) message = message[..DnsService.MessageBytes];
                world.Ask(message, from);
            }
            else if (way == 1)
            {
                player.Presence.Write(message);
                player.Presence.Take();
                if (player.Presence.IsEnded)
                {
                    Return(player, links);
                    seeds = Seeds(player);
                }
            }
            else
            {
                Send(world, links, way == 2, message, from, random);
            }
            world.Pass(random.Next(50));
            Assert.IsTrue(links.Count <= 16 && world.Presence.Count <= 10 && world.Accounts.Count <= 128 && world.Profiles.Count <= 128);
            Assert.IsTrue(world.Events.Count <= 32);
        }
        foreach (Link link in links) link.HangUp();
        player.HangUp();
        Assert.AreEqual(0, world.Presence.Count);
        for (int i = 0; i < world.Events.Count; i++)
        {
            Assert.IsTrue(world.Events[i].Length < 200);
            foreach (char character in world.Events[i]) Assert.IsFalse(char.IsControl(character), world.Events[i]);
        }
        new FakeConsole(world, 7).SignIn();
        new FakeConsole(new World(world.Files, 99), 7).SignIn();
    }

    // A link of its own or one that is open; those that the box has ended go, as with the port.
    private static void Send(World world, List<Link> links, bool http, byte[] message, long from, FakeRandom random)
    {
        Link link;
        if (links.Count > 0 && random.Next(2) == 0)
        {
            link = links[random.Next(links.Count)];
        }
        else
        {
            link = http ? new Link(world.Http, from) : new Link(world.Presence, from);
            if (!link.IsRefused) links.Add(link);
        }
        link.Write(message);
        link.TakeBytes();
        for (int i = links.Count - 1; i >= 0; i--)
        {
            if (!links[i].IsEnded && random.Next(40) != 0) continue;
            links[i].HangUp();
            links.RemoveAt(i);
        }
    }

    private static void Return(FakeConsole player, List<Link> links)
    {
        foreach (Link link in links) link.HangUp();
        links.Clear();
        player.HangUp();
        player.LogInAtNas();
        player.LogInAtPresence();
    }

    private static byte[][] Seeds(FakeConsole player)
    {
        List<byte[]> seeds =
        [
            [],
            DnsPackets.Query(1, "naswii.nintendowifi.net"),
            DnsPackets.Query(2, "www.example.org"),
            Raw.Bytes("GET / HTTP/1.0\r\nHost: conntest.nintendowifi.net\r\n\r\n"),
            Raw.Bytes(NasMessages.Post(NasMessages.CreateWii())),
            Raw.Bytes(NasMessages.Post(NasMessages.LoginDs("0000000004661", "AMCJ7654321"))),
            Raw.Bytes(NasMessages.Post(NasMessages.LoginWii("0000000004662", "RMCJ1234567"))),
            Raw.Bytes(NasMessages.Post(NasMessages.Locate("0000000004660", "9000"))),
            Raw.Bytes(GpcmMessages.Login(player.Token, player.Challenge, "ABCDEFGHIJ")),
        ];
        foreach (GoldenPacket packet in GoldenPackets.All) seeds.Add(Raw.Bytes(packet.MessageOf(player)));
        return [.. seeds];
    }

    private static byte[] Mutate(byte[] seed, FakeRandom random)
    {
        List<byte> message = [.. seed];
        for (int change = random.Next(5); change > 0; change--)
        {
            int at = message.Count == 0 ? 0 : random.Next(message.Count);
            switch (random.Next(6))
            {
                case 0:
                    if (message.Count > 0) message[at] = (byte)random.Next(256);
                    break;
                case 1:
                    if (message.Count > 0) message[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    message.RemoveRange(at, random.Next(message.Count - at + 1));
                    break;
                case 3:
                    byte[] bytes = new byte[random.Next(40)];
                    random.Fill(bytes, 0, bytes.Length);
                    message.InsertRange(at, bytes);
                    break;
                case 4:
                    message.InsertRange(at, Raw.Bytes(Marks[random.Next(Marks.Length)]));
                    break;
                default:
                    message.InsertRange(at, message.GetRange(at, random.Next(message.Count - at + 1)));
                    break;
            }
        }
        return message.Count > 1_024 ? [.. message.GetRange(0, 1_024)] : [.. message];
    }

    private static readonly string[] Marks = ["\\final\\", "\\", "\\\\", "\r\n\r\n", "\r\n", "&", "=", "%", "*", "\0", "\\sesskey\\", "\\id\\-1", "99999999999999999999"];
}
