using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Notification;

/// <summary>
/// Changes the lists of a user, who may be signed in or come by SOAP alone: on the drive first, then in memory, then whom it concerns is told. Gives errors of
/// the protocol.
/// </summary>
public sealed class ListChanges
{
    private readonly MsnContext _context;
    private readonly PresenceHandler _presence;

    /// <param name="context">What the handlers share.</param>
    /// <param name="presence">Tells of statuses.</param>
    public ListChanges(MsnContext context, PresenceHandler presence)
    {
        _context = context;
        _presence = presence;
    }

    /// <summary>The lists of a user, of one who is signed in those in memory.</summary>
    public ContactList ListsOf(int owner)
    {
        MsnLink link = _context.Online(owner);
        if (link is not null) return link.Contacts;
        ContactList lists = new();
        lists.Load(owner, _context.People, _context.Users);
        return lists;
    }

    /// <summary>Puts a contact on one or more lists, and into groups. The name is the owner's own for it; null for none.</summary>
    public int Add(int owner, ContactList lists, int contact, int flags, int groups, byte[] name, int offset, int count)
    {
        if (contact == owner) return MsnError.Parameter;
        int old = lists.Of(contact);
        int oldGroups = lists.GroupsOfContact(contact);
        bool isInGroup = groups != 0 && (oldGroups & groups) == groups;
        if ((old & flags) == flags && (groups == 0 || isInGroup)) return MsnError.IsThere;
        int both = (old | flags) & (ContactFlags.Allow | ContactFlags.Block);
        if (both == (ContactFlags.Allow | ContactFlags.Block)) return MsnError.OtherList;
        if ((old & ContactFlags.Kept) == 0 && lists.KeptCount >= _context.MostContacts) return MsnError.ListFull;
        int now = (old | flags) & ContactFlags.Kept;
        StorageResult result = Save(owner, contact, now, oldGroups | groups, name, offset, count);
        if (result != StorageResult.Ok) return result == StorageResult.Full ? MsnError.ListFull : MsnError.Server;
        Apply(owner, lists, contact, old, now | (old & ContactFlags.Reverse), oldGroups | groups);
        return MsnError.None;
    }

    /// <summary>Takes a contact off one or more lists, or out of one group alone.</summary>
    public int Remove(int owner, ContactList lists, int contact, int flags, int group)
    {
        int old = lists.Of(contact);
        int groups = lists.GroupsOfContact(contact);
        if ((old & flags) == 0) return MsnError.NotThere;
        int now = old & ~flags & ContactFlags.Kept;
        if (group != 0)
        {
            if ((groups & group) == 0) return MsnError.NotThere;
            now = old & ContactFlags.Kept;
            groups &= ~group;
        }
        else if ((flags & ContactFlags.Forward) != 0)
        {
            groups = 0;
        }
        if (_context.People.SaveContact(owner, contact, now, groups) != StorageResult.Ok) return MsnError.Server;
        Apply(owner, lists, contact, old, now | (old & ContactFlags.Reverse), groups);
        return MsnError.None;
    }

    /// <summary>Whether strangers are blocked.</summary>
    public int SetPrivacy(int owner, ContactList lists, bool blocksStrangers)
    {
        if (lists.BlocksStrangers == blocksStrangers) return MsnError.SameMode;
        byte[] one = { (byte)'1' };
        if (_context.People.SavePerson(owner, PeopleTable.Privacy, blocksStrangers ? one : null, 0, 1) != StorageResult.Ok) return MsnError.Server;
        MsnLink link = _context.Online(owner);
        bool[] saw = link is null ? null : new bool[_context.Links.Length];
        for (int i = 0; link is not null && i < saw.Length; i++) saw[i] = _context.Links[i] is not null && PresenceHandler.Sees(_context.Links[i], link);
        lists.BlocksStrangers = blocksStrangers;
        for (int i = 0; link is not null && i < saw.Length; i++)
        {
            MsnLink other = _context.Links[i];
            bool sees = other is not null && PresenceHandler.Sees(other, link);
            if (sees && !saw[i]) _presence.Tell(other, link);
            else if (!sees && saw[i]) _presence.TellGone(other, link);
        }
        return MsnError.None;
    }

