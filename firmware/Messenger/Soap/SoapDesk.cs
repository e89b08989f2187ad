using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Messenger.Soap;

/// <summary>The start of every SOAP handler: reads the request and the ticket in it. Whoever has no good ticket learns nothing and changes nothing.</summary>
public sealed class SoapDesk
{
    private readonly MsnContext _context;

    /// <param name="context">What the handlers share.</param>
    public SoapDesk(MsnContext context)
    {
        _context = context;
    }

    /// <summary>The request that was read last.</summary>
    public readonly SoapRequest Request = new();

    /// <summary>The user whose ticket stands in a request; 0 after refusing it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">Where a refusal goes.</param>
    /// <param name="from">Who asks.</param>
    /// <param name="attribute">The ticket is this attribute of Ticket, else the text of TicketToken; null for that.</param>
    public int Open(HttpRequest request, HttpResponse response, long from, string attribute)
    {
        if (!request.MethodIs("POST") || !Request.Load(request.Buffer, request.BodyOffset, request.BodyCount))
        {
            _context.Tools.Events.Write(EventTexts.NotUnderstood(_context.Tools.Clients.NameOf(from), "a request for contacts"));
            response.Fail(400, "this is no request that is answered here");
            return 0;
        }
        byte[] ticket = attribute is null ? Request.Text("TicketToken") : Request.Attribute("Ticket", attribute);
        int user = ticket is null ? 0 : _context.Tickets.Open(ticket, 0, ticket.Length);
        if (user != 0 && _context.Users.Read(user) && !_context.Users.IsBanned) return user;
        SoapAnswer.Fail(response, "q0:AuthenticationFailed", "the ticket is not good here", "");
        return 0;
    }

    /// <summary>What is asked for is not done here.</summary>
    public void Refuse(HttpResponse response, long from)
    {
        _context.Tools.Events.Write(EventTexts.NotUnderstood(_context.Tools.Clients.NameOf(from), Request.Action));
        SoapAnswer.Fail(response, "soap:Client", "this is not done here", "");
    }
}
