using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Soap;

/// <summary>SharingService: who may watch, who may not, who does. From MSNP13 on the lists AL, BL, RL and PL come this way.</summary>
public sealed class SharingHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/abservice/SharingService.asmx";

    private const string Writable = "Allow Block";

    private readonly MsnContext _context;
    private readonly SoapDesk _desk;

    /// <param name="context">What the handlers share.</param>
    public SharingHandler(MsnContext context)
    {
        _context = context;
        _desk = new SoapDesk(context);
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        int user = _desk.Open(request, response, from, null);
        if (user == 0) return;
        string action = _desk.Request.Action;
        if (action == "FindMembership")
        {
            response.ContentType = SoapAnswer.Media;
            MembershipAnswer answer = new(_context, _context.Changes.ListsOf(user));
            answer.Measure();
            response.Send(answer);
        }
        else if (action == "AddMember" || action == "DeleteMember")
        {
            Change(user, action, response);
        }
        else
        {
            _desk.Refuse(response, from);
        }
    }

    private void Change(int user, string action, HttpResponse response)
    {
        byte[] role = _desk.Request.Text("MemberRole");
        byte[] email = _desk.Request.Text("PassportName");
        int list = role is null ? WordList.None : WordList.IndexOf(Writable, role, 0, role.Length);
        // Reverse and Pending are the others' doing: what is asked of them is so already, or comes about by Allow and Block.
        if (list != WordList.None)
        {
            int contact = email is null ? 0 : _context.FindUser(email, 0, email.Length);
            int flag = list == 0 ? ContactFlags.Allow : ContactFlags.Block;
            ContactList lists = _context.Changes.ListsOf(user);
            int error = contact == 0 ? MsnError.NoUser : action == "AddMember" ? _context.Changes.Add(user, lists, contact, flag, 0, null, 0, 0) : _context.Changes.Remove(user, lists, contact, flag, 0);
            if (error != MsnError.None && error != MsnError.IsThere && error != MsnError.NotThere)
            {
                SoapAnswer.Fail(response, "soap:Client", "Member cannot be changed: " + error.ToString(), "");
                return;
            }
        }
        SoapAnswer.Send(response, action, "");
    }
}
