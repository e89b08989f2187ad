using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// Who is whose buddy: \addbuddy\, \authadd\, \delbuddy\, \revoke\, \addblock\, \removeblock\. A buddy is one-sided: the other has said
/// yes. Two that ask each other have both said yes, as consoles do, and are buddies at once. Saved before anybody is told.
/// </summary>
public sealed class BuddyHandler
{
    private const string OldAuthorization = "I have authorized your request to add me to your list";

    private readonly GpcmContext _context;
    private readonly StatusHandler _status;
    private readonly Mailbox _mailbox;
    private readonly Signature _signature;

    /// <param name="context">What the handlers share.</param>
    /// <param name="status">Tells new buddies of each other.</param>
    /// <param name="box">Delivers, or keeps for later.</param>
    /// <param name="signature">Signs requests.</param>
    public BuddyHandler(GpcmContext context, StatusHandler status, Mailbox box, Signature signature)
    {
        _signature = signature;
        _context = context;
        _status = status;
        _mailbox = box;
    }

    /// <summary>\addbuddy\: asks <paramref name="other"/>; the reason is a range of the buffer.</summary>
    public void Add(GpcmSession session, int other, byte[] buffer, int offset, int count, int id)
    {
        if (other == session.ProfileId || _context.Store.Profiles.FindById(other) == ProfileTable.None)
        {
            _context.Reply.Error(session, GpError.AddBuddyBadNew, "There is no such profile to add.", id);
            return;
        }
        int flags = session.Friends.FlagsOf(other);
        if ((flags & FriendList.Buddy) != 0)
        {
            _context.Reply.Error(session, GpError.AddBuddyAlready, "This profile is your buddy already.", id);
            return;
        }
        FriendList theirs = _context.ListOf(other);
        bool mutual = theirs.Is(session.ProfileId, FriendList.Requested);
        bool blocked = theirs.Is(session.ProfileId, FriendList.Blocked);
        int now = mutual && !blocked ? FriendList.Buddy : FriendList.Requested;
        if (!Change(session.ProfileId, session.Friends, other, (flags & FriendList.Blocked) | now))
        {
            _context.Reply.Error(session, GpError.AddBuddy, "There is no room for another buddy.", id);
            return;
        }
        if (blocked) return;
        if (mutual)
        {
            Confirm(session, other);
            return;
        }
        StorageResult sent = _mailbox.SendRequest(other, session.ProfileId, buffer, offset, count);
        if (sent == StorageResult.Ok) return;
        // Nobody will hear of the request: it is taken back, so that the player knows to ask again.
        Change(session.ProfileId, session.Friends, other, flags);
        _context.Reply.Error(session, GpError.AddBuddy, "Too many messages wait for that player.", id);
    }

    /// <summary>\authadd\: says yes to <paramref name="other"/>. Without a signature (count 0) only that the other asked counts.</summary>
    public void Authorize(GpcmSession session, int other, byte[] buffer, int signature, int count, int id)
    {
        FriendList theirs = _context.ListOf(other);
        int flags = theirs.FlagsOf(session.ProfileId);
        if ((flags & FriendList.Buddy) != 0) return;
        if ((flags & FriendList.Requested) == 0)
        {
            _context.Reply.Error(session, GpError.AuthAddBadFrom, "That profile did not ask you.", id);
            return;
        }
        bool signed = count >= Md5.HexSize && Ascii.Equal(buffer, signature, _signature.OfRequest(other, session.ProfileId), 0, Md5.HexSize);
        if (count > 0 && !signed)
        {
            _context.Reply.Error(session, GpError.AuthAddBadSignature, "The signature is not that of the request.", id);
            return;
        }
        if (!Change(other, theirs, session.ProfileId, (flags & FriendList.Blocked) | FriendList.Buddy))
        {
            _context.Reply.Error(session, GpError.AuthAdd, "The authorization could not be saved.", id);
            return;
        }
        TellAuthorized(other, session.ProfileId);
    }

