using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Http;

/// <summary>Answers the requests of one route.</summary>
public interface IHttpHandler
{
    /// <summary>Writes the answer into <paramref name="response"/>, which starts as an empty 200.</summary>
    void Handle(HttpRequest request, HttpResponse response, long from);
}
