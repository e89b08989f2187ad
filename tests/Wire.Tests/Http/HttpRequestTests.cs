using nanoFramework.TestFramework;
using PocketSpy.Wire.Http;

namespace PocketSpy.Wire.Tests.Http;

[TestClass]
public class HttpRequestTests
{
    [TestMethod]
    public void A_sign_in_with_two_Host_headers_and_a_game_code_is_read()
    {
        HttpRequest request = new HttpRequest();
        byte[] bytes = Ascii.Bytes(HttpPackets.NasLogin);
        int head = HttpHead.FindEnd(bytes, 0, bytes.Length, 0);
        Assert.IsTrue(request.LoadHead(bytes, 0, head));
        Assert.IsTrue(request.MethodIs("POST"));
        Assert.IsFalse(request.MethodIs("post"));
        Assert.IsTrue(request.PathIs("/AC"));
        Assert.IsFalse(request.PathIs("/acx"));
        Assert.AreEqual(HttpPackets.NasHost, Text(request, request.HostOffset, request.HostCount));
        Assert.AreEqual("RMCP", Text(request, request.GameCodeOffset, request.GameCodeCount));
        Assert.AreEqual(HttpPackets.NasLoginBody.Length, request.ContentLength);
        Assert.AreEqual(0, request.BodyCount);
        Assert.AreEqual(0, request.QueryCount);
        Assert.IsFalse(request.ExpectsContinue);
        request.SetBody(head, request.ContentLength);
        Assert.AreEqual(HttpPackets.NasLoginBody, Text(request, request.BodyOffset, request.BodyCount));
    }

    [TestMethod]
    public void An_absolute_target_names_the_host_whatever_the_header_says()
    {
        HttpRequest request = Load(HttpPackets.AbsoluteTarget);
        Assert.AreEqual("CONNTEST.nintendowifi.net", Text(request, request.HostOffset, request.HostCount));
        Assert.IsTrue(request.HostStartsWith("conntest."));
        Assert.IsTrue(request.PathIs("/a/b"));
        Assert.AreEqual("c=d?e", Text(request, request.QueryOffset, request.QueryCount));
    }

    [TestMethod]
    [DataRow("http://conntest.example", "")]
    [DataRow("HTTP://conntest.example:80", "")]
    [DataRow("http://conntest.example?a=/b", "a=/b")]
    public void An_absolute_target_without_a_path_is_the_root(string target, string query)
    {
        HttpRequest request = Load("GET " + target + " HTTP/1.1\r\n\r\n");
        Assert.AreEqual("conntest.example", Text(request, request.HostOffset, request.HostCount));
        Assert.IsTrue(request.PathIs("/"));
        Assert.IsFalse(request.PathIs("/a"));
        Assert.AreEqual(query, Text(request, request.QueryOffset, request.QueryCount));
    }

    [TestMethod]
    [DataRow("Host: a.example", "a.example")]
    [DataRow("hOST:a.example", "a.example")]
    [DataRow("Host: \t a.example:8080 \t", "a.example")]
    [DataRow("Host: a.example, b.example", "a.example")]
    [DataRow("Host: a.example b.example", "a.example")]
    [DataRow("Host: a.example\r\nHost: b.example", "a.example")]
    [DataRow("Host:\r\nHost: b.example", "b.example")]
    [DataRow("Host:", "")]
    [DataRow("Hosts: a.example", "")]
    [DataRow("X-Host: a.example", "")]
    public void The_first_host_name_counts_without_its_port(string header, string host)
    {
        HttpRequest request = Load("GET / HTTP/1.1\r\n" + header + "\r\n\r\n");
        Assert.AreEqual(host, Text(request, request.HostOffset, request.HostCount));
    }

    [TestMethod]
    [DataRow("HTTP_X_GAMECD: ADAJ")]
    [DataRow("http_x_gamecd:ADAJ")]
    [DataRow("X-GameCD: ADAJ")]
    public void The_game_code_has_two_names(string header)
    {
        HttpRequest request = Load("GET / HTTP/1.0\r\n" + header + "\r\n\r\n");
        Assert.AreEqual("ADAJ", Text(request, request.GameCodeOffset, request.GameCodeCount));
    }

    [TestMethod]
    public void Nothing_of_the_request_before_remains()
    {
        HttpRequest request = Load(HttpPackets.NasLogin);
        request.SetBody(1, 2);
        byte[] second = Ascii.Bytes("GET /x?y HTTP/1.1\nExpect: 100-Continue\n\n");
        Assert.IsTrue(request.LoadHead(second, 0, second.Length));
        Assert.AreEqual(0, request.HostCount + request.GameCodeCount + request.ContentLength + request.BodyCount);
        Assert.AreEqual("y", Text(request, request.QueryOffset, request.QueryCount));
        Assert.IsTrue(request.ExpectsContinue);
        byte[] third = Ascii.Bytes("GET / HTTP/1.1\n\n");
        Assert.IsTrue(request.LoadHead(third, 0, third.Length));
        Assert.AreEqual(0, request.QueryCount);
        Assert.IsFalse(request.ExpectsContinue);
    }

