using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;

namespace PocketSpy.Messenger.Passport;

/// <summary>
/// GET /rdr/pprdr.asp, the nexus of Passport 1.4: where to sign in. A client that came to the nexus by its name goes on to login.live.com, by TLS, as it always
/// did; one that was pointed at the box goes on there, in plain HTTP.
/// </summary>
public sealed class NexusHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/rdr/pprdr.asp";

    private const int MostHost = 128;

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        string place = "login.live.com";
        bool isByName = request.HostCount == 0 || request.HostStartsWith("nexus.passport.com");
        if (!isByName && HttpHeader.TryFind(request, "Host", out int offset, out int count) && count <= MostHost) place = "http://" + Ascii.ToText(request.Buffer, offset, count);
        response.AddHeader("PassportURLs: DARealm=Passport.Net,DALogin=" + place + LoginHandler.Path + ",ConfigVersion=15");
    }
}
