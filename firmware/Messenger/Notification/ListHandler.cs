using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Notification;

/// <summary>Lists up to MSNP12: SYN, ADD and ADC, REM, BLP, GTC, REA, PRP, SBP. From 13 on they come by SOAP, and the properties alone are left.</summary>
public sealed class ListHandler
{
    private const int GroupVersion = 7;
    private const int CountVersion = 8;
    private const int GuidVersion = 10;

    // Clients only give it back.
    private const string Stamp = "2006-01-01T00:00:00.0000000-08:00";

    private readonly MsnContext _context;
    private readonly ListChanges _changes;
    private readonly PresenceHandler _presence;

    /// <param name="context">What the handlers share.</param>
    /// <param name="changes">Changes lists.</param>
    /// <param name="presence">Tells of names.</param>
    public ListHandler(MsnContext context, ListChanges changes, PresenceHandler presence)
    {
        _context = context;
        _changes = changes;
        _presence = presence;
    }

    /// <summary>SYN: all lists.</summary>
    public void Synchronize(MsnLink link, MsnLine line, uint transaction)
    {
        ContactList contacts = link.Contacts.Copy();
        _context.People.Read(link.UserId, 0);
        int version = _context.People.Number(PeopleTable.Version) + 1;
        bool asks = _context.People.Number(PeopleTable.Asks) == 0;
        int groups = GroupHandler.CountOf(_context, link.UserId);
        MsnReply head = _context.Reply.Begin("SYN", transaction);
        if (link.Version >= GuidVersion) head.Add(Stamp).Add(Stamp);
        else head.Add(version);
        if (link.Version >= CountVersion) head.Add(contacts.Count).Add(groups + (link.Version < GuidVersion ? 1 : 0));
        head.End().Send(link);
        SendMode(link, "GTC", transaction, version, asks ? "A" : "N");
        SendMode(link, "BLP", transaction, version, contacts.BlocksStrangers ? "BL" : "AL");
        if (link.Version >= GuidVersion) _context.Reply.Begin("PRP").Add("MFN").Add(link.Nick).End().Send(link);
        if (link.Version >= GroupVersion) SendGroups(link, transaction, version, groups);
        Start(link, new ListSender(_context, contacts, transaction, version, -1));
    }

    /// <summary>LST: one list, up to MSNP7.</summary>
    public void SendOne(MsnLink link, MsnLine line, uint transaction)
    {
        int list = line.Count < 2 ? WordList.None : WordList.IndexOf(ContactFlags.Names, line.Buffer, line.OffsetOf(1), line.CountOf(1));
        if (list == WordList.None || link.Version >= CountVersion)
        {
            _context.Reply.Error(link, MsnError.Parameter, transaction);
            return;
        }
        _context.People.Read(link.UserId, 0);
        Start(link, new ListSender(_context, link.Contacts.Copy(), transaction, _context.People.Number(PeopleTable.Version) + 1, list));
    }

    /// <summary>ADD and ADC: a contact on a list, or into a group.</summary>
    public void Add(MsnLink link, MsnLine line, uint transaction)
    {
        int flag = FlagIn(line);
        bool isNew = link.Version >= GuidVersion;
        int contact = flag == 0 ? 0 : isNew ? NewContactIn(line) : _context.FindUser(line, 2);
        int groupIndex = isNew ? line.Count - 1 : 4;
        bool hasGroup = link.Version >= GroupVersion && flag == ContactFlags.Forward && line.Count > groupIndex && groupIndex > (isNew ? 2 : 3)
            && (!isNew || ItemGuid.Group(line.Buffer, line.OffsetOf(groupIndex), line.CountOf(groupIndex)) != 0);
        int group = hasGroup ? GroupHandler.GroupIn(line, groupIndex, link.Version) : 0;
        int nameIndex = isNew ? IndexOf(line, 'F') : line.Count > 3 ? 3 : -1;
        int skip = isNew ? 2 : 0;
        int error = flag == 0 ? MsnError.Parameter : contact == 0 ? (isNew ? MsnError.NoPrincipal : MsnError.NoUser) : MsnError.None;
        if (error == MsnError.None && (group < 0 || (group > 0 && !_context.People.Contains(link.UserId, GroupHandler.KeyOf(group))))) error = MsnError.NoGroup;
        if (error == MsnError.None)
        {
            int size = nameIndex < 0 ? 0 : MsnText.Normalize(line.Buffer, line.OffsetOf(nameIndex) + skip, line.CountOf(nameIndex) - skip, _context.Scratch, MsnText.MaximumBytes);
            byte[] name = size > 0 && flag == ContactFlags.Forward ? MsnContext.Copy(_context.Scratch, 0, size) : null;
            error = size < 0 ? MsnError.NameTooLong : _changes.Add(link.UserId, link.Contacts, contact, flag, group > 0 ? 1 << group : 0, name, 0, size);
        }
        if (error != MsnError.None) _context.Reply.Error(link, error, transaction);
        else AnswerAdd(link, line, transaction, contact, flag);
        // Behind the answer: a client passes over the status of somebody who is not on its list yet.
        MsnLink other = error == MsnError.None && flag == ContactFlags.Forward ? _context.Online(contact) : null;
        if (other is not null) _presence.Tell(link, other);
    }

