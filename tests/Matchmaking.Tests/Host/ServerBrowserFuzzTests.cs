using System;
using System.Collections.Generic;
using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Tests.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>
/// 300,000 damaged messages in random segments over links that are fast, slow and cut, while hosts come and go: nothing throws, tables keep
/// their bounds, and those who behave can read every byte and know the hosts that there are.
/// </summary>
[TestClass]
public class ServerBrowserFuzzTests
{
    private const int Messages = 300_000;
    private const int Rows = 30;
    private const int Games = 6;
    private const string Fields = "\\hostname\\numplayers\\game";

    private static readonly string[] Names = [BrowserWorld.Game, "sailor", "pilot", "diver", "unknowngame", "golfer", "r"];

    private static readonly string[] Filters =
    [
        "", "numplayers < 8", "hostname like '%1%'", "groupid is null", "(numplayers = 5 or hostname != 'x') and game = 'racer'", "dwc_pid = 5", "(", "numplayers & 1 = 1",
    ];

    private static readonly string[] Values = ["0", "5", "007", "255", "256", "65535", "65536", "-1", "", "x", "First", "a longer name of a server"];

    [TestMethod]
    public void Messages_cut_anywhere_neither_throw_nor_disturb_a_watcher()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        world.Add(BrowserWorld.Game, BrowserWorld.At(2, 7_777), "\\hostname\\Third\\numplayers\\1", HostInfoTests.Rosters(), 0, 0);
        ListClient watcher = Watch(world);
        foreach (ListPacket packet in ListPackets.OfClients)
        {
            byte[] message = ListMessages.FromHex(packet.Message);
            for (int cut = 0; cut <= message.Length; cut++)
            {
                for (int way = 0; way < 4; way++)
                {
                    Link link = new(world.Browser, BrowserWorld.At(50, 1_000));
                    if (packet.Type != ListMessageType.ListRequest) link.Write(new ListAsk().Bytes());
                    byte[] part = message[..cut];
                    if ((way & 1) != 0 && cut > 1)
                    {
                        part[0] = (byte)(cut >> 8);
                        part[1] = (byte)cut;
                    }
                    link.Write(part);
                    if (way > 1) link.Write(message);
                    link.HangUp();
                }
            }
        }
        Assert.AreEqual(1, world.Browser.Count);
        world.Change(0, "\\hostname\\Other\\numplayers\\6");
        AssertKnows(world, watcher);
    }

    [TestMethod]
    public void No_message_throws_or_disturbs_another_client()
    {
        Random random = new(11);
        BoxSize size = BoxSize.Small();
        BrowserWorld world = new(size, Rows, Games, "racer 10 Beginners\nsailor 11 Harbour\n");
        ListClient watcher = Watch(world);
        SlowClient slow = new(world, random);
        Link[] links = new Link[4];
        int answers = 0;
        for (int i = 0; i < Messages; i++)
        {
            if (random.Next(4) == 0) ChangeHosts(world, random);
            int which = random.Next(links.Length);
            if (links[which] is null) links[which] = Open(world, random);
            byte[] message = Mutate(Message(random), random);
            WriteCut(links[which], message, random);
            if (random.Next(4) == 0) links[which].Drain(random.Next(3_000));
            if (links[which].TakeBytes().Length > 0) answers++;
            if (links[which].IsEnded || random.Next(50) == 0)
            {
                links[which].HangUp();
                links[which] = null;
            }
            if (random.Next(3) == 0) world.Pass(100);
            if (random.Next(10) == 0) slow.GoOn();
            Assert.IsFalse(watcher.Link.IsEnded);
            Assert.IsNotNull(watcher.Parts);
            Assert.IsTrue(world.Browser.Count <= MatchmakingSize.For(size).ListSessions);
            if (i % 1_000 == 0) AssertKnows(world, watcher);
        }
        AssertKnows(world, watcher);
        Assert.IsTrue(slow.Lists > 500, slow.Lists + " slow lists came to their end");
        Assert.IsTrue(answers > Messages / 5, answers + " messages were answered");
        foreach (Link link in links) link?.HangUp();
        slow.HangUp();
        watcher.Link.HangUp();
        Assert.AreEqual(0, world.Browser.Count);
        for (int row = 0; row < Rows; row++)
        {
            if (world.Hosts.IsListed(row)) world.Remove(row);
        }
        // Nothing is held any more: every place is for others.
        for (int i = 0; i < Games; i++) Assert.IsTrue(GameCounterTests.HoldsOf(world.Games, i) == 0);
    }

    /// <summary>What a watcher asks for; not all hosts match.</summary>
    internal static ListAsk Watched() => new() { Fields = Fields, Filter = "numplayers < 1000 or hostname != 'none'", Options = ListOptions.PushUpdates };

    private static ListClient Watch(BrowserWorld world)
    {
        ListClient watcher = new(world);
        watcher.Ask(Watched());
        return watcher;
    }

    private static Link Open(BrowserWorld world, Random random)
    {
        Link link = new(world.Browser, BrowserWorld.At(50 + random.Next(10), 1_000));
        if (random.Next(3) == 0) link.Room = random.Next(800);
        if (random.Next(4) != 0) link.Write(Request(random).Bytes());
        return link;
    }

    private static void ChangeHosts(BrowserWorld world, Random random)
    {
        int number = random.Next(Rows);
        int row = world.Hosts.Find(BrowserWorld.At(number, 1_000));
        string game = Names[random.Next(3)];
        if (row < 0)
        {
            if (world.Games.Claim(Raw.Bytes(game), 0, game.Length) >= 0) world.Add(game, BrowserWorld.At(number, 1_000), Keys(game, random), null, random.Next(4), random.Next(2) == 0 ? 0 : BrowserWorld.At(number, 1_000));
        }
        else if (random.Next(2) == 0)
        {
            world.Remove(row);
        }
        else
        {
            world.Change(row, Keys(Raw.Text(world.Games.NameOf(world.Hosts.GameOf(row))), random));
        }
    }

    private static string Keys(string game, Random random)
    {
        string keys = "\\game\\" + game;
        if (random.Next(8) != 0) keys += "\\hostname\\" + Values[random.Next(Values.Length)] + random.Next(30);
        if (random.Next(8) != 0) keys += "\\numplayers\\" + Values[random.Next(Values.Length)];
        if (random.Next(8) == 0) keys += "\\about\\" + Raw.Repeat('a', random.Next(400));
        if (random.Next(8) == 0) keys += "\\groupid\\10\\mapname\\Bay";
        return keys;
    }

    private static ListAsk Request(Random random)
    {
        return new ListAsk
        {
            Game = Names[random.Next(Names.Length)],
            Asker = Names[random.Next(Names.Length)],
            Filter = Filters[random.Next(Filters.Length)],
            Fields = random.Next(3) == 0 ? Fields : random.Next(2) == 0 ? "\\dwc_pid\\numplayers" : "",
            Options = random.Next(256),
            Source = (uint)random.Next(),
            Limit = (uint)random.Next(12),
        };
    }

    private static byte[] Message(Random random)
    {
        long host = BrowserWorld.At(random.Next(Rows), 1_000);
        return random.Next(8) switch
        {
            0 => ListMessages.Info(host),
            1 => ListMessages.MapLoop(host),
            2 => ListMessages.KeepAlive,
            3 => ListMessages.Search(random.Next(16), random.Next(40), Values[random.Next(Values.Length)]),
            4 => ListMessages.Join(ListMessages.SendHead(host, 10), ListMessages.FromHex("fdfc1e666ab212345678")),
            5 => ListMessages.Join(ListMessages.SendHead(host, 24), ListMessages.FromHex("5342434d03000000010404 00c0a80403e903000001000000")),
            6 => ListMessages.FromHex(ListPackets.OfClients[random.Next(ListPackets.OfClients.Length)].Message),
            _ => Request(random).Bytes(),
        };
    }

    private static byte[] Mutate(byte[] message, Random random)
    {
        List<byte> bytes = [.. message];
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = bytes.Count == 0 ? 0 : random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    if (bytes.Count > 0) bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at + 1) / 4);
                    break;
                case 2:
                    bytes.Insert(at, (byte)(random.Next(2) == 0 ? 0 : '\\'));
                    break;
                case 3:
                    bytes.InsertRange(at, Raw.Bytes(Raw.Repeat((char)random.Next(256), random.Next(300))));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at + 1)));
                    break;
                default:
                    if (at > 2) bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        // Else nearly all would end at their length.
        if (bytes.Count > 2 && random.Next(5) != 0)
        {
            bytes[0] = (byte)(bytes.Count >> 8);
            bytes[1] = (byte)bytes.Count;
        }
        return [.. bytes];
    }

    private static void WriteCut(Link link, byte[] message, Random random)
    {
        int at = 0;
        while (at < message.Length)
        {
            int count = random.Next(3) == 0 ? message.Length - at : 1 + random.Next(message.Length - at);
            link.Write(message, at, count);
            at += count;
        }
    }

    /// <summary>What the table holds, what a fresh list says and what the watcher was told are the same.</summary>
    internal static void AssertKnows(BrowserWorld world, ListClient watcher)
    {
        ListClient fresh = new(world, BrowserWorld.At(102, 50_000));
        ListParts all = fresh.Ask(new ListAsk { Fields = Fields });
        Assert.IsTrue(fresh.Reader.IsComplete);
        int listed = 0;
        for (int row = 0; row < world.Hosts.Capacity; row++)
        {
            if (!world.Hosts.IsListed(row) || Raw.Text(world.Games.NameOf(world.Hosts.GameOf(row))) != BrowserWorld.Game) continue;
            listed++;
            ListedHost host = all.Find(world.Hosts.EndPointOf(row));
            Assert.IsNotNull(host);
            AssertSame(world, row, host);
            ListedHost told = watcher.Parts.Find(world.Hosts.EndPointOf(row));
            if (told is not null) AssertSame(world, row, told);
        }
        Assert.AreEqual(listed, all.Hosts.Count);
        ListClient same = Watch(world);
        Assert.AreEqual(same.Parts.Hosts.Count, watcher.Parts.Hosts.Count);
        same.Link.HangUp();
        fresh.Link.HangUp();
    }

    private static void AssertSame(BrowserWorld world, int row, ListedHost host)
    {
        foreach (string name in new[] { "hostname", "numplayers", "game" })
        {
            int at = world.Hosts.ValueOf(row, name);
            byte[] data = world.Hosts.DataOf(row);
            Assert.AreEqual(at < 0 ? "" : Raw.Text(data, at, Array.IndexOf(data, (byte)0, at) - at), host[name]);
        }
    }
}
