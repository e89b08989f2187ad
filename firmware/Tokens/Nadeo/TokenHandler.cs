using PocketSpy.Core;
using PocketSpy.Tokens.Accounts;
using PocketSpy.Tokens.Wire;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>Nadeo's own levels: a ticket of Ubisoft's, a token of level 1, login and password, or a refresh token for a pair of tokens.</summary>
public sealed class TokenHandler : IHttpHandler
{
    /// <summary>Level 1: a ticket of level 0.</summary>
    public const string UbisoftPath = "/v2/authentication/token/ubiservices";

    /// <summary>Level 2: a token of level 1, for another audience.</summary>
    public const string NadeoPath = "/v2/authentication/token/nadeoservices";

    /// <summary>Login and password at once: services and dedicated servers. The login is the address of one of the box's users.</summary>
    public const string BasicPath = "/v2/authentication/token/basic";

    /// <summary>A refresh token.</summary>
    public const string RefreshPath = "/v2/authentication/token/refresh";

    private const string TicketScheme = "ubi_v1 t=";
    private const string TokenScheme = "nadeo_v1 t=";

    private readonly TokenOffice _office;
    private readonly AccountDoor _door;
    private readonly ServiceTools _tools;
    private readonly Authorization _login = new();

    /// <param name="office">Makes the tokens.</param>
    /// <param name="door">Checks passwords.</param>
    /// <param name="tools">What all services share.</param>
    public TokenHandler(TokenOffice office, AccountDoor door, ServiceTools tools)
    {
        _office = office;
        _door = door;
        _tools = tools;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("POST"))
        {
            TokenAnswer.Fail(response, 405, null, _tools.Random);
            return;
        }
        if (!_office.Time.IsKnown)
        {
            TokenAnswer.Fail(response, 503, "the box does not know the time yet: its owner opens the settings, or it gets on the Internet", _tools.Random);
            return;
        }
        string audience = Audience.Read(request);
        if (audience is null)
        {
            TokenAnswer.Fail(response, 400, "audience: there is no such one", _tools.Random);
            return;
        }
        int status = Open(request, from);
        if (status != 200)
        {
            TokenAnswer.Fail(response, status, null, _tools.Random);
            return;
        }
        if (request.PathIs(RefreshPath)) audience = _office.Claims.RefreshAudience;
        response.AddHeader("Vary: Authorization");
        TokenAnswer.Send(response, _office.Make(audience));
    }

    private int Open(HttpRequest request, long from)
    {
        if (request.PathIs(BasicPath)) return OpenLogin(request, from);
        bool isRefresh = request.PathIs(RefreshPath);
        bool isTicket = request.PathIs(UbisoftPath);
        if (!Authorization.TryToken(request, isTicket ? TicketScheme : TokenScheme, out int offset, out int count)) return 401;
        bool isGood = isTicket ? _office.TryOpenTicket(request.Buffer, offset, count) : _office.TryOpen(request.Buffer, offset, count, isRefresh, isRefresh ? Audience.Core : Audience.Of(request));
        return isGood ? 200 : 401;
    }

    private int OpenLogin(HttpRequest request, long from)
    {
        int user = _login.TryLogin(request) ? _door.Enter(_login.Buffer, 0, _login.LoginCount, _login.Buffer, _login.PasswordOffset, _login.PasswordCount, from) : AccountDoor.Wrong;
        if (user == AccountDoor.HasToWait) return 429;
        if (user == AccountDoor.Unreadable) return 503;
        if (user <= 0) return 401;
        _office.Claims.UserId = user;
        _office.Claims.Session = Uuid.Draw(_tools.Random);
        _office.Claims.Usage = TokenClaims.Server;
        return 200;
    }
}