    [TestMethod]
    public void Every_truncation_of_a_head_is_refused()
    {
        foreach (string text in HttpPackets.All)
        {
            byte[] bytes = Ascii.Bytes(text);
            int head = HttpHead.FindEnd(bytes, 0, bytes.Length, 0);
            HttpRequest request = new HttpRequest();
            for (int count = 0; count < head; count++)
            {
                Assert.IsFalse(request.LoadHead(bytes, 0, count), "cut at " + count);
                byte[] cut = new byte[count];
                System.Array.Copy(bytes, 0, cut, 0, count);
                Assert.IsFalse(request.LoadHead(cut, 0, count), "cut at " + count);
            }
            Assert.IsTrue(request.LoadHead(bytes, 0, head));
        }
    }

    [TestMethod]
    [DataRow("0", 0)]
    [DataRow("00007", 7)]
    [DataRow("268435456", HttpRequest.MaximumContentLength)]
    [DataRow("7\r\nContent-Length: 7", 7)]
    [DataRow("7\r\ncontent-length: 007", 7)]
    public void A_content_length_is_taken(string value, int expected)
    {
        Assert.AreEqual(expected, Load("POST / HTTP/1.1\r\nContent-Length: " + value + "\r\n\r\n").ContentLength);
    }

    [TestMethod]
    [DataRow("Content-Length:")]
    [DataRow("Content-Length: x")]
    [DataRow("Content-Length: -1")]
    [DataRow("Content-Length: +1")]
    [DataRow("Content-Length: 1 2")]
    [DataRow("Content-Length: 1, 1")]
    [DataRow("Content-Length: 268435457")]
    [DataRow("Content-Length: 4294967295")]
    [DataRow("Content-Length: 4294967297")]
    [DataRow("Content-Length: 9223372036854775808")]
    [DataRow("Content-Length: 7\r\nContent-Length: 8")]
    [DataRow("Content-Length: 0\r\nContent-Length: 8")]
    [DataRow("Content-Length: 8\r\nContent-Length: 0")]
    [DataRow("TRANSFER-ENCODING: Chunked\r\nContent-Length: 5")]
    [DataRow("Transfer-Encoding: gzip, chunked")]
    [DataRow("Transfer-Encoding:")]
    [DataRow("no colon")]
    [DataRow(" folded")]
    public void Headers_that_leave_the_body_in_doubt_are_refused(string headers)
    {
        Assert.IsFalse(Loads("POST / HTTP/1.1\r\n" + headers + "\r\n\r\n"));
    }

    [TestMethod]
    public void Transfer_encoding_identity_is_no_encoding()
    {
        Assert.AreEqual(5, Load("POST / HTTP/1.1\r\nTransfer-Encoding: identity\r\nContent-Length: 5\r\n\r\n").ContentLength);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("GET")]
    [DataRow("GET ")]
    [DataRow("GET /")]
    [DataRow("GET / ")]
    [DataRow("GET / HTTP")]
    [DataRow("GET / HTTP/1")]
    [DataRow("GET / HTTP/2.0")]
    [DataRow("GET / http/1.1")]
    [DataRow("GET  / HTTP/1.1")]
    [DataRow("GET  HTTP/1.1")]
    [DataRow(" / HTTP/1.1")]
    [DataRow("GET / x HTTP/1.1")]
    [DataRow("\u0016\u0003\u0001")]
    public void A_bad_request_line_is_refused(string line)
    {
        Assert.IsFalse(Loads(line + "\r\nHost: a\r\n\r\n"));
        Assert.IsFalse(Loads(line + "\n\n"));
    }

    [TestMethod]
    public void A_head_in_the_middle_of_a_buffer_is_read_within_its_range()
    {
        byte[] bytes = Ascii.Bytes("Host: before\r\n\r\nGET /a HTTP/1.1\r\nHost: c\r\n\r\nHost: behind\r\n\r\n");
        HttpRequest request = new HttpRequest();
        Assert.IsTrue(request.LoadHead(bytes, 16, 28));
        Assert.AreEqual("/a", Text(request, request.PathOffset, request.PathCount));
        Assert.AreEqual("c", Text(request, request.HostOffset, request.HostCount));
    }

    private static HttpRequest Load(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        HttpRequest request = new HttpRequest();
        Assert.IsTrue(request.LoadHead(bytes, 0, HttpHead.FindEnd(bytes, 0, bytes.Length, 0)));
        return request;
    }

    private static bool Loads(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        return new HttpRequest().LoadHead(bytes, 0, bytes.Length);
    }

    private static string Text(HttpRequest request, int offset, int count) => Ascii.Text(request.Buffer, offset, count);
}