    /// <summary>REM: a contact off a list, or out of a group.</summary>
    public void Remove(MsnLink link, MsnLine line, uint transaction)
    {
        int flag = FlagIn(line);
        bool byGuid = link.Version >= GuidVersion && flag == ContactFlags.Forward;
        int contact = flag == 0 || line.Count < 3 ? 0 : byGuid ? ItemGuid.Contact(line.Buffer, line.OffsetOf(2), line.CountOf(2)) : _context.FindUser(line, 2);
        int group = flag == ContactFlags.Forward && line.Count > 3 ? GroupHandler.GroupIn(line, 3, link.Version) : 0;
        int error = flag == 0 || line.Count < 3 ? MsnError.Parameter : contact == 0 ? MsnError.NotThere : group < 0 ? MsnError.NoGroup : MsnError.None;
        if (error == MsnError.None) error = _changes.Remove(link.UserId, link.Contacts, contact, flag, group > 0 ? 1 << group : 0);
        if (error != MsnError.None)
        {
            _context.Reply.Error(link, error, transaction);
            return;
        }
        int version = link.Version < GuidVersion ? _changes.NextVersion(link.UserId) : 0;
        MsnReply answer = _context.Reply.Begin("REM", transaction).Echo(line, 1);
        if (link.Version < GuidVersion) answer.Add(version);
        for (int i = 2; i < line.Count; i++) answer.Echo(line, i);
        answer.End().Send(link);
    }

    /// <summary>BLP: whether strangers may watch.</summary>
    public void SetPrivacy(MsnLink link, MsnLine line, uint transaction)
    {
        bool blocks = line.ArgumentIs(1, "BL");
        int error = line.Count == 2 && (blocks || line.ArgumentIs(1, "AL")) ? _changes.SetPrivacy(link.UserId, link.Contacts, blocks) : MsnError.Parameter;
        // From 13 on a client says it at each sign-in.
        if (error == MsnError.SameMode && link.Version >= 13) error = MsnError.None;
        AnswerMode(link, line, transaction, error);
    }

    /// <summary>GTC: whether the user is asked about new watchers. The client alone heeds it.</summary>
    public void SetAsking(MsnLink link, MsnLine line, uint transaction)
    {
        bool never = line.ArgumentIs(1, "N");
        int error = line.Count == 2 && (never || line.ArgumentIs(1, "A")) ? MsnError.None : MsnError.Parameter;
        if (error == MsnError.None)
        {
            _context.People.Read(link.UserId, 0);
            byte[] one = { (byte)'1' };
            if (_context.People.Number(PeopleTable.Asks) != 0 == never) error = MsnError.SameMode;
            else if (_context.People.SavePerson(link.UserId, PeopleTable.Asks, never ? one : null, 0, 1) != StorageResult.Ok) error = MsnError.Server;
        }
        AnswerMode(link, line, transaction, error);
    }

    /// <summary>REA: the user's own nick, or the user's name for a contact; up to MSNP9.</summary>
    public void Rename(MsnLink link, MsnLine line, uint transaction)
    {
        int user = _context.FindUser(line, 1);
        int error = line.Count < 3 ? MsnError.Parameter : user == 0 ? MsnError.NoUser : SetName(link, user, line, 2);
        if (error != MsnError.None)
        {
            _context.Reply.Error(link, error, transaction);
            return;
        }
        int version = _changes.NextVersion(link.UserId);
        _context.Reply.Begin("REA", transaction).Add(version).Echo(line, 1).Echo(line, 2).End().Send(link);
    }

    /// <summary>PRP: MFN is the user's nick from MSNP10 on; all others are taken and given back.</summary>
    public void SetProperty(MsnLink link, MsnLine line, uint transaction)
    {
        bool isNick = line.ArgumentIs(1, "MFN") && link.Version >= GuidVersion;
        int error = line.Count < 2 || (isNick && line.Count < 3) ? MsnError.Parameter : isNick ? SetName(link, link.UserId, line, 2) : MsnError.None;
        if (error != MsnError.None)
        {
            _context.Reply.Error(link, error, transaction);
            return;
        }
        int version = link.Version < GuidVersion ? _changes.NextVersion(link.UserId) : 0;
        MsnReply answer = _context.Reply.Begin("PRP", transaction);
        if (link.Version < GuidVersion) answer.Add(version);
        answer.Echo(line, 1).Echo(line, 2).End().Send(link);
    }

    /// <summary>SBP: the user's name for a contact, from MSNP10 on.</summary>
    public void SetContactProperty(MsnLink link, MsnLine line, uint transaction)
    {
        int contact = line.Count < 4 ? 0 : ItemGuid.Contact(line.Buffer, line.OffsetOf(1), line.CountOf(1));
        int error = contact == 0 || link.Contacts.Of(contact) == 0 ? MsnError.NotThere : line.ArgumentIs(2, "MFN") ? SetName(link, contact, line, 3) : MsnError.None;
        if (error != MsnError.None) _context.Reply.Error(link, error, transaction);
        else _context.Reply.Begin("SBP", transaction).Echo(line, 1).Echo(line, 2).Echo(line, 3).End().Send(link);
    }

