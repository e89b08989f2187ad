using PocketSpy.Core;
using PocketSpy.Tokens.Accounts;
using PocketSpy.Tokens.Clock;
using PocketSpy.Tokens.Wire;
using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>Level 0, Ubisoft's own: address and password for a ticket.</summary>
public sealed class SessionHandler : IHttpHandler
{
    /// <summary>What is asked for, on any host: tools are pointed at the box in many ways.</summary>
    public const string Path = "/v3/profiles/sessions";

    private const int WrongPassword = 3;
    private const int KeyBytes = 24;
    private const string Space = "00000000-0000-4000-8000-000000000000";

    private readonly TokenOffice _office;
    private readonly AccountDoor _door;
    private readonly ServiceTools _tools;
    private readonly Authorization _login = new();

    /// <param name="office">Makes the ticket.</param>
    /// <param name="door">Checks the password.</param>
    /// <param name="tools">What all services share.</param>
    public SessionHandler(TokenOffice office, AccountDoor door, ServiceTools tools)
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
            TokenAnswer.FailAsUbisoft(response, 405, 0, "Method not allowed.");
            return;
        }
        if (!_office.Time.IsKnown)
        {
            TokenAnswer.FailAsUbisoft(response, 503, 0, "The box does not know the time yet.");
            return;
        }
        int user = _login.TryLogin(request) ? _door.Enter(_login.Buffer, 0, _login.LoginCount, _login.Buffer, _login.PasswordOffset, _login.PasswordCount, from) : AccountDoor.Wrong;
        if (user == AccountDoor.HasToWait) TokenAnswer.FailAsUbisoft(response, 429, 0, "Too many calls per IP address");
        else if (user == AccountDoor.Unreadable) TokenAnswer.FailAsUbisoft(response, 503, 0, "The users cannot be read.");
        else if (user <= 0) TokenAnswer.FailAsUbisoft(response, 401, WrongPassword, "Invalid credentials");
        else Answer(response, user, from);
    }

    private void Answer(HttpResponse response, int user, long from)
    {
        byte[] key = new byte[KeyBytes];
        byte[] keyText = new byte[Base64.Standard.EncodedCount(KeyBytes)];
        _tools.Random.Fill(key, 0, KeyBytes);
        Base64.Standard.Encode(key, 0, KeyBytes, keyText, 0);
        string session = Uuid.Draw(_tools.Random);
        long now = _office.Time.Seconds;
        TokenAnswer.Send(response, new SessionDocument
        {
            platformType = "uplay",
            ticket = _office.MakeTicket(user, session),
            profileId = _office.Accounts.Of(user, AccountIds.Ubisoft),
            userId = "",
            nameOnPlatform = _office.NameOf(user),
            environment = "Prod",
            expiration = BoxTime.Text(now + TokenOffice.TicketSeconds),
            spaceId = Space,
            clientIp = EndPoints.AddressText(EndPoints.Address(from)),
            clientIpCountry = "",
            serverTime = BoxTime.Text(now),
            sessionId = session,
            sessionKey = Ascii.ToText(keyText, 0, keyText.Length),
        });
        _tools.Events.Write(_tools.Clients.NameOf(from) + " signed in at Ubisoft's: " + _office.Accounts.Of(user, AccountIds.Ubisoft));
    }
}
