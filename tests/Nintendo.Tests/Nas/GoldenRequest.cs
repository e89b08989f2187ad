using PocketSpy.Tests;

namespace PocketSpy.Nintendo.Tests.Nas;

/// <summary>A request for one route and action, and what the answer says: a field of it, or its whole body when the key is null.</summary>
internal sealed class GoldenRequest
{
    private readonly string _host;
    private readonly string _body;
    private readonly string _key;
    private readonly string _value;

    internal GoldenRequest(string path, string action, string host, string body, string key, string value)
    {
        Path = path;
        Action = action;
        _host = host;
        _body = body;
        _key = key;
        _value = value;
    }

    internal string Path { get; }

    internal string Action { get; }

    /// <summary>The whole request; a page when it has no body.</summary>
    internal string Text => _body is null
        ? "GET " + Path + " HTTP/1.0\r\nHost: " + _host + "\r\nUser-Agent: Nitro WiFi SDK/5.3\r\n\r\n"
        : NasMessages.PostTo(Path, _host, _body);

    internal bool IsAnsweredBy(string answer) => answer.StartsWith("HTTP/1.1 200 OK\r\n") &&
        (_key is null ? NasMessages.Body(answer) : NasMessages.Value(answer, _key)) == _value;
}
