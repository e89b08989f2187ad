using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Web.Tests.Http;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Page;

/// <summary>People who look at the page beside consoles, when the web server has no place left.</summary>
[TestClass]
public class GivingWayTests
{
    private const int Places = 6;
    private const string Look = "GET / HTTP/1.1\r\nHost: 192.168.4.1\r\nAccept-Encoding: gzip\r\n\r\n";
    private const string Poll = "GET /api/lobby HTTP/1.1\r\nHost: 192.168.4.1\r\n\r\n";
    private const string ConnectionTest = "GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n";

    private static readonly long Phone = EndPoints.Of(0xC0A80414, 50_000);
    private static readonly long Console = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    public void The_page_that_was_asked_for_first_goes_when_a_place_is_needed()
    {
        World world = new World().ShowPage(4);
        Link[] phones = new Link[Places];
        for (int i = 0; i < Places; i++)
        {
            phones[i] = SlowPhone(world);
            world.Pass(10);
        }
        for (int i = 0; i < Places; i++)
        {
            Link console = new(world.Http, Console);
            Assert.IsFalse(console.IsRefused);
            Assert.IsTrue(phones[i].IsAborted);
            Assert.IsTrue(i == Places - 1 || !phones[i + 1].IsAborted);
            phones[i].HangUp();
            console.Write("GET / HT");
        }
        Assert.AreEqual(0, world.Events.Count);
        Assert.IsTrue(new Link(world.Http, Console).IsRefused, "consoles do not go");
    }

    [TestMethod]
    public void A_client_that_says_nothing_goes_but_not_at_once()
    {
        World world = new World().ShowPage(4);
        Link[] silent = new Link[Places];
        for (int i = 0; i < Places; i++) silent[i] = new Link(world.Http, Phone);
        world.Pass(249);
        Assert.IsTrue(new Link(world.Http, Console).IsRefused);
        world.Pass(1);
        Assert.AreEqual(200, HttpAnswer.Status(world.Request(ConnectionTest, Console)));
        Assert.IsTrue(silent[0].IsAborted && !silent[1].IsAborted);
    }

    [TestMethod]
    public void Little_of_the_page_waits_for_a_phone_that_does_not_take_it()
    {
        World world = new World().ShowPage(4);
        Link phone = SlowPhone(world);
        for (int i = 0; i < 100; i++)
        {
            phone.Drain(300);
            world.Pass(100);
        }
        Assert.IsTrue(phone.MostPending <= 1_024 + 384, phone.MostPending.ToString());
    }

    [TestMethod]
    public void A_hundred_who_ask_at_once_are_answered_or_told_in_a_word_and_fill_no_log()
    {
        World world = new World().ShowPage(4);
        int answered = 0;
        int refused = 0;
        for (int round = 0; round < 20; round++)
        {
            for (int i = 0; i < 100; i++)
            {
                string answer = world.Request(Poll, Phone + ((long)i << 16));
                if (HttpAnswer.Status(answer) == 200)
                {
                    answered++;
                    continue;
                }
                refused++;
                Assert.AreEqual(503, HttpAnswer.Status(answer));
                Assert.IsTrue(answer.Length < 260 && answer.Contains("\r\nRetry-After: "), answer);
            }
            Assert.AreEqual(200, HttpAnswer.Status(world.Request(ConnectionTest, Console)));
            world.Pass(1_000);
        }
        Assert.AreEqual(80, answered);
        Assert.AreEqual(1_920, refused);
        Assert.AreEqual(10, world.Page.Pace.PollSeconds);
        Assert.AreEqual(0, world.Events.Count);
    }

    private static Link SlowPhone(World world)
    {
        Link phone = new(world.Http, Phone) { Room = 100 };
        phone.Write(Look);
        Assert.IsTrue(phone.Pending > 0 && !phone.IsEnded);
        return phone;
    }
}
