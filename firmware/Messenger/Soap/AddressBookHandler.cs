using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Notification;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Storage;
using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;

namespace PocketSpy.Messenger.Soap;

/// <summary>The address book: contacts (FL) and groups from MSNP13 on.</summary>
public sealed class AddressBookHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/abservice/abservice.asmx";

    private readonly MsnContext _context;
    private readonly SoapDesk _desk;
    private readonly byte[] _guid = new byte[ItemGuid.Size];

    /// <param name="context">What the handlers share.</param>
    public AddressBookHandler(MsnContext context)
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
        switch (action)
        {
            case "ABFindAll":
                response.ContentType = SoapAnswer.Media;
                AddressBookAnswer answer = new(_context, user, _context.Changes.ListsOf(user));
                answer.Measure();
                response.Send(answer);
                break;
            case "ABContactAdd":
                AddContact(user, response);
                break;
            case "ABContactDelete":
                Finish(response, action, RemoveContact(user));
                break;
            case "ABContactUpdate":
                Finish(response, action, Rename(user));
                break;
            case "ABGroupAdd":
                AddGroup(user, response);
                break;
            case "ABGroupDelete":
                Finish(response, action, GroupHandler.Delete(_context, user, _context.Changes.ListsOf(user), GroupIn("guid")));
                break;
            case "ABGroupUpdate":
                Finish(response, action, RenameGroup(user));
                break;
            case "ABGroupContactAdd":
                Finish(response, action, Group(user, true));
                break;
            case "ABGroupContactDelete":
                Finish(response, action, Group(user, false));
                break;
            default:
                _desk.Refuse(response, from);
                break;
        }
    }

    private void AddContact(int user, HttpResponse response)
    {
        byte[] email = _desk.Request.Text("passportName");
        int contact = email is null ? 0 : _context.FindUser(email, 0, email.Length);
        int error = contact == 0 ? MsnError.NoUser : _context.Changes.Add(user, _context.Changes.ListsOf(user), contact, ContactFlags.Forward, 0, null, 0, 0);
        if (error == MsnError.IsThere) error = MsnError.None;
        Finish(response, "ABContactAdd", error, "<ABContactAddResult><guid>", contact, true, "</guid></ABContactAddResult>");
    }

    private int RemoveContact(int user)
    {
        int contact = ContactIn("contactId");
        return contact == 0 ? MsnError.NotThere : _context.Changes.Remove(user, _context.Changes.ListsOf(user), contact, ContactFlags.Forward, 0);
    }

    // Of a contact the user's own name for it; of Me the nick. All other properties are taken and not kept.
    private int Rename(int user)
    {
        byte[] name = _desk.Request.Text("displayName");
        int contact = ContactIn("contactId");
        if (name is null) return MsnError.None;
        int size = MsnText.Normalize(name, 0, name.Length, _context.Scratch, MsnText.MaximumBytes);
        if (size <= 0) return MsnError.NameTooLong;
        byte[] kept = MsnContext.Copy(_context.Scratch, 0, size);
        if (contact == 0 || contact == user) return _context.Changes.SetNick(user, kept, 0, size);
        ContactList lists = _context.Changes.ListsOf(user);
        int flags = lists.Of(contact) & ContactFlags.Kept;
        if (flags == 0) return MsnError.NotThere;
        return _context.People.SaveContact(user, contact, flags, lists.GroupsOfContact(contact), kept, 0, size) == StorageResult.Ok ? MsnError.None : MsnError.Server;
    }

    private void AddGroup(int user, HttpResponse response)
    {
        byte[] name = _desk.Request.Text("name");
        int group = 0;
        int error = name is null ? MsnError.Parameter : GroupHandler.Make(_context, user, name, 0, name.Length, out group);
        Finish(response, "ABGroupAdd", error, "<ABGroupAddResult><guid>", group, false, "</guid></ABGroupAddResult>");
    }

    private int RenameGroup(int user)
    {
        byte[] name = _desk.Request.Text("name");
        int group = GroupIn("groupId");
        return name is null ? MsnError.Parameter : GroupHandler.Rename(_context, user, group, name, 0, name.Length);
    }

    private int Group(int user, bool isAdd)
    {
        int group = GroupIn("guid");
        int contact = ContactIn("contactId");
        ContactList lists = _context.Changes.ListsOf(user);
        if (group <= 0 || !_context.People.Contains(user, GroupHandler.KeyOf(group))) return MsnError.NoGroup;
        if ((lists.Of(contact) & ContactFlags.Forward) == 0) return MsnError.NotThere;
        return isAdd ? _context.Changes.Add(user, lists, contact, ContactFlags.Forward, 1 << group, null, 0, 0) : _context.Changes.Remove(user, lists, contact, ContactFlags.Forward, 1 << group);
    }

    private int ContactIn(string name)
    {
        byte[] guid = _desk.Request.Text(name);
        return guid is null ? 0 : ItemGuid.Contact(guid, 0, guid.Length);
    }

    // The first that is a group's: requests have other GUIDs under the same name.
    private int GroupIn(string name)
    {
        for (int i = 0; ; i++)
        {
            byte[] guid = _desk.Request.Text(name, i);
            if (guid is null) return 0;
            int group = ItemGuid.Group(guid, 0, guid.Length);
            if (group is > 0 and <= GroupHandler.MostGroups) return group;
        }
    }

    private static void Finish(HttpResponse response, string action, int error)
    {
        if (error == MsnError.None || error == MsnError.IsThere) SoapAnswer.Send(response, action, "");
        else SoapAnswer.Fail(response, "soap:Client", action + " cannot be done: " + error.ToString(), "");
    }

    private void Finish(HttpResponse response, string action, int error, string start, int number, bool isContact, string end)
    {
        if (error != MsnError.None)
        {
            Finish(response, action, error);
            return;
        }
        WireWriter writer = new();
        writer.Load(_guid, 0, _guid.Length);
        if (isContact) ItemGuid.WriteContact(writer, number);
        else ItemGuid.WriteGroup(writer, number);
        SoapAnswer.Send(response, action, start + Ascii.ToText(_guid, 0, _guid.Length) + end);
    }
}
