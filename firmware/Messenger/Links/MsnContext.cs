using System;
using PocketSpy.Core;
using PocketSpy.Messenger.Passport;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Soap;
using PocketSpy.Messenger.Switchboard;
using PocketSpy.Messenger.Wire;
using PocketSpy.Presence.Profiles;
using PocketSpy.Tokens.Accounts;
using PocketSpy.Tokens.Clock;

namespace PocketSpy.Messenger.Links;

/// <summary>What the handlers of the messenger share.</summary>
public sealed class MsnContext
{
    private const int ScratchBytes = MsnLine.MaximumBytes;

    private readonly PlayerStore _store;

    /// <param name="store">The users.</param>
    /// <param name="people">Their lists.</param>
    /// <param name="proofs">What MSNP2 to 7 check.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="size">How much there is room for.</param>
    public MsnContext(PlayerStore store, PeopleTable people, ProofTable proofs, ServiceTools tools, MessengerSize size)
    {
        _store = store;
        People = people;
        Proofs = proofs;
        Tools = tools;
        Reply = new MsnReply(tools.Reply);
        Links = new MsnLink[size.Links];
        Rooms = new Room[size.Rooms];
        Keys = new KeyTable(size.Keys, tools);
        MostContacts = size.Contacts;
    }

    /// <summary>The users.</summary>
    public UserTable Users => _store.Users;

    /// <summary>Their lists.</summary>
    public readonly PeopleTable People;

    /// <summary>What MSNP2 to 7 check.</summary>
    public readonly ProofTable Proofs;

    /// <summary>What all services share.</summary>
    public readonly ServiceTools Tools;

    /// <summary>Writes the answers.</summary>
    public readonly MsnReply Reply;

    /// <summary>All links, with gaps.</summary>
    public readonly MsnLink[] Links;

    /// <summary>All conversations, with gaps.</summary>
    public readonly Room[] Rooms;

    /// <summary>Ways into conversations.</summary>
    public readonly KeyTable Keys;

    /// <summary>Contacts of one person.</summary>
    public readonly int MostContacts;

    /// <summary>Makes and checks tickets.</summary>
    public TicketOffice Tickets;

    /// <summary>Counts wrong passwords.</summary>
    public AccountDoor Door;

    /// <summary>What the owner set.</summary>
    public MessengerSettings Settings;

    /// <summary>Changes lists, whoever asks for it.</summary>
    public Notification.ListChanges Changes;

    /// <summary>Messages that wait for those who are away.</summary>
    public OfflineMail Mail;

    /// <summary>The time.</summary>
    public BoxTime Time;

    /// <summary>The port that clients are sent to.</summary>
    public int Port;

    /// <summary>Room for what a handler puts together; nothing in it outlives the command.</summary>
    public readonly byte[] Scratch = new byte[ScratchBytes];

    /// <summary>Commands of clients that were not understood.</summary>
    public int Noise { get; private set; }

    /// <summary>The link of a user who is signed in; null for none.</summary>
    public MsnLink Online(int userId)
    {
        if (userId == 0) return null;
        for (int i = 0; i < Links.Length; i++)
        {
            MsnLink link = Links[i];
            if (link is not null && link.UserId == userId && link.IsSignedIn) return link;
        }
        return null;
    }

    /// <summary>The user with the address in an argument; 0 for none.</summary>
    public int FindUser(MsnLine line, int index)
    {
        int count = line.CountOf(index);
        return count == 0 ? UserTable.None : FindUser(line.Buffer, line.OffsetOf(index), count);
    }

    /// <summary>The user with an address; 0 for none, and when that cannot be told.</summary>
    public int FindUser(byte[] buffer, int offset, int count)
    {
        if (count > UserTable.EmailBytes) return UserTable.None;
        int user = Users.FindByEmail(buffer, offset, count);
        return user > 0 ? user : UserTable.None;
    }

    /// <summary>The address of a user; null when there is no such user any more.</summary>
    public byte[] EmailOf(int userId)
    {
        string email = Users.Read(userId) ? Users.EmailText : null;
        return email is null ? null : System.Text.Encoding.UTF8.GetBytes(email);
    }

    /// <summary>The nick of a user: what was set here, else the one of the first profile, else the address.</summary>
    public byte[] NickOf(int userId)
    {
        MsnLink online = Online(userId);
        if (online is not null) return online.Nick;
        if (People.Read(userId, 0) && People.Fields.TryGet(PeopleTable.Name, out int offset, out int count)) return Copy(People.Buffer, offset, count);
        ProfileTable profiles = _store.Profiles;
        int row = profiles.NextOfUser(userId, ProfileTable.None);
        if (row >= 0 && profiles.Record.Fields.TryGet(ProfileFields.Nick, out offset, out count))
        {
            int size = MsnText.Normalize(profiles.Record.Buffer, offset, count, Scratch, MsnText.MaximumBytes);
            if (size > 0) return Copy(Scratch, 0, size);
        }
        return EmailOf(userId) ?? new byte[] { (byte)'?' };
    }

    /// <summary>The name that an owner sees of a contact: the owner's own for it, else its nick.</summary>
    public byte[] NameOf(int owner, int contact, bool isOwn)
    {
        if (isOwn && People.Read(owner, contact) && People.Fields.TryGet(PeopleTable.Name, out int offset, out int count)) return Copy(People.Buffer, offset, count);
        return NickOf(contact);
    }

    /// <summary>A copy of some bytes.</summary>
    public static byte[] Copy(byte[] buffer, int offset, int count)
    {
        byte[] copy = new byte[count];
        Array.Copy(buffer, offset, copy, 0, count);
        return copy;
    }

    /// <summary>One line in the log for what a client sent and is not understood.</summary>
    public void NoteNoise(MsnLink link, string what)
    {
        Noise++;
        Tools.Events.Write(EventTexts.NotUnderstood(Tools.Clients.NameOf(link.From), what + " for the messenger"));
    }

    /// <summary>Where a client finds this port: address, colon, port.</summary>
    public string PlaceFor(MsnLink link) => EndPoints.AddressText(Tools.Addresses.AddressFor(link.From)) + ":" + Port.ToString();
}
