using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Http;

/// <summary>Answers the requests of one route, and takes the bodies of its POSTs piece by piece: they may be larger than the memory.</summary>
public interface IHttpUpload : IHttpHandler
{
    /// <summary>
    /// Looks at the head of a POST, before any of its body is taken. Gives what takes the body, or null after writing into
    /// <paramref name="response"/> why it is refused. The head's Content-Length is what will come, 0 when it does not say.
    /// </summary>
    IHttpBody Begin(HttpRequest request, HttpResponse response, long from);
}
