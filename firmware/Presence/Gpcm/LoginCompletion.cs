using System;
using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Presence.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// Receives a client whose login was right: ends an older link of the profile, sends the lists if the client wants them first, the answer to the
/// login, what the buddies do, and the messages that waited.
/// </summary>
public sealed partial class LoginCompletion
{
    private const int DsUnit = 0;
    private const int TicketBytes = 24;

    private readonly GpcmContext _context;
    private readonly StatusHandler _status;
    private readonly Mailbox _mailbox;
    private readonly FriendCode _friendCode;

    /// <param name="context">What the handlers share.</param>
    /// <param name="registrar">Knows the profiles of users.</param>
    /// <param name="status">Tells what buddies do.</param>
    /// <param name="box">Holds the messages that waited.</param>
    public LoginCompletion(GpcmContext context, Registrar registrar, StatusHandler status, Mailbox box)
    {
        _context = context;
        Registrar = registrar;
        _status = status;
        _mailbox = box;
        _friendCode = new FriendCode(context.Md5);
    }

    /// <summary>Knows the profiles of users.</summary>
    public readonly Registrar Registrar;

    /// <summary>Lets a client in to a row of the profile table.</summary>
    public void Welcome(GpcmSession session, int row, byte[] proof, int id)
    {
        ProfileTable profiles = _context.Store.Profiles;
        int profileId = profiles.IdAt(row);
        FriendList friends = new(_context.Store.Friends.Capacity);
        if (!_context.Store.Friends.Load(profileId, friends))
        {
            // With an empty list a console would begin to ask all its friends again.
            _context.Reply.FatalError(session, GpError.Database, "The buddies could not be read.", id);
            return;
        }
        Replace(profileId);
        session.ProfileId = profileId;
        session.SessionKey = DrawSessionKey();
        session.Friends = friends;
        session.Challenge = null;
        session.Outbox.IdleLimit = GpcmService.IdleMilliseconds;
        session.Outbox.IsProven = true;
        if (session.Understands(SdkRevision.ListsAtLogin)) SendLists(session);

        profiles.NoteUse(profiles.FindById(profileId), _context.Tools.Clock.Milliseconds);
        profiles.Read(profiles.FindById(profileId));
        Answer(session, proof, id);
        Introduce(session);
        _status.TellAll(session);
        if (session.HasPassword)
        {
            session.Status.BeOnline();
            _status.Tell(session);
        }
        _mailbox.DeliverWaiting(session);
    }

    /// <summary>Sends a new ticket for SAKE.</summary>
    public void SendTicket(GpcmSession session)
    {
        DrawTicket();
        Note(session);
        _context.Reply.Begin().Pair("lt", _context.Scratch, 0, TicketBytes);
        _context.Reply.Send(session);
    }

    // The profile is in Record.
    private void Answer(GpcmSession session, byte[] proof, int id)
    {
        ProfileRecord record = _context.Store.Profiles.Record;
        record.Fields.TryGetInt64(ProfileFields.UserId, out long userId);
        session.UserId = userId;
        int unit = record.Fields.TryGetInt32(ProfileFields.Unit, out int own) ? own : ProfileFields.UserUnit;
        DrawTicket();
        Note(session);
        KvWriter message = _context.Reply.Begin();
        message.Pair("lc", 2);
        message.Pair("sesskey", session.SessionKey);
        message.Pair("proof", proof, 0, LoginProof.Size);
        // Old DS software reads the id as a signed 32-bit number.
        message.Pair("userid", unit == DsUnit && userId > int.MaxValue ? 0 : userId);
        message.Pair("profileid", session.ProfileId);
        int nick = session.HasPassword ? record.FindUniqueNick(session.NamespaceId) : record.Fields.Find(ProfileFields.UniqueNick);
        if (nick != KvReader.None) message.Pair("uniquenick", record.Buffer, record.Fields.ValueOffset(nick), record.Fields.ValueCount(nick));
        message.Pair("lt", _context.Scratch, 0, TicketBytes);
        if (!session.HasPassword && session.Understands(SdkRevision.RemoteAuthIds))
        {
            message.Pair("namespaceid", session.NamespaceId);
            message.Pair("partnerid", session.PartnerId);
        }
        message.Pair("id", id == GpcmReply.NoId ? 1 : id);
        _context.Reply.Send(session);
    }

