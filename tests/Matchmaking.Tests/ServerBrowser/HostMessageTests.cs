using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Messages to hosts; their data is a segment of its own, as the SDK sends it.</summary>
[TestClass]
public class HostMessageTests
{
    // A reservation of a DS: magic, version 3, command 1, 4 bytes of arguments, port, address, profile; the arguments. Then one of a Wii without any.
    private const string Reservation = "5342434d 03000000 01 04 0400 c0a80464 e9030000 01000000";
    private const string WiiReservation = "bb49cc4d 5a000000 01 00 0400 c0a80464 e9030000";
    private const string Cookie = "fdfc1e666ab2 12345678";

    private static readonly long Host = BrowserWorld.At(2, 1_000);
    private static readonly byte[] Data = Raw.Bytes("data");

    [TestMethod]
    [DataRow("64617461")]
    [DataRow(Cookie)]
    [DataRow(Reservation)]
    [DataRow(WiiReservation)]
    [DataRow("534243")]
    [DataRow("00")]
    public void A_message_is_passed_on_unchanged(string hex)
    {
        byte[] data = ListMessages.FromHex(hex);
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        client.Link.Write(ListMessages.SendHead(Host, data.Length));
        Assert.AreEqual(0, world.Messenger.Count);
        client.Link.Write(data);
        AssertPassed(world, 1, data);
        client.Link.Write(ListMessages.Join(ListMessages.SendHead(Host, data.Length), data));
        AssertPassed(world, 2, data);
        Assert.AreEqual(0, client.Link.TakeBytes().Length);
        Assert.IsFalse(client.Link.IsEnded);
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_match_command_that_is_cut_is_not_passed_on()
    {
        for (int i = 0; i < 2; i++)
        {
            byte[] command = ListMessages.FromHex(i == 0 ? Reservation : WiiReservation);
            for (int count = 4; count < command.Length; count++)
            {
                BrowserWorld world = ListOptionTests.TwoHosts();
                ListClient client = new(world);
                client.Ask(new ListAsk { Options = ListOptions.NoList });
                client.Link.Write(ListMessages.SendHead(Host, count));
                client.Link.Write(command, 0, count);
                Assert.AreEqual(0, world.Messenger.Count);
                Assert.AreEqual(1, world.LinesWith("192.168.4.100 sent something that is not understood: a match command that is cut"));
                Assert.IsFalse(client.Link.IsEnded);
                Send(client, Host, Data);
                AssertPassed(world, 1, Data);
            }
        }
    }

    [TestMethod]
    [DataRow("5342434d 03000000 01 04 0400 c0a80465 e9030000 01000000", 1_001)]
    [DataRow("bb49cc4d 5a000000 01 00 0400 c0a80465 e9030000", 1_001)]
    [DataRow(Reservation, 1_002)]
    [DataRow(WiiReservation, 1_002)]
    [DataRow("bb49cc4d 5a000000 01 00 0400 c0a80464 00000000", 1_001)]
    [DataRow("bb49cc4d 5a000000 01 00 0400 c0a80464 e90300ff", 1_001)]
    public void A_match_command_in_the_name_of_another_is_not_passed_on(string hex, int profileId)
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        world.Tools.Players = new FakePlayers(profileId, BrowserWorld.At(100, 1));
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        Send(client, Host, ListMessages.FromHex(hex));
        Assert.AreEqual(0, world.Messenger.Count);
        Assert.AreEqual(1, world.LinesWith("192.168.4.100 sent something that is not understood: a match command of another player"));
        Assert.IsFalse(client.Link.IsEnded);
        Send(client, Host, Data);
        AssertPassed(world, 1, Data);
    }

    [TestMethod]
    [DataRow(Reservation)]
    [DataRow("5342434d 03000000 01 04 0400 00000000 e9030000 01000000")]
    public void A_match_command_of_a_player_who_is_signed_in_is_passed_on(string hex)
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        world.Tools.Players = new FakePlayers(1_001, BrowserWorld.At(100, 1));
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        Send(client, Host, ListMessages.FromHex(hex));
        AssertPassed(world, 1, ListMessages.FromHex(hex));
    }

    [TestMethod]
    public void A_message_to_an_unknown_host_goes_nowhere()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        byte[] game = Raw.Bytes(BrowserWorld.Game);
        world.Hosts.Add(BrowserWorld.At(9, 1_000), 1, world.Games.Claim(game, 0, game.Length), 0, 0);
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        Send(client, BrowserWorld.At(2, 1_001), Data);
        Send(client, BrowserWorld.At(9, 1_000), Data);
        Send(client, 0, Data);
        Send(client, Host, new byte[0]);
        Assert.AreEqual(0, world.Messenger.Count + world.Events.Count + client.Parts.Pushes);
        Assert.IsFalse(client.Link.IsEnded);
        Send(client, Host, Data);
        AssertPassed(world, 1, Data);
    }

    [TestMethod]
    public void The_longest_message_is_taken_and_a_longer_one_is_noise()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        byte[] data = new byte[BrowserSession.MessageBytes - 9];
        Send(client, Host, data);
        AssertPassed(world, 1, data);
        Send(client, Host, new byte[data.Length + 1]);
        Assert.AreEqual(1, world.Messenger.Count);
        Assert.IsTrue(client.Link.IsClosed);
    }

    [TestMethod]
    public void A_host_of_another_game_may_be_written_to()
    {
        // A title whose retail and expansion names differ asks under one and joins under the other.
        BrowserWorld world = ListOptionTests.TwoHosts();
        world.Add("sailor", BrowserWorld.At(9, 1_000), "\\hostname\\Third", null, 0, 0);
        ListClient client = new(world);
        client.Ask(new ListAsk());
        Send(client, BrowserWorld.At(9, 1_000), Data);
        Assert.AreEqual(BrowserWorld.At(9, 1_000), world.Messenger.LastTo);
    }

    [TestMethod]
    public void A_message_whose_head_lacks_the_host_is_ignored()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk { Options = ListOptions.NoList });
        for (int type = 1; type <= 5; type++)
        {
            for (int count = 3; count < 9; count++)
            {
                byte[] message = Raw.Copy(ListMessages.Info(Host), count);
                message[1] = (byte)count;
                message[2] = (byte)type;
                client.Link.Write(message);
            }
        }
        Assert.IsFalse(client.Link.IsEnded);
        Assert.AreEqual(0, world.Messenger.Count);
        Assert.AreEqual(1, client.Say(ListMessages.Info(Host)).Hosts.Count);
    }

    private static void Send(ListClient client, long host, byte[] data)
    {
        client.Link.Write(ListMessages.SendHead(host, data.Length));
        if (data.Length > 0) client.Link.Write(data);
    }

    private static void AssertPassed(BrowserWorld world, int count, byte[] data)
    {
        Assert.AreEqual(count, world.Messenger.Count);
        Assert.AreEqual(Host, world.Messenger.LastTo);
        Assert.AreEqual(ListMessages.Hex(data), ListMessages.Hex(world.Messenger.Last));
    }
}
