using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>Whatever else is asked of Nadeo's hosts: 401 for a token that is not good there, else 404, always in Nadeo's form and never a page.</summary>
public sealed class OtherHandler : IHttpHandler
{
    private readonly TokenOffice _office;
    private readonly ServiceTools _tools;

    /// <param name="office">Checks the token.</param>
    /// <param name="tools">What all services share.</param>
    public OtherHandler(TokenOffice office, ServiceTools tools)
    {
        _office = office;
        _tools = tools;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        bool hasToken = HttpHeader.TryFind(request, "Authorization", out int offset, out int count);
        bool isGood = hasToken && Authorization.TryToken(request, "nadeo_v1 t=", out offset, out count) && _office.TryOpen(request.Buffer, offset, count, false, Audience.Of(request));
        TokenAnswer.Fail(response, hasToken && !isGood ? 401 : 404, null, _tools.Random);
    }
}
