using System.Linq;
using System.Text.Json;
using nanoFramework.TestFramework;
using PocketSpy.Board;
using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Web.Http;
using PocketSpy.Web.Tests.Http;

namespace PocketSpy.Web.Tests.Host.Board;

/// <summary>The last hours of a board, for the charts of the page.</summary>
[TestClass]
public class HistoryTests
{
    private static readonly long Phone = EndPoints.Of(0xC0A80414, 50_000);

    [TestMethod]
    public void A_sample_is_taken_every_three_minutes_and_the_oldest_comes_first()
    {
        Players players = new();
        BoardHistory history = With(players, out World world);
        for (int i = 0; i < 3; i++)
        {
            players.Number = i;
            history.Tick(i * BoardHistory.EverySeconds * 1_000L);
            history.Tick((i * BoardHistory.EverySeconds * 1_000L) + 1_000);
        }
        JsonElement past = Read(world);
        Assert.AreEqual(180, past.GetProperty("every").GetInt32());
        Assert.AreEqual("0 1 2", Numbers(past, "players"));
        // The stand-in of a box has 100 and the number of each fact more.
        Assert.AreEqual("100 100 100", Numbers(past, "sockets"));
        Assert.AreEqual("0 0 0", Numbers(past, "heapKilobytes"));
    }

    [TestMethod]
    public void The_ring_has_five_hours_and_no_more_and_what_is_too_large_is_as_much_as_fits()
    {
        Players players = new();
        BoardHistory history = With(players, out World world);
        for (int i = 0; i < BoardHistory.Samples + 7; i++)
        {
            players.Number = i == BoardHistory.Samples + 6 ? 1_000_000 : i;
            history.Tick(i * BoardHistory.EverySeconds * 1_000L);
        }
        string[] seen = Numbers(Read(world), "players").Split(' ');
        Assert.AreEqual(BoardHistory.Samples, seen.Length);
        Assert.AreEqual("7", seen[0]);
        Assert.AreEqual("65535", seen[^1]);
        Assert.AreEqual(5 * 3_600, BoardHistory.Samples * BoardHistory.EverySeconds);
    }

    [TestMethod]
    public void It_can_only_be_read()
    {
        With(new Players(), out World world);
        string post = world.Request("POST /api/history HTTP/1.1\r\nHost: 192.168.4.1\r\nContent-Length: 2\r\n\r\n{}", Phone);
        Assert.AreEqual(405, HttpAnswer.Status(post));
    }

    private static BoardHistory With(Players players, out World world)
    {
        world = new World().ShowBox(100);
        world.Shown.Add(players);
        BoardHistory history = new(world.Tools, world.Shown);
        world.Http.Add(new HttpRoute(null, BoardHistory.Path, history));
        return history;
    }

    private static JsonElement Read(World world) => PageJsonTests.Read(world, BoardHistory.Path);

    private static string Numbers(JsonElement past, string name) => string.Join(' ', past.GetProperty(name).EnumerateArray().Select(number => number.GetInt32()));

    private sealed class Players : PageSource
    {
        internal long Number { get; set; }

        public override long Gauge(int index, out string name, out string help)
        {
            name = index == 0 ? "players" : null;
            help = "";
            return Number;
        }
    }
}
