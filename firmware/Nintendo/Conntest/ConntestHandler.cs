using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Nintendo.Conntest;

/// <summary>
/// The connection test of DS and Wii: GET / of conntest.nintendowifi.net wants status 200 and the header X-Organization;
/// a small page as the real one is sent for those that look at it.
/// </summary>
public sealed class ConntestHandler : IHttpHandler
{
    private const string Page =
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html><head><title>HTML Page</title></head><body>This is test.html page</body></html>\n";

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        response.ContentType = "text/html";
        response.AddHeader("X-Organization: Nintendo");
        response.Body.WriteText(Page);
    }
}