    /// <summary>The nick of a user, which all who watch are told.</summary>
    public int SetNick(int owner, byte[] nick, int offset, int count)
    {
        if (_context.People.SavePerson(owner, PeopleTable.Name, nick, offset, count) != StorageResult.Ok) return MsnError.Server;
        MsnLink link = _context.Online(owner);
        if (link is null) return MsnError.None;
        link.Nick = MsnContext.Copy(nick, offset, count);
        _presence.TellAll(link);
        return MsnError.None;
    }

    /// <summary>Counts a change of a user's lists. Gives the count.</summary>
    public int NextVersion(int owner)
    {
        _context.People.Read(owner, 0);
        int version = _context.People.Number(PeopleTable.Version) + 1;
        byte[] digits = new byte[11];
        int count = DecimalText.CountOf(version);
        DecimalText.WriteBefore(digits, count, version);
        _context.People.SavePerson(owner, PeopleTable.Version, digits, 0, count);
        return version;
    }

    private StorageResult Save(int owner, int contact, int flags, int groups, byte[] name, int offset, int count)
    {
        StorageResult result = name is null ? _context.People.SaveContact(owner, contact, flags, groups) : _context.People.SaveContact(owner, contact, flags, groups, name, offset, count);
        if (result != StorageResult.Full || _context.People.RemoveOrphans(_context.Users) == 0) return result;
        return name is null ? _context.People.SaveContact(owner, contact, flags, groups) : _context.People.SaveContact(owner, contact, flags, groups, name, offset, count);
    }

    private void Apply(int owner, ContactList lists, int contact, int old, int now, int groups)
    {
        MsnLink link = _context.Online(owner);
        MsnLink other = _context.Online(contact);
        bool saw = link is not null && other is not null && PresenceHandler.Sees(other, link);
        lists.Set(contact, now, groups);
        if (other is null) return;
        bool isWatched = (now & ContactFlags.Forward) != 0;
        if (isWatched != ((old & ContactFlags.Forward) != 0)) TellWatched(owner, other, isWatched);
        if (link is null) return;
        bool sees = PresenceHandler.Sees(other, link);
        if (sees && !saw) _presence.Tell(other, link);
        else if (!sees && saw) _presence.TellGone(other, link);
    }

    // The other's RL, in memory and on the client.
    private void TellWatched(int owner, MsnLink other, bool isWatched)
    {
        int flags = other.Contacts.Of(owner);
        flags = isWatched ? flags | ContactFlags.Reverse : flags & ~ContactFlags.Reverse;
        other.Contacts.Set(owner, flags, other.Contacts.GroupsOfContact(owner));
        byte[] email = _context.EmailOf(owner);
        byte[] nick = _context.NickOf(owner);
        if (email is null) return;
        if (other.Version >= 13)
        {
            byte[] payload = XmlListHandler.WriteOne(email, nick, isWatched, _context.Scratch);
            _context.Reply.Begin(isWatched ? "ADL" : "RML").Add(0).EndWith(payload, 0, payload.Length).Send(other);
            return;
        }
        MsnReply told = _context.Reply.Begin(!isWatched ? "REM" : other.Version >= 10 ? "ADC" : "ADD").Add(0).Add("RL");
        if (other.Version < 10)
        {
            int version = NextVersion(other.UserId);
            told = _context.Reply.Begin(isWatched ? "ADD" : "REM").Add(0).Add("RL").Add(version).Add(email);
            if (isWatched) told.Add(nick);
        }
        else if (isWatched)
        {
            told.Writer.WriteText(" N=");
            told.Writer.WriteBytes(email);
            told.Writer.WriteText(" F=");
            told.Writer.WriteBytes(nick);
        }
        else
        {
            told.Add(email);
        }
        told.End().Send(other);
    }
}
