using PocketSpy.Core;
using PocketSpy.Nintendo.Downloads;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Tests;
using PocketSpy.Web.Http;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Nas;

/// <summary>Walks the tables of routes and actions, and damages every request in them.</summary>
[TestClass]
public class GoldenRequestTests
{
    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    public void Every_route_has_a_golden_request()
    {
        World world = GoldenRequests.NewWorld();
        for (int i = 0; i < world.Http.RouteCount; i++)
        {
            HttpRoute route = world.Http.RouteAt(i);
            // Those of the owner are no console's.
            if (route.Path.StartsWith("/api/")) continue;
            Assert.IsTrue(GoldenRequests.Has(route.Path, null), "a golden request is missing: " + route.Path);
        }
    }

    [TestMethod]
    public void Every_action_has_a_golden_request()
    {
        foreach (string action in NasActions.Names.Split(' ')) Assert.IsTrue(GoldenRequests.Has("/ac", action), "a golden request is missing: " + action);
        foreach (string action in DownloadActions.Names.Split(' ')) Assert.IsTrue(GoldenRequests.Has("/download", action), "a golden request is missing: " + action);
    }

    [TestMethod]
    public void Every_golden_request_is_answered()
    {
        foreach (GoldenRequest request in GoldenRequests.All)
        {
            World world = GoldenRequests.NewWorld();
            string answer = world.Request(request.Text, Client);
            Assert.IsTrue(request.IsAnsweredBy(answer), request.Path + " " + request.Action + ": " + answer);
            Assert.AreEqual(0, world.LinesWith("not understood"), request.Path);
            Assert.IsTrue(answer.Length <= NasAnswer.MaximumBytes, request.Path);
        }
    }

    [TestMethod]
    public void After_every_truncation_the_next_console_is_served()
    {
        foreach (GoldenRequest request in GoldenRequests.All)
        {
            World world = GoldenRequests.NewWorld();
            byte[] bytes = Raw.Bytes(request.Text);
            for (int length = 0; length < bytes.Length; length++)
            {
                Link link = new(world.Http, Client);
                if (length > 0) link.Write(bytes, 0, length);
                Assert.AreEqual("", link.Take());
                link.HangUp();
            }
            AssertServes(world);
        }
    }

    [TestMethod]
    [DataRow(0x01)]
    [DataRow(0x20)]
    [DataRow(0x80)]
    [DataRow(0xFF)]
    public void After_every_flipped_byte_the_next_console_is_served(int flip)
    {
        foreach (GoldenRequest request in GoldenRequests.All)
        {
            World world = GoldenRequests.NewWorld();
            byte[] bytes = Raw.Bytes(request.Text);
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] ^= (byte)flip;
                Link link = new(world.Http, Client);
                link.Write(bytes);
                link.HangUp();
                bytes[i] ^= (byte)flip;
            }
            AssertServes(world);
        }
    }

    [TestMethod]
    public void A_body_cut_short_with_a_length_to_match_is_answered()
    {
        foreach (GoldenRequest request in GoldenRequests.All)
        {
            string body = NasMessages.Body(request.Text);
            World world = GoldenRequests.NewWorld();
            for (int length = 0; length < body.Length; length++)
            {
                string answer = world.Request(NasMessages.PostTo(request.Path, "nas.nintendowifi.net", body.Substring(0, length)), Client);
                Assert.IsTrue(answer.StartsWith("HTTP/1.1 "), answer);
            }
            AssertServes(world);
        }
    }

    [TestMethod]
    public void The_test_page_of_every_NAS_host_says_ok()
    {
        World world = new();
        string answer = world.Request("GET /nastest.jsp HTTP/1.1\r\nHost: naswii.nintendowifi.net\r\n\r\n", Client);
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 OK\r\n") && answer.Contains("\r\nNODE: wifiappe1\r\n"), answer);
        Assert.IsTrue(answer.Contains("\r\nContent-Type: text/html\r\n") && answer.Contains("ok"), answer);
        Assert.IsTrue(world.Request("GET /nastest.jsp HTTP/1.1\r\nHost: dls1.nintendowifi.net\r\n\r\n", Client).StartsWith("HTTP/1.1 404 "));
    }

    private static void AssertServes(World world)
    {
        foreach (GoldenRequest request in GoldenRequests.All)
        {
            string answer = world.Request(request.Text, Client);
            // Damaged account requests may have filled the table; that is said, too.
            bool full = request.Action == "acctcreate" && NasMessages.Value(answer, "returncd") == NasResult.Busy;
            Assert.IsTrue(full || request.IsAnsweredBy(answer), request.Path + " " + request.Action + ": " + answer);
        }
    }
}
