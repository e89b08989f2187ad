namespace PocketSpy.Web.Http;

/// <summary>One line of the route table: which requests go to which handler.</summary>
public sealed class HttpRoute
{
    /// <param name="hostStart">What the host name begins with; null for any host.</param>
    /// <param name="path">The whole path; null for any path of the host.</param>
    /// <param name="handler">Who answers.</param>
    public HttpRoute(string hostStart, string path, IHttpHandler handler)
    {
        HostStart = hostStart;
        Path = path;
        Handler = handler;
    }

    /// <summary>What the host name begins with; null for any host.</summary>
    public readonly string HostStart;

    /// <summary>The whole path; null for any path of the host.</summary>
    public readonly string Path;

    /// <summary>Who answers.</summary>
    public readonly IHttpHandler Handler;
}
