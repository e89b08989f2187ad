using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Http;

[TestClass]
public class HttpServiceTests
{
    private const string Test = "GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n";

    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    [DataRow("GET / HTTP/1.0\r\nHost: conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\nUser-Agent: Nitro WiFi SDK/1.2\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nhost: CONNTEST.NintendoWiFi.net:80\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nHost:conntest.nintendowifi.net\r\nHost: conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net, conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET http://conntest.nintendowifi.net/ HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET /?x=1 HTTP/1.1\nHost: conntest.nintendowifi.net\n\n")]
    [DataRow("\r\n\r\n\nGET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nHost:\r\n conntest.nintendowifi.net\r\n\t\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\nX: a\n\tHost: x\nHost: conntest.nintendowifi.net\n\n")]
    public void The_connection_test_is_passed(string request)
    {
        string answer = new World().Request(request, Client);
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 OK\r\n"), answer);
        Assert.IsTrue(answer.Contains("\r\nX-Organization: Nintendo\r\n"));
        Assert.IsTrue(answer.Contains("\r\nConnection: close\r\n"));
        AssertLength(answer);
    }

    [TestMethod]
    public void Routes_are_chosen_by_host_and_path()
    {
        World world = new();
        world.Http.Page = null;
        Assert.AreEqual(404, HttpAnswer.Status(world.Request("GET / HTTP/1.1\r\nHost: www.example.org\r\n\r\n", Client)));
        Assert.AreEqual(404, HttpAnswer.Status(world.Request("GET /nothing HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n", Client)));
        Assert.AreEqual(405, HttpAnswer.Status(world.Request("GET /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\n\r\n", Client)));
        Assert.AreEqual(200, HttpAnswer.Status(world.Request(Test, Client)));
    }

    [TestMethod]
    public void A_request_for_something_unknown_is_logged_without_its_control_characters()
    {
        World world = new();
        world.Http.Page = null;
        string answer = world.Request("GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n", Client);
        Assert.AreEqual(404, HttpAnswer.Status(answer));
        AssertLength(answer);
        Assert.AreEqual("192.168.4.10 sent something that is not understood: /a?b", world.Events[0]);
    }

    [TestMethod]
    public void Head_gets_the_head_alone()
    {
        string answer = new World().Request("HEAD / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n\r\n", Client);
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.AreEqual(answer.Length - 4, answer.IndexOf("\r\n\r\n"));
        Assert.IsTrue(!answer.Contains("\r\nContent-Length: 0\r\n"));
    }

