using System;
using System.Reflection;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Tests.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>A game's number is held by its hosts and by those who watch it, each once, and by nobody else.</summary>
[TestClass]
public class GameCounterTests
{
    private static readonly string[] Names = [BrowserWorld.Game, "sailor", "pilot", "diver", "golfer", "boxer"];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void The_count_of_each_game_is_that_of_its_hosts_and_watchers(int seed)
    {
        Random random = new(seed);
        BrowserWorld world = new(BoxSize.Small(), 12, 4, "");
        ListClient[] clients = new ListClient[6];
        string[] watched = new string[clients.Length];
        int refused = 0;
        for (int step = 0; step < 20_000; step++)
        {
            int which = random.Next(clients.Length);
            switch (random.Next(5))
            {
                case 0:
                    AddOrRemove(world, random);
                    break;
                case 1:
                    clients[which]?.Link.HangUp();
                    clients[which] = null;
                    watched[which] = null;
                    break;
                case 2:
                    world.Pass(random.Next(1_000));
                    break;
                default:
                    if (clients[which] is null || clients[which].Link.IsEnded)
                    {
                        clients[which]?.Link.HangUp();
                        clients[which] = new ListClient(world, BrowserWorld.At(100 + which, 50_000));
                    }
                    watched[which] = Ask(clients[which], random);
                    if (clients[which].Link.IsEnded) refused++;
                    break;
            }
            AssertCounts(world, watched);
            for (int i = 0; i < clients.Length; i++) AssertOwnHostsOnly(clients[i], watched[i]);
        }
        Assert.IsTrue(refused > 100 && refused < 10_000, refused + " refused");
    }

    internal static int HoldsOf(GameTable games, int game)
    {
        FieldInfo field = typeof(GameTable).GetField("_hosts", BindingFlags.Instance | BindingFlags.NonPublic);
        return ((short[])field.GetValue(games))[game];
    }

    // Gives the game that the client watches now; null for none.
    private static string Ask(ListClient client, Random random)
    {
        string game = Names[random.Next(Names.Length)];
        ListAsk ask = new()
        {
            Game = game,
            Asker = random.Next(4) == 0 ? Names[random.Next(Names.Length)] : game,
            Fields = "\\game",
            Filter = random.Next(10) == 0 ? "(" : "",
            Options = random.Next(256),
            Limit = (uint)random.Next(4),
        };
        if (random.Next(20) == 0) ask.Protocol = 9;
        client.Link.TakeBytes();
        client.Expect(ask);
        client.Link.Write(ask.Bytes());
        if (client.Link.IsEnded)
        {
            client.Link.TakeBytes();
            return null;
        }
        Assert.IsTrue(client.Reader.IsConnected);
        return (ask.Options & ListOptions.PushUpdates) != 0 ? game : null;
    }

    private static void AddOrRemove(BrowserWorld world, Random random)
    {
        long at = BrowserWorld.At(random.Next(12), 1_000);
        int row = world.Hosts.Find(at);
        string game = Names[random.Next(Names.Length)];
        if (row >= 0) world.Remove(row);
        else if (world.Games.Claim(Raw.Bytes(game), 0, game.Length) >= 0) world.Add(game, at, "\\game\\" + game, null, 0, 0);
    }

    private static void AssertCounts(BrowserWorld world, string[] watched)
    {
        int[] expected = new int[4];
        for (int row = 0; row < world.Hosts.Capacity; row++)
        {
            if (world.Hosts.IsListed(row)) expected[world.Hosts.GameOf(row)]++;
        }
        foreach (string game in watched)
        {
            if (game is null) continue;
            int number = world.Games.Find(Raw.Bytes(game), 0, game.Length);
            Assert.IsTrue(number >= 0, game + " is watched and not in the table");
            expected[number]++;
        }
        for (int game = 0; game < expected.Length; game++) Assert.AreEqual(expected[game], HoldsOf(world.Games, game));
    }

    private static void AssertOwnHostsOnly(ListClient client, string game)
    {
        if (client is null || game is null) return;
        foreach (ListedHost host in client.Parts.Hosts) Assert.IsTrue(host["game"] is null || host["game"] == game || host["game"] == "");
    }
}
