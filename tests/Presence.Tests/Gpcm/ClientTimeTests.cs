using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Tests;
using PocketSpy.Web.Http;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>The box's times beside those of its clients, which are fixed in games and consoles: what has to be longer is, with room for a loss.</summary>
[TestClass]
public class ClientTimeTests
{
    // Public GameSpy SDK (2011): GP sends a keep-alive after 120 s of silence and ends a search after 60 s.
    private const int KeepAliveMilliseconds = 120_000;
    private const int SearchMilliseconds = 60_000;

    // A console gives a request to NAS up after 20 s and asks again after 5 s.
    private const int NasMilliseconds = 20_000;
    private const int NasPauseMilliseconds = 5_000;

    [TestMethod]
    public void A_player_may_be_silent_for_two_keep_alives()
    {
        Assert.IsTrue(GpcmService.IdleMilliseconds > 2 * KeepAliveMilliseconds + 30_000);
        World world = new();
        Player player = Player.NewOnPc(world, 1, "luigi");
        for (int round = 0; round < 4; round++)
        {
            for (int passed = 0; passed < 2 * KeepAliveMilliseconds; passed += 10_000) world.Pass(10_000);
            player.Link.Write("\\ka\\\\final\\");
        }
        Assert.IsFalse(player.Link.IsEnded);
    }

    [TestMethod]
    public void A_search_ends_before_its_client_gives_it_up() => Assert.IsTrue(GpspService.IdleMilliseconds < SearchMilliseconds);

    [TestMethod]
    public void A_web_request_is_refused_before_its_console_asks_again() =>
        Assert.IsTrue(HttpService.RequestMilliseconds > NasPauseMilliseconds && HttpService.RequestMilliseconds < NasMilliseconds);

    [TestMethod]
    public void A_token_outlives_the_way_from_NAS_to_presence_with_every_retry() =>
        Assert.IsTrue(LoginHandler.TokenSeconds > 10 * (NasMilliseconds + GpcmService.LoginMilliseconds) / 1_000);

    [TestMethod]
    public void A_login_has_longer_than_a_console_takes_for_a_lost_segment() => Assert.IsTrue(GpcmService.LoginMilliseconds > NasMilliseconds);

    [TestMethod]
    public void The_box_looks_for_a_dead_link_before_it_gives_a_player_up() => Assert.IsTrue(2 * GpcmService.KeepAliveMilliseconds < GpcmService.IdleMilliseconds);
}