    [TestMethod]
    [DataRow("garbage\r\n\r\n")]
    [DataRow("\r\n\r\ngarbage\r\n\r\n")]
    [DataRow("GET /\r\n\r\n")]
    [DataRow("GET / SIP/2.0\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nno colon\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nContent-Length: 5x\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [DataRow("POST /ac HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nHost : conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\nHost\t: conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\n: conntest.nintendowifi.net\r\n\r\n")]
    [DataRow("GET / HTTP/1.1\r\n Host: conntest.nintendowifi.net\r\n\r\n")]
    public void What_is_no_request_is_a_bad_one(string request)
    {
        World world = new();
        Link link = new(world.Http, Client);
        link.Write(request);
        Assert.AreEqual(400, HttpAnswer.Status(link.Take()));
        Assert.IsTrue(link.IsClosed);
    }

    [TestMethod]
    public void A_request_split_at_any_byte_is_answered_the_same()
    {
        World world = new();
        string request = NasMessages.Post(NasMessages.Field("action", "nonsense"));
        string whole = world.Request(request, Client);
        byte[] bytes = Raw.Bytes(request);
        for (int cut = 1; cut < bytes.Length; cut++)
        {
            Link link = new(world.Http, Client);
            link.Write(bytes, 0, cut);
            Assert.AreEqual("", link.Take());
            link.Write(bytes, cut, bytes.Length - cut);
            Assert.AreEqual(whole, link.Take());
            Assert.IsTrue(link.IsClosed);
            link.HangUp();
        }
    }

    [TestMethod]
    public void A_body_in_chunks_is_answered_as_one_in_a_piece_wherever_it_is_cut()
    {
        World world = new();
        string body = NasMessages.Field("action", "nonsense");
        string whole = world.Request(NasMessages.Post(body), Client);
        const string Head = "POST /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\nTransfer-Encoding: Chunked\r\n\r\n";
        string chunks = "3;name=value\r\n" + body.Substring(0, 3) + "\r\n" + (body.Length - 3).ToString("x") + "\r\n" + body.Substring(3) + "\r\n0\r\nX: y\r\n\r\n";
        byte[] bytes = Raw.Bytes(Head + chunks);
        for (int cut = 1; cut < bytes.Length; cut++)
        {
            Link link = new(world.Http, Client);
            link.Write(bytes, 0, cut);
            Assert.AreEqual("", link.Take(), cut.ToString());
            link.Write(bytes, cut, bytes.Length - cut);
            Assert.AreEqual(whole, link.Take());
            Assert.IsTrue(link.IsClosed);
            link.HangUp();
        }
    }

    [TestMethod]
    public void A_request_byte_by_byte_is_answered_the_same()
    {
        World world = new();
        string request = NasMessages.Post(NasMessages.Field("action", "nonsense"));
        string whole = world.Request(request, Client);
        byte[] bytes = Raw.Bytes(request);
        Link link = new(world.Http, Client);
        for (int i = 0; i < bytes.Length; i++) link.Write(bytes, i, 1);
        Assert.AreEqual(whole, link.Take());
    }

    [TestMethod]
    public void What_follows_the_request_is_not_looked_at()
    {
        World world = new();
        Link link = new(world.Http, Client);
        link.Write(Test + Test + "garbage\r\n\r\n");
        string answer = link.Take();
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.AreEqual(1, Raw.CountOf(answer, "HTTP/1.1"));

        // Also when the request itself came in pieces and much follows.
        link = new Link(world.Http, Client);
        string post = NasMessages.Post(NasMessages.Field("action", Raw.Repeat('x', 900)));
        link.Write(post.Substring(0, post.Length - 10));
        link.Write(post.Substring(post.Length - 10) + Raw.Repeat('g', 4_000));
        Assert.AreEqual(200, HttpAnswer.Status(link.Take()));
    }

    [TestMethod]
    public void A_head_that_does_not_end_is_refused_with_431()
    {
        World world = new();
        Link link = new(world.Http, Client);
        link.Write("GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\n");
        for (int i = 0; i < 40 && !link.IsEnded; i++) link.Write("X-Padding: " + Raw.Repeat('x', 100) + "\r\n");
        Assert.AreEqual(431, HttpAnswer.Status(link.Take()));
        Assert.IsTrue(link.IsClosed);

        link = new Link(world.Http, Client);
        link.Write("GET / HTTP/1.1\r\nX: " + Raw.Repeat('x', 1_500));
        link.Write(Raw.Repeat('x', 4_000));
        Assert.AreEqual(431, HttpAnswer.Status(link.Take()), "also when one segment passes all limits");
    }

    [TestMethod]
    public void A_body_that_is_too_long_is_refused_with_413_before_it_comes()
    {
        World world = new();
        int limit = world.Http.BodyBytes;
        Link link = new(world.Http, Client);
        link.Write("POST /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\nContent-Length: " + (limit + 1).ToString() + "\r\n\r\n");
        Assert.AreEqual(413, HttpAnswer.Status(link.Take()));
        Assert.IsTrue(link.IsClosed);

        link = new Link(world.Http, Client);
        link.Write("POST /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\nContent-Length: " + limit.ToString() + "\r\n\r\n");
        for (int sent = 0; sent < limit; sent += 512) link.Write(Raw.Repeat('x', 512));
        Assert.AreEqual(200, HttpAnswer.Status(link.Take()), "the longest body is taken");
    }

    [TestMethod]
    public void A_client_that_waits_is_told_to_go_on()
    {
        World world = new();
        string body = NasMessages.Field("action", "nonsense");
        Link link = new(world.Http, Client);
        link.Write("POST /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\nExpect: 100-continue\r\nContent-Length: " + body.Length.ToString() + "\r\n\r\n");
        Assert.AreEqual("HTTP/1.1 100 Continue\r\n\r\n", link.Take());
        link.Write(body);
        Assert.AreEqual(200, HttpAnswer.Status(link.Take()));
    }

    [TestMethod]
    public void A_slow_client_is_cut_when_its_time_is_up()
    {
        World world = new();
        Link link = new(world.Http, Client);
        for (int second = 0; second < 15; second++)
        {
            link.Write("G");
            world.Pass(1_000);
            Assert.IsFalse(link.IsEnded);
        }
        world.Pass(1);
        Assert.IsTrue(link.IsAborted);
        link.HangUp();
        Assert.AreEqual(200, HttpAnswer.Status(world.Request(Test, Client)));
    }

    [TestMethod]
    public void A_full_table_turns_clients_away_until_one_leaves()
    {
        World world = new();
        Link[] links = new Link[6];
        for (int i = 0; i < links.Length; i++)
        {
            links[i] = new Link(world.Http, Client);
            links[i].Write("GET / HT");
        }
        Assert.IsTrue(new Link(world.Http, Client).IsRefused);
        Assert.AreEqual("no room for another web request: the table is full", world.Events[0]);
        links[3].HangUp();
        Assert.AreEqual(200, HttpAnswer.Status(world.Request(Test, Client)));

        // An answered client that never closes keeps no place.
        links[0].Write("TP/1.1\r\nHost: conntest.x\r\n\r\n");
        Assert.AreEqual(200, HttpAnswer.Status(links[0].Take()));
        Assert.AreEqual(200, HttpAnswer.Status(world.Request(Test, Client)));
    }

    private static void AssertLength(string answer)
    {
        int body = answer.Length - answer.IndexOf("\r\n\r\n") - 4;
        Assert.IsTrue(answer.IndexOf("\r\nContent-Length: " + body.ToString() + "\r\n") > 0, "the length is wrong");
    }
}
