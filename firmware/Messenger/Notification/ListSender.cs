using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Notification;

/// <summary>
/// Sends the lists after SYN, or one list after LST, some at a time, as the client takes them. It holds a copy of the lists: the numbers that were announced
/// and what follows are the same, whatever others change meanwhile. A client that was announced one more would wait for ever.
/// </summary>
public sealed class ListSender
{
    private const int AtOnce = 16;
    private const int Lists = 4;

    private readonly MsnContext _context;
    private readonly ContactList _contacts;
    private readonly uint _transaction;
    private readonly int _version;
    private readonly int _last;
    private int _list;
    private int _row;
    private int _sent;

    /// <param name="context">What the handlers share.</param>
    /// <param name="contacts">The lists, its own copy.</param>
    /// <param name="transaction">The command that is answered.</param>
    /// <param name="version">Of the lists, for MSNP2 to 7.</param>
    /// <param name="list">For MSNP2 to 7 the one list, 0 to 3; -1 for all.</param>
    public ListSender(MsnContext context, ContactList contacts, uint transaction, int version, int list)
    {
        _context = context;
        _contacts = contacts;
        _transaction = transaction;
        _version = version;
        _list = list < 0 ? 0 : list;
        _last = list < 0 ? Lists - 1 : list;
    }

    /// <summary>Sends the next ones. True when all is sent; then the link has no sender any more.</summary>
    public bool GoOn(MsnLink link)
    {
        for (int i = 0; i < AtOnce && !link.Ended; i++)
        {
            if (link.Version >= 8 ? SendNew(link) : SendOld(link)) continue;
            link.Sender = null;
            return true;
        }
        return link.Ended;
    }

    private bool SendNew(MsnLink link)
    {
        if (_row == _contacts.Count) return false;
        int contact = _contacts.IdOf(_row);
        int flags = _contacts.FlagsOf(_row);
        bool isForward = (flags & ContactFlags.Forward) != 0;
        byte[] email = EmailOf(contact);
        byte[] nick = _context.NameOf(link.UserId, contact, link.Version < 10);
        MsnReply item = _context.Reply.Begin("LST");
        if (link.Version < 10)
        {
            item.Add(email).Add(nick).Add(flags);
            if (isForward) WriteOldGroups(item, _contacts.GroupsOf(_row));
        }
        else
        {
            item.Writer.WriteText(" N=");
            item.Writer.WriteBytes(email);
            item.Writer.WriteText(" F=");
            item.Writer.WriteBytes(nick);
            if (isForward)
            {
                item.Writer.WriteText(" C=");
                ItemGuid.WriteContact(item.Writer, contact);
            }
            item.Add(flags);
            if (link.Version >= 12) item.Add(1);
            if (isForward) WriteNewGroups(item, _contacts.GroupsOf(_row));
        }
        item.End().Send(link);
        _row++;
        return true;
    }

    // LST n FL v i tot mail nick [groups]; an empty list says so.
    private bool SendOld(MsnLink link)
    {
        if (_list > _last) return false;
        int bit = 1 << _list;
        int total = _contacts.CountOf(bit);
        string name = ContactFlags.Names.Substring(_list * 3, 2);
        if (total == 0)
        {
            _context.Reply.Begin("LST", _transaction).Add(name).Add(_version).Add(0).Add(0).End().Send(link);
            NextList();
            return true;
        }
        while (_row < _contacts.Count && (_contacts.FlagsOf(_row) & bit) == 0) _row++;
        if (_row == _contacts.Count)
        {
            NextList();
            return true;
        }
        int contact = _contacts.IdOf(_row);
        byte[] email = EmailOf(contact);
        byte[] nick = _context.NameOf(link.UserId, contact, true);
        MsnReply item = _context.Reply.Begin("LST", _transaction).Add(name).Add(_version).Add(++_sent).Add(total).Add(email).Add(nick);
        if (link.Version >= 7 && bit == ContactFlags.Forward) WriteOldGroups(item, _contacts.GroupsOf(_row));
        item.End().Send(link);
        _row++;
        return true;
    }

    private void NextList()
    {
        _list++;
        _row = 0;
        _sent = 0;
    }

    // Somebody who was deleted a moment ago was counted too.
    private byte[] EmailOf(int contact) => _context.EmailOf(contact) ?? System.Text.Encoding.UTF8.GetBytes(contact.ToString() + "@gone.invalid");

    private static void WriteOldGroups(MsnReply item, int groups)
    {
        item.Writer.WriteByte(' ');
        if (groups == 0)
        {
            item.Writer.WriteByte('0');
            return;
        }
        bool isFirst = true;
        for (int group = 1; group <= GroupHandler.MostGroups; group++)
        {
            if ((groups & (1 << group)) == 0) continue;
            if (!isFirst) item.Writer.WriteByte(',');
            isFirst = false;
            item.Writer.WriteDecimal(group);
        }
    }

    private static void WriteNewGroups(MsnReply item, int groups)
    {
        bool isFirst = true;
        for (int group = 1; group <= GroupHandler.MostGroups; group++)
        {
            if ((groups & (1 << group)) == 0) continue;
            item.Writer.WriteByte(isFirst ? ' ' : ',');
            isFirst = false;
            ItemGuid.WriteGroup(item.Writer, group);
        }
    }
}
