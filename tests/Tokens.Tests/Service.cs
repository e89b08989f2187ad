using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Wire.Text;
using nanoFramework.TestFramework;

namespace PocketSpy.Tokens.Tests;

/// <summary>Asks a small box for tokens and voice keys, as tools do.</summary>
internal sealed class Service
{
    internal const string Core = "prod.trackmania.core.nadeo.online";
    internal const string Live = "live-services.trackmania.nadeo.live";
    internal const string Level0 = "/v3/profiles/sessions";
    internal const string Level1 = "/v2/authentication/token/ubiservices";
    internal const string Level2 = "/v2/authentication/token/nadeoservices";
    internal const string Basic = "/v2/authentication/token/basic";
    internal const string Refresh = "/v2/authentication/token/refresh";

    internal Service(World world)
    {
        World = world;
    }

    internal World World { get; }

    internal long From { get; set; } = EndPoints.Of(0xC0A80409, 50_000);

    internal string Answer { get; private set; }

    internal int Status => HttpAnswer.Status(Answer);

    internal string Body => Answer.Substring(Answer.IndexOf("\r\n\r\n") + 4);

    /// <summary>Makes an account on the page.</summary>
    internal Service WithAccount(string email, string nick, string password)
    {
        Post("/api/account", "192.168.4.1", "", "{\"email\":\"" + email + "\",\"nick\":\"" + nick + "\",\"password\":\"" + password + "\"}");
        Assert.AreEqual(200, Status, Answer);
        return this;
    }

    internal Service Post(string path, string host, string authorization, string body)
    {
        string head = authorization == "" ? "" : "Authorization: " + authorization + "\r\n";
        return Send("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + head + "Content-Length: " + Raw.Bytes(body).Length + "\r\n\r\n" + body);
    }

    internal Service Send(string request)
    {
        Answer = World.Request(request, From);
        return this;
    }

    internal Service Login(string path, string email, string password, string body) => Post(path, Core, "Basic " + Base64Of(email + ":" + password), body);

    /// <summary>Level 0, 1: gives the access token of level 1.</summary>
    internal string SignIn(string email, string password)
    {
        Login(Level0, email, password, "");
        Assert.AreEqual(200, Status, Answer);
        Post(Level1, Core, "ubi_v1 t=" + Value("ticket"), "");
        Assert.AreEqual(200, Status, Answer);
        return Value("accessToken");
    }

    /// <summary>A text in the body's JSON.</summary>
    internal string Value(string name)
    {
        string mark = "\"" + name + "\":\"";
        int start = Body.IndexOf(mark);
        Assert.IsTrue(start >= 0, name + " is missing: " + Answer);
        start += mark.Length;
        return Body.Substring(start, Body.IndexOf("\"", start) - start);
    }

    internal void Is(int status) => Assert.AreEqual(status, Status, Answer);

    /// <summary>The second part of a token, as text.</summary>
    internal static string Payload(string token)
    {
        string[] parts = token.Split('.');
        byte[] bytes = Raw.Bytes(parts[1]);
        Assert.IsTrue(Base64.Url.TryDecode(bytes, 0, bytes.Length, bytes, 0, out int count));
        return Raw.Text(bytes, 0, count);
    }

    internal static string Base64Of(string text)
    {
        byte[] bytes = Raw.Bytes(text);
        byte[] encoded = new byte[Base64.Standard.EncodedCount(bytes.Length)];
        Base64.Standard.Encode(bytes, 0, bytes.Length, encoded, 0);
        return Raw.Text(encoded);
    }
}
