using System.Text;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Wire;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Messenger.Soap;

/// <summary>
/// Messages to those who are away: Store keeps one, after the client has answered a challenge as it does with QRY; GetMetadata, GetMessage and DeleteMessages
/// bring them to whom they are for.
/// </summary>
public sealed class OimHandler : IHttpHandler
{
    /// <summary>Where messages are sent.</summary>
    public const string StorePath = "/OimWS/oim.asmx";

    /// <summary>Where they are fetched.</summary>
    public const string FetchPath = "/rsi/rsi.asmx";

    private const string Fetch = "http://www.hotmail.msn.com/ws/2004/09/oim/rsi";
    private const string Keep = "http://messenger.msn.com/ws/2004/09/oim/";

    private readonly MsnContext _context;
    private readonly OfflineMail _mail;
    private readonly SoapDesk _desk;
    private readonly ChallengeHash _hash = new();
    private readonly byte[] _expected = new byte[ChallengeHash.Size];

    /// <param name="context">What the handlers share.</param>
    /// <param name="mail">The messages.</param>
    public OimHandler(MsnContext context, OfflineMail mail)
    {
        _context = context;
        _mail = mail;
        _desk = new SoapDesk(context);
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (request.PathIs(StorePath)) Store(request, response, from);
        else Bring(request, response, from);
    }

    private void Store(HttpRequest request, HttpResponse response, long from)
    {
        int user = _desk.Open(request, response, from, "passport");
        if (user == 0) return;
        if (!HasKey())
        {
            SoapAnswer.Fail(response, "q0:AuthenticationFailed", "Exception of type 'System.Web.Services.Protocols.SoapException' was thrown.",
                "<detail><TweenerChallenge xmlns=\"" + Keep + "\"></TweenerChallenge><LockKeyChallenge xmlns=\"" + Keep + "\">" + _context.Tickets.LockChallenge() + "</LockKeyChallenge></detail>");
            return;
        }
        byte[] to = _desk.Request.Attribute("To", "memberName");
        byte[] content = _desk.Request.Text("content");
        int recipient = to is null ? 0 : _context.FindUser(to, 0, to.Length);
        // Who is blocked is told what everybody is told whose message finds no place.
        bool isAdmitted = recipient != 0 && _context.Changes.ListsOf(recipient).Admits(user);
        int error = content is null ? MsnError.Parameter : !isAdmitted ? MsnError.ListFull : _mail.Keep(user, recipient, content);
        if (error != MsnError.None) SoapAnswer.Fail(response, error == MsnError.Parameter ? "q0:InvalidContent" : "q0:SystemUnavailable", "the message was not kept", "");
        else SoapAnswer.SendPlain(response, "<StoreResponse xmlns=\"" + Keep + "\"><StoreResult>0</StoreResult></StoreResponse>");
    }

    private bool HasKey()
    {
        byte[] key = _desk.Request.Attribute("Ticket", "lockkey");
        byte[] id = _desk.Request.Attribute("Ticket", "appid");
        string product = id is null ? null : ProductKeys.Find(id, 0, id.Length);
        if (key is null || key.Length != ChallengeHash.Size || product is null) return false;
        byte[] challenge = Encoding.UTF8.GetBytes(_context.Tickets.LockChallenge());
        return _hash.TryNew(challenge, 0, challenge.Length, id, 0, id.Length, product, _expected) && PocketSpy.Wire.Ascii.FixedTimeEqual(_expected, 0, key, 0, ChallengeHash.Size);
    }

    private void Bring(HttpRequest request, HttpResponse response, long from)
    {
        int user = OpenFetch(request, response, from);
        if (user == 0) return;
        switch (_desk.Request.Action)
        {
            case "GetMetadata":
                response.ContentType = SoapAnswer.Media;
                response.Body.WriteText("<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><GetMetadataResponse xmlns=\"" + Fetch + "\">");
                _mail.WriteData(response.Body, user);
                response.Body.WriteText("</GetMetadataResponse></soap:Body></soap:Envelope>");
                break;
            case "GetMessage":
                SendMessage(user, response);
                break;
            case "DeleteMessages":
                for (int i = 0; i < OfflineMail.MostWaiting; i++)
                {
                    long item = ItemIn(i);
                    if (item < 0 || !_mail.Remove(user, item)) break;
                }
                SoapAnswer.SendPlain(response, "<DeleteMessagesResponse xmlns=\"" + Fetch + "\" />");
                break;
            default:
                _desk.Refuse(response, from);
                break;
        }
    }

    // Here the ticket comes in two halves, behind t= and p=.
    private int OpenFetch(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("POST") || !_desk.Request.Load(request.Buffer, request.BodyOffset, request.BodyCount))
        {
            response.Fail(400, "this is no request that is answered here");
            return 0;
        }
        byte[] half = _desk.Request.Text("t");
        byte[] ticket = half is null ? null : Encoding.UTF8.GetBytes("t=" + PocketSpy.Wire.Ascii.ToText(half, 0, half.Length));
        int user = ticket is null ? 0 : _context.Tickets.Open(ticket, 0, ticket.Length);
        if (user == 0) SoapAnswer.Fail(response, "q0:AuthenticationFailed", "the ticket is not good here", "");
        return user;
    }

    private void SendMessage(int user, HttpResponse response)
    {
        byte[] text = _mail.Read(user, ItemIn(0));
        if (text is null)
        {
            SoapAnswer.Fail(response, "soap:Client", "there is no such message", "");
            return;
        }
        response.ContentType = SoapAnswer.Media;
        response.Body.WriteText("<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><GetMessageResponse xmlns=\"" + Fetch + "\">");
        SoapAnswer.Element(response.Body, "GetMessageResult", text);
        response.Body.WriteText("</GetMessageResponse></soap:Body></soap:Envelope>");
    }

    private long ItemIn(int index)
    {
        byte[] id = _desk.Request.Text("messageId", index);
        return id is not null && PocketSpy.Wire.Ascii.TryParseUInt32(id, 0, id.Length, out uint item) ? item : -1;
    }
}
