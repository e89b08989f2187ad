using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Notification;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Soap;

/// <summary>The answer to ABFindAll: groups, contacts, and the user as the one contact of type Me, without whom no client goes on.</summary>
public sealed class AddressBookAnswer : PieceBody
{
    private const string Action = "ABFindAll";
    private const string Then = "2006-01-01T00:00:00.0000000-08:00";
    private const string BookId = "00000000-0000-0000-0000-000000000000";

    private readonly MsnContext _context;
    private readonly ContactList _lists;
    private readonly int _owner;

    /// <param name="context">What the handlers share.</param>
    /// <param name="owner">The user.</param>
    /// <param name="lists">The user's lists.</param>
    public AddressBookAnswer(MsnContext context, int owner, ContactList lists)
    {
        _context = context;
        _owner = owner;
        _lists = lists.Copy();
    }

    // Head, groups, the middle with Me, contacts, tail.
    private const int FirstContact = 2 + GroupHandler.MostGroups;

    /// <inheritdoc />
    protected override int Pieces => FirstContact + _lists.Count + 1;

    /// <inheritdoc />
    protected override void Write(int piece, WireWriter writer)
    {
        if (piece == 0)
        {
            SoapAnswer.Begin(writer, Action);
            writer.WriteText("<ABFindAllResult><groups>");
        }
        else if (piece <= GroupHandler.MostGroups)
        {
            WriteGroup(writer, piece);
        }
        else if (piece < FirstContact)
        {
            writer.WriteText("</groups><contacts>");
            WriteContact(writer, _owner, "Me", 0);
        }
        else if (piece < Pieces - 1)
        {
            int row = piece - FirstContact;
            if ((_lists.FlagsOf(row) & ContactFlags.Forward) != 0) WriteContact(writer, _lists.IdOf(row), "Regular", _lists.GroupsOf(row));
        }
        else
        {
            writer.WriteText("</contacts><ab><abId>" + BookId + "</abId><abInfo><ownerPuid>0</ownerPuid><OwnerCID>0</OwnerCID>");
            byte[] email = _context.EmailOf(_owner);
            if (email is not null) SoapAnswer.Element(writer, "ownerEmail", email);
            writer.WriteText("<fDefault>true</fDefault></abInfo><lastChange>" + Then + "</lastChange><createDate>" + Then + "</createDate></ab></ABFindAllResult>");
            SoapAnswer.End(writer, Action);
        }
    }

    private void WriteGroup(WireWriter writer, int group)
    {
        if (!_context.People.Read(_owner, GroupHandler.KeyOf(group)) || !_context.People.Fields.TryGet(PeopleTable.Name, out int offset, out int count)) return;
        byte[] name = new byte[count];
        int size = MsnText.Decode(_context.People.Buffer, offset, count, name, count);
        writer.WriteText("<Group><groupId>");
        ItemGuid.WriteGroup(writer, group);
        writer.WriteText("</groupId><groupInfo><groupType>c8529ce2-6ead-434d-881f-341e17db3ff8</groupType><name>");
        XmlText.Write(writer, name, 0, size);
        writer.WriteText("</name><IsNotMobileVisible>false</IsNotMobileVisible><IsPrivate>false</IsPrivate></groupInfo><fDeleted>false</fDeleted></Group>");
    }

    private void WriteContact(WireWriter writer, int user, string kind, int groups)
    {
        byte[] email = _context.EmailOf(user);
        if (email is null) return;
        byte[] nick = _context.NameOf(_owner, user, user != _owner);
        byte[] name = new byte[nick.Length];
        int size = MsnText.Decode(nick, 0, nick.Length, name, name.Length);
        writer.WriteText("<Contact><contactId>");
        ItemGuid.WriteContact(writer, user);
        writer.WriteText("</contactId><contactInfo><contactType>");
        writer.WriteText(kind);
        writer.WriteText("</contactType><quickName>Q</quickName>");
        SoapAnswer.Element(writer, "passportName", email);
        writer.WriteText("<IsPassportNameHidden>false</IsPassportNameHidden><displayName>");
        XmlText.Write(writer, name, 0, size);
        writer.WriteText("</displayName><puid>0</puid><groupIds>");
        for (int group = 1; group <= GroupHandler.MostGroups; group++)
        {
            if ((groups & (1 << group)) == 0) continue;
            writer.WriteText("<guid>");
            ItemGuid.WriteGroup(writer, group);
            writer.WriteText("</guid>");
        }
        writer.WriteText("</groupIds><CID>");
        writer.WriteDecimal(user);
        writer.WriteText("</CID><IsNotMobileVisible>false</IsNotMobileVisible><isMobileIMEnabled>false</isMobileIMEnabled><isMessengerUser>true</isMessengerUser><isFavorite>false</isFavorite>"
            + "<isSmtp>false</isSmtp><hasSpace>false</hasSpace></contactInfo><propertiesChanged /><fDeleted>false</fDeleted><lastChange>" + Then + "</lastChange></Contact>");
    }
}
