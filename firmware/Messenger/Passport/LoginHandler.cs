using PocketSpy.Messenger.Wire;
using PocketSpy.Presence.Profiles;
using PocketSpy.Tokens.Accounts;
using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;

namespace PocketSpy.Messenger.Passport;

/// <summary>GET /login2.srf, the sign-in of Passport 1.4: address and password in a header, the ticket in another. The rest of the header is not looked at.</summary>
public sealed class LoginHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/login2.srf";

    private const string SignIn = "sign-in=";
    private const string Password = "pwd=";

    // Behind the password stands the challenge of USR S, which begins so; commas before it are the password's.
    private const string Behind = ",ct=";

    private readonly AccountDoor _door;
    private readonly TicketOffice _tickets;
    private readonly byte[] _email = new byte[UserTable.EmailBytes];
    private readonly byte[] _password = new byte[PasswordJudge.PasswordBytes];

    /// <param name="door">Checks the password.</param>
    /// <param name="tickets">Makes the ticket.</param>
    public LoginHandler(AccountDoor door, TicketOffice tickets)
    {
        _door = door;
        _tickets = tickets;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        int user = TryRead(request, out int emailCount, out int passwordCount) ? _door.Enter(_email, 0, emailCount, _password, 0, passwordCount, from) : AccountDoor.Wrong;
        if (user > 0)
        {
            response.AddHeader("Authentication-Info: Passport1.4 da-status=success,tname=MSPAuth,from-PP='" + _tickets.Make(user) + "',ru=http://messenger.msn.com");
            return;
        }
        response.Fail(user == AccountDoor.HasToWait ? 429 : user == AccountDoor.Unreadable ? 503 : 401, "not signed in");
        response.AddHeader("WWW-Authenticate: Passport1.4 da-status=failed,srealm=Passport.NET,ts=0,prompt");
    }

    private bool TryRead(HttpRequest request, out int emailCount, out int passwordCount)
    {
        emailCount = -1;
        passwordCount = -1;
        if (!HttpHeader.TryFind(request, "Authorization", out int offset, out int count) || !Ascii.StartsWithIgnoreCase(request.Buffer, offset, count, "Passport1.4 ")) return false;
        int end = offset + count;
        int email = Find(request.Buffer, offset, end, SignIn);
        int password = Find(request.Buffer, offset, end, Password);
        if (email < 0 || password < 0) return false;
        int emailEnd = Ascii.IndexOf(request.Buffer, email, end - email, ',');
        int behind = Find(request.Buffer, password, end, Behind);
        int passwordEnd = behind >= 0 ? behind - Behind.Length : Ascii.IndexOf(request.Buffer, password, end - password, ',');
        emailCount = MsnText.Decode(request.Buffer, email, (emailEnd < 0 ? end : emailEnd) - email, _email, _email.Length);
        passwordCount = MsnText.Decode(request.Buffer, password, (passwordEnd < 0 ? end : passwordEnd) - password, _password, _password.Length);
        return emailCount > 0 && passwordCount > 0;
    }

    // The index behind a word; -1 when it is not there.
    private static int Find(byte[] buffer, int offset, int end, string word)
    {
        for (int i = offset; i + word.Length <= end; i++)
        {
            if (Ascii.StartsWithIgnoreCase(buffer, i, end - i, word)) return i + word.Length;
        }
        return -1;
    }
}
