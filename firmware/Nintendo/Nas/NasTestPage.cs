using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Nintendo.Nas;

/// <summary>GET /nastest.jsp: some titles look whether NAS is there before they sign in.</summary>
public sealed class NasTestPage : IHttpHandler
{
    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        response.ContentType = "text/html";
        response.AddHeader("NODE: wifiappe1");
        response.Body.WriteText("<html><head><title>NAS</title></head><body>ok</body></html>\n");
    }
}