    private int SetName(MsnLink link, int user, MsnLine line, int index)
    {
        int size = MsnText.Normalize(line.Buffer, line.OffsetOf(index), line.CountOf(index), _context.Scratch, MsnText.MaximumBytes);
        if (size <= 0) return MsnError.NameTooLong;
        byte[] name = MsnContext.Copy(_context.Scratch, 0, size);
        if (user == link.UserId) return _changes.SetNick(user, name, 0, size);
        int flags = link.Contacts.Of(user) & ContactFlags.Kept;
        // Of somebody who only watches there is nothing to keep.
        if (flags == 0) return MsnError.NotThere;
        return _context.People.SaveContact(link.UserId, user, flags, link.Contacts.GroupsOfContact(user), name, 0, size) == StorageResult.Ok ? MsnError.None : MsnError.Server;
    }

    private void AnswerAdd(MsnLink link, MsnLine line, uint transaction, int contact, int flag)
    {
        if (link.Version < GuidVersion)
        {
            int version = _changes.NextVersion(link.UserId);
            MsnReply old = _context.Reply.Begin("ADD", transaction).Echo(line, 1).Add(version);
            for (int i = 2; i < line.Count; i++) old.Echo(line, i);
            old.End().Send(link);
            return;
        }
        MsnReply answer = _context.Reply.Begin("ADC", transaction);
        for (int i = 1; i < line.Count; i++) answer.Echo(line, i);
        if (flag == ContactFlags.Forward && IndexOf(line, 'C') < 0)
        {
            answer.Writer.WriteText(" C=");
            ItemGuid.WriteContact(answer.Writer, contact);
        }
        answer.End().Send(link);
    }

    private void AnswerMode(MsnLink link, MsnLine line, uint transaction, int error)
    {
        if (error != MsnError.None)
        {
            _context.Reply.Error(link, error, transaction);
            return;
        }
        int version = link.Version < GuidVersion ? _changes.NextVersion(link.UserId) : 0;
        MsnReply answer = _context.Reply.Begin(line.Is("BLP") ? "BLP" : "GTC", transaction);
        if (link.Version < GuidVersion) answer.Add(version);
        answer.Echo(line, 1).End().Send(link);
    }

    private void SendMode(MsnLink link, string command, uint transaction, int version, string mode)
    {
        MsnReply reply = link.Version < CountVersion ? _context.Reply.Begin(command, transaction).Add(version) : _context.Reply.Begin(command);
        reply.Add(mode).End().Send(link);
    }

    private void SendGroups(MsnLink link, uint transaction, int version, int groups)
    {
        int number = 0;
        for (int group = link.Version < GuidVersion ? 0 : 1; group <= GroupHandler.MostGroups; group++)
        {
            if (group > 0 && !_context.People.Read(link.UserId, GroupHandler.KeyOf(group))) continue;
            number++;
            MsnReply item = link.Version < CountVersion ? _context.Reply.Begin("LSG", transaction).Add(version).Add(number).Add(groups + 1).Add(group) : _context.Reply.Begin("LSG");
            if (link.Version is CountVersion or 9) item.Add(group);
            if (group == 0) item.Add("Other%20Contacts");
            else if (_context.People.Fields.TryGet(PeopleTable.Name, out int offset, out int count)) item.Add(_context.People.Buffer, offset, count);
            if (link.Version < GuidVersion)
            {
                item.Add(0);
            }
            else
            {
                item.Writer.WriteByte(' ');
                ItemGuid.WriteGroup(item.Writer, group);
            }
            item.End().Send(link);
        }
    }

    private static void Start(MsnLink link, ListSender sender)
    {
        link.Sender = sender;
        sender.GoOn(link);
    }

    // RL is written by others' FL alone.
    private static int FlagIn(MsnLine line)
    {
        int list = line.Count < 3 ? WordList.None : WordList.IndexOf(ContactFlags.Names, line.Buffer, line.OffsetOf(1), line.CountOf(1));
        return list is WordList.None or 3 ? 0 : 1 << list;
    }

    private int NewContactIn(MsnLine line)
    {
        int guid = IndexOf(line, 'C');
        if (guid >= 0)
        {
            int contact = ItemGuid.Contact(line.Buffer, line.OffsetOf(guid) + 2, line.CountOf(guid) - 2);
            return contact != 0 && _context.Users.Contains(contact) ? contact : 0;
        }
        int mail = IndexOf(line, 'N');
        return mail < 0 ? 0 : _context.FindUser(line.Buffer, line.OffsetOf(mail) + 2, line.CountOf(mail) - 2);
    }

    // Of the argument X=..; -1 when there is none.
    private static int IndexOf(MsnLine line, char letter)
    {
        for (int i = 2; i < line.Count; i++)
        {
            if (line.CountOf(i) > 2 && line.Buffer[line.OffsetOf(i)] == letter && line.Buffer[line.OffsetOf(i) + 1] == '=') return i;
        }
        return -1;
    }
}
