using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Games whose editions have keys of their own: no proof comes with a request for a list.</summary>
[TestClass]
public class EditionTests
{
    private const string Game = "severalracers";

    [TestMethod]
    public void A_list_is_enciphered_with_the_full_games_key()
    {
        BrowserWorld world = new();
        AddHost(world, 2, 1);
        Assert.AreEqual(1, Hosts(world, 9, null));
    }

    [TestMethod]
    public void A_list_for_an_address_whose_host_has_proved_a_key_is_enciphered_with_that()
    {
        BrowserWorld world = new();
        AddHost(world, 2, 0);
        AddHost(world, 9, 1);
        Assert.AreEqual(2, Hosts(world, 9, FakeGameKeys.Second));
        Assert.AreEqual(2, Hosts(world, 2, null));
    }

    [TestMethod]
    [DataRow(HostState.Unproven)]
    [DataRow(HostState.Waiting)]
    public void A_host_that_has_proved_nothing_chooses_no_key(int state)
    {
        BrowserWorld world = new();
        AddHost(world, 2, 0);
        int row = AddHost(world, 9, 1);
        world.Hosts.List(row, state);
        Assert.AreEqual(state == HostState.Waiting ? 1 : 2, Hosts(world, 9, null));
    }

    private static int AddHost(BrowserWorld world, int computer, int keyNumber)
    {
        int row = world.Add(Game, BrowserWorld.At(computer, 7_777), "\\hostname\\x", null, 0, 0);
        world.Hosts.NoteKey(row, keyNumber);
        return row;
    }

    // How many hosts somebody at a computer reads with a key.
    private static int Hosts(BrowserWorld world, int computer, string key)
    {
        ListClient client = new(world, BrowserWorld.At(computer, 40_000));
        client.Ask(new ListAsk { Game = Game, Asker = Game, OwnKey = key is null ? null : Raw.Bytes(key) });
        return client.Parts.Hosts.Count;
    }
}
