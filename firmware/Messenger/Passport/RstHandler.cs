using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Tokens.Accounts;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Messenger.Passport;

/// <summary>POST /RST.srf: address and password for tickets, as MSN Messenger 7.5 and later sign in.</summary>
public sealed class RstHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/RST.srf";

    private const string Media = "text/xml; charset=utf-8";

    private const string FaultStart = "<?xml version=\"1.0\" encoding=\"utf-8\" ?><S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wsse=\"http://schemas.xmlsoap.org/ws/2003/06/secext\" "
        + "xmlns:psf=\"http://schemas.microsoft.com/Passport/SoapServices/SOAPFault\"><S:Header><psf:pp><psf:serverVersion>1</psf:serverVersion><psf:authstate>0x80048800</psf:authstate><psf:reqstatus>0x80048823</psf:reqstatus></psf:pp></S:Header>"
        + "<S:Fault><faultcode>wsse:FailedAuthentication</faultcode><faultstring>Authentication Failure</faultstring></S:Fault></S:Envelope>";

    private readonly MsnContext _context;

    /// <param name="context">What the handlers share.</param>
    public RstHandler(MsnContext context)
    {
        _context = context;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        response.ContentType = Media;
        RstRequest wanted = new();
        if (!request.MethodIs("POST") || !wanted.Load(request.Buffer, request.BodyOffset, request.BodyCount))
        {
            _context.Tools.Events.Write(EventTexts.NotUnderstood(_context.Tools.Clients.NameOf(from), "a request for tokens"));
            response.Fail(400, "this is no request for tokens");
            return;
        }
        int user = _context.Door.Enter(wanted.Email, 0, wanted.EmailCount, wanted.Password, 0, wanted.PasswordCount, from);
        if (user <= 0)
        {
            if (user == AccountDoor.Unreadable) response.Status = 503;
            response.Body.WriteText(FaultStart);
            return;
        }
        string ticket = _context.Tickets.Make(user);
        byte[] text = System.Text.Encoding.UTF8.GetBytes(ticket);
        _context.Tickets.Open(text, 0, text.Length);
        long now = _context.Time.IsKnown ? _context.Time.Seconds : Tokens.Clock.BoxTime.LeastSeconds;
        RstAnswer answer = new(wanted, ticket, _context.Tickets.Secret(), now);
        answer.Measure();
        response.Send(answer);
    }
}
