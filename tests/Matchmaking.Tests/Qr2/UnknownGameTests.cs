using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Network.Dns;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Hosts whose game's secret key the image does not know.</summary>
[TestClass]
public class UnknownGameTests
{
    [TestMethod]
    public void A_game_of_an_unknown_key_is_listed_and_flagged()
    {
        World world = new();
        GameHost host = new(world, 7, "mygame") { Secret = "abcdef" };
        host.Register();
        Assert.AreEqual(HostState.Unproven, world.Hosts.StateOf(host.Row));
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 opens a game: mygame, unproven"));
    }

    [TestMethod]
    public void A_game_of_an_unknown_key_is_turned_away_when_the_owner_wants_it_so()
    {
        World world = new(new FaultyFileSystem(), 1, BoxSize.Small(), OtherNames.Refuse, UnknownGames.Refuse);
        GameHost host = new(world, 7, "mygame") { Secret = "abcdef" };
        for (int i = 0; i < 5; i++)
        {
            host.Beat(GameHost.First);
            host.AssertTakes("<fefd04 KEY 04>This game is not known here.\\");
            world.Pass(10_000);
        }
        Assert.AreEqual(0, world.Hosts.Count);
        Assert.AreEqual(1, world.LinesWith("192.168.4.7 was turned away: the key of mygame is not known here (add it to games.txt)"));
        new GameHost(world, 8, "gmtest").Register();
    }

    [TestMethod]
    public void A_game_of_the_owner_proves_itself_with_the_owners_key()
    {
        FaultyFileSystem files = new();
        files["games.txt"] = Raw.Bytes("mygame abcdef My game\n");
        World world = new(files, 1, BoxSize.Small(), OtherNames.Refuse, UnknownGames.Refuse);
        GameHost host = new(world, 7, "mygame") { Secret = "abcdeg" };
        host.Beat(GameHost.First);
        host.Respond(host.TakeChallenge());
        host.AssertTakes("<fefd04 KEY 05>The answer to the challenge is wrong.\\");
        host.Secret = "abcdef";
        host.Register();
        Assert.AreEqual(HostState.Listed, world.Hosts.StateOf(host.Row));
    }

    [TestMethod]
    public void However_many_are_turned_away_the_log_has_eight_lines_a_minute()
    {
        World world = new(new FaultyFileSystem(), 1, BoxSize.Small(), OtherNames.Refuse, UnknownGames.Refuse);
        for (int minute = 1; minute <= 2; minute++)
        {
            for (int i = 0; i < 200; i++) new GameHost(world, i % 40, "mygame") { Secret = "abcdef" }.Beat(GameHost.First);
            Assert.AreEqual(8 * minute, world.LinesWith("was turned away"));
            world.Pass(60_000);
        }
    }
}