    // \list\ has to stand right behind the number, also when that is 0; ids beyond the number would be fatal too.
    private void SendLists(GpcmSession session)
    {
        SendList(session, "bdy", FriendList.Buddy);
        SendList(session, "blk", FriendList.Blocked);
    }

    private void SendList(GpcmSession session, string key, int flag)
    {
        FriendList friends = session.Friends;
        KvWriter message = _context.Reply.Begin();
        message.Pair(key, friends.CountOf(flag));
        message.BeginPair("list");
        bool first = true;
        for (int i = 0; i < friends.Count; i++)
        {
            if ((friends.FlagsAt(i) & flag) == 0) continue;
            if (!first) message.Append(",");
            message.Append(friends.IdAt(i));
            first = false;
        }
        _context.Reply.Send(session);
    }

    private void Replace(int profileId)
    {
        GpcmSession[] sessions = _context.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            GpcmSession older = sessions[i];
            if (older is null || older.ProfileId != profileId) continue;
            // Nobody any more: when its link closes, the player has not gone.
            older.ProfileId = 0;
            if (older.Ended) continue;
            _context.Tools.Events.Write(EventTexts.LoginReplaced(profileId));
            _context.Reply.FatalError(older, GpError.ForcedDisconnect, "The profile has logged in elsewhere.", GpcmReply.NoId);
        }
    }

    // What the event log and the page show of the player: for consoles the friend code, as the game shows it.
    private void Introduce(GpcmSession session)
    {
        ProfileRecord record = _context.Store.Profiles.Record;
        string nick = record.Fields.GetText(ProfileFields.Nick);
        string code = null;
        if (record.Fields.TryGet(ProfileFields.Gsbrcd, out int game, out int count) && count >= 4)
        {
            byte[] letters = record.Buffer;
            session.GameCode = (letters[game] << 24) | (letters[game + 1] << 16) | (letters[game + 2] << 8) | letters[game + 3];
            session.FriendCode = _friendCode.Compute(session.ProfileId, letters, game);
            FriendCode.Format(session.FriendCode, FriendCode.IsReversed(record.Buffer, game), _context.Scratch, 0);
            code = Ascii.ToText(_context.Scratch, 0, FriendCode.TextSize);
        }
        session.Nick = NickOf(session, record);
        session.LoggedInSeconds = (int)(_context.Tools.Clock.Milliseconds / 1_000);
        // Several may share an address: NAS has just told which console this one is, a user has only the address.
        session.Name = session.HasPassword ? EndPoints.AddressText(EndPoints.Address(session.From)) : _context.Tools.Clients.NameOf(session.From);
        _context.Tools.Events.Write(EventTexts.LoginOk(session.Name, nick, session.ProfileId, code));
    }

    // Of a console what its player typed into it, if the title tells: the nick there is a number in disguise.
    private static byte[] NickOf(GpcmSession session, ProfileRecord record)
    {
        if (!record.Fields.TryGet(session.HasPassword ? ProfileFields.Nick : ProfileFields.InGameName, out int offset, out int count)) return null;
        byte[] nick = new byte[count < AccountRules.NickBytes ? count : AccountRules.NickBytes];
        Array.Copy(record.Buffer, offset, nick, 0, nick.Length);
        return nick;
    }

    private int DrawSessionKey()
    {
        byte[] drawn = _context.Scratch;
        _context.Tools.Random.Fill(drawn, 0, 4);
        int key = ((drawn[0] & 0x7F) << 24) | (drawn[1] << 16) | (drawn[2] << 8) | drawn[3];
        return key == 0 ? 1 : key;
    }

    // Where somebody takes the ticket as a proof.
    partial void Note(GpcmSession session);

    // The ticket for SAKE has to be exactly 24 characters long: 16 bytes in base64. They may stand at the end of its room.
    private void DrawTicket()
    {
        const int Drawn = 16;
        _context.Tools.Random.Fill(_context.Scratch, TicketBytes - Drawn, Drawn);
        Base64.GameSpy.Encode(_context.Scratch, TicketBytes - Drawn, Drawn, _context.Scratch, 0);
    }
}