    /// <summary>\delbuddy\.</summary>
    public void Delete(GpcmSession session, int other, int id)
    {
        int flags = session.Friends.FlagsOf(other);
        if ((flags & (FriendList.Buddy | FriendList.Requested)) == 0)
        {
            _context.Reply.Error(session, GpError.DeleteBuddyNotBuddy, "This profile is not your buddy.", id);
            return;
        }
        if (!Change(session.ProfileId, session.Friends, other, flags & FriendList.Blocked))
        {
            _context.Reply.Error(session, GpError.DeleteBuddy, "The buddy could not be deleted.", id);
        }
    }

    /// <summary>\revoke\: takes this profile off the other's list.</summary>
    public void Revoke(GpcmSession session, int other, int id)
    {
        FriendList theirs = _context.ListOf(other);
        int flags = theirs.FlagsOf(session.ProfileId);
        if ((flags & (FriendList.Buddy | FriendList.Requested)) == 0)
        {
            _context.Reply.Error(session, GpError.RevokeNotBuddy, "You are not a buddy of that profile.", id);
            return;
        }
        if (!Change(other, theirs, session.ProfileId, flags & FriendList.Blocked))
        {
            _context.Reply.Error(session, GpError.Revoke, "The revocation could not be saved.", id);
            return;
        }
        _mailbox.SendRevocation(other, session.ProfileId);
    }

    /// <summary>\addblock\: nothing comes from the other any more, and it sees this player leave.</summary>
    public void Block(GpcmSession session, int other, int id)
    {
        int flags = session.Friends.FlagsOf(other);
        if ((flags & FriendList.Blocked) != 0)
        {
            _context.Reply.Error(session, GpError.AddBlockAlready, "This profile is blocked already.", id);
            return;
        }
        bool exists = other != session.ProfileId && _context.Store.Profiles.FindById(other) != ProfileTable.None;
        if (!exists || !Change(session.ProfileId, session.Friends, other, flags | FriendList.Blocked))
        {
            _context.Reply.Error(session, GpError.AddBlock, exists ? "There is no room for another block." : "There is no such profile.", id);
            return;
        }
        GpcmSession blocked = _context.Online(other);
        if (blocked is not null && blocked.Friends.Is(session.ProfileId, FriendList.Buddy)) _status.TellGone(blocked, session.ProfileId);
    }

    /// <summary>\removeblock\.</summary>
    public void Unblock(GpcmSession session, int other, int id)
    {
        int flags = session.Friends.FlagsOf(other);
        if ((flags & FriendList.Blocked) == 0)
        {
            _context.Reply.Error(session, GpError.RemoveBlockNotBlocked, "This profile is not blocked.", id);
            return;
        }
        if (!Change(session.ProfileId, session.Friends, other, flags & ~FriendList.Blocked))
        {
            _context.Reply.Error(session, GpError.RemoveBlock, "The block could not be taken back.", id);
            return;
        }
        GpcmSession unblocked = _context.Online(other);
        if (unblocked is not null && unblocked.Friends.Is(session.ProfileId, FriendList.Buddy)) _status.TellOne(unblocked, session.ProfileId);
    }

    // Both asked: the other side becomes a buddy too, and both are told as if each had said yes.
    private void Confirm(GpcmSession session, int other)
    {
        FriendList theirs = _context.ListOf(other);
        int flags = theirs.FlagsOf(session.ProfileId) & ~FriendList.Requested;
        if (Change(other, theirs, session.ProfileId, flags | FriendList.Buddy)) TellAuthorized(other, session.ProfileId);
        TellAuthorized(session.ProfileId, other);
    }

    private void TellAuthorized(int asker, int authorizer)
    {
        _mailbox.SendAuthorization(asker, authorizer, OldAuthorization);
        GpcmSession online = _context.Online(asker);
        if (online is not null) _status.TellOne(online, authorizer);
    }

    // On flash first; a failure leaves the list as it was.
    private bool Change(int owner, FriendList list, int other, int flags)
    {
        int before = list.FlagsOf(other);
        if (!list.Set(other, flags)) return false;
        if (_context.Store.Friends.Save(owner, list) == StorageResult.Ok) return true;
        list.Set(other, before);
        return false;
    }
}
