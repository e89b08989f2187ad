using System;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// \bm\ and \pinvite\: messages between buddies. What only the server may say (2, 4, 6) is taken for what the sender means by it
/// and done as the command for it; a status (100) is never taken from a client.
/// </summary>
public sealed class MessageHandler
{
    private const int UnderTable = 5;
    private const int Status = 100;
    private const int Invite = 101;
    private const int LastShort = 105;
    private const int FirstFile = 200;
    private const int LastFile = 208;
    private const int MaximumProducts = 16;

    private readonly GpcmContext _context;
    private readonly BuddyHandler _buddies;
    private readonly Mailbox _mailbox;

    /// <param name="context">What the handlers share.</param>
    /// <param name="buddies">For requests, authorizations and revocations.</param>
    /// <param name="box">Delivers, or keeps for later.</param>
    public MessageHandler(GpcmContext context, BuddyHandler buddies, Mailbox box)
    {
        _context = context;
        _buddies = buddies;
        _mailbox = box;
    }

    /// <summary>\bm\type\…\t\receiver\msg\text.</summary>
    public void Send(GpcmSession session, KvReader command, int id)
    {
        if (!command.TryGetInt32("bm", out int type) || !command.TryGetInt32("t", out int receiver) || !IsKnown(type))
        {
            Fail(session, GpError.BuddyMessage, "The message has no type or no receiver.", id);
            return;
        }
        command.TryGet("msg", out int offset, out int count);
        switch (type)
        {
            case Mailbox.Request:
                if (MayWrite(session, GpError.AddBuddy, id)) _buddies.Add(session, receiver, command.Buffer, offset, count, id);
                break;
            case Mailbox.Authorization:
                if (MayWrite(session, GpError.AuthAdd, id)) _buddies.Authorize(session, receiver, command.Buffer, 0, 0, id);
                break;
            case Mailbox.Revocation:
                if (MayWrite(session, GpError.Revoke, id)) _buddies.Revoke(session, receiver, id);
                break;
            default:
                Pass(session, type, receiver, command.Buffer, offset, count, id);
                break;
        }
    }

    /// <summary>\pinvite\: becomes bm 101, |p|product|l|location.</summary>
    public void InvitePlayer(GpcmSession session, KvReader command, int id)
    {
        if (!command.TryGetInt32("profileid", out int receiver) || !command.TryGetInt32("productid", out int product))
        {
            Fail(session, GpError.BuddyMessage, "The invitation has no receiver or no product.", id);
            return;
        }
        GpcmSession online = Reach(session, receiver, id);
        if (online is null) return;
        if (online.Invitable is not null && !WantsInvitation(online, product))
        {
            Fail(session, GpError.BuddyMessageUnsupported, "That player wants no invitation to this product.", id);
            return;
        }
        KvWriter message = _context.Reply.Begin();
        message.Pair("bm", Invite);
        message.Pair("f", session.ProfileId);
        message.BeginPair("msg");
        message.Append("|p|");
        message.Append(product);
        if (command.TryGet("location", out int offset, out int count))
        {
            message.Append("|l|");
            message.Append(command.Buffer, offset, count);
        }
        _context.Reply.Send(online);
    }

    /// <summary>\inviteto\: the products for which invitations are welcome, 1,2,3; at most 16, and none for any.</summary>
    public static void SetInvitable(GpcmSession session, KvReader command)
    {
        session.Invitable = null;
        if (!command.TryGet("products", out int offset, out int count) || count == 0) return;
        int[] products = new int[MaximumProducts];
        int found = 0;
        int end = offset + count;
        while (offset < end && found < MaximumProducts)
        {
            int comma = Ascii.IndexOf(command.Buffer, offset, end - offset, ',');
            if (comma < 0) comma = end;
            if (Ascii.TryParseUInt32(command.Buffer, offset, comma - offset, out uint product) && product <= int.MaxValue) products[found++] = (int)product;
            offset = comma + 1;
        }
        if (found == 0) return;
        session.Invitable = new int[found];
        Array.Copy(products, 0, session.Invitable, 0, found);
    }

    /// <summary>Whether the player has said that invitations to this product are welcome.</summary>
    public static bool WantsInvitation(GpcmSession receiver, int product)
    {
        if (receiver.Invitable is null) return false;
        for (int i = 0; i < receiver.Invitable.Length; i++)
        {
            if (receiver.Invitable[i] == product) return true;
        }
        return false;
    }

    private void Pass(GpcmSession session, int type, int receiver, byte[] buffer, int offset, int count, int id)
    {
        GpcmSession here = _context.Online(receiver);
        if (type == Mailbox.Message && (here is null || (here.Quiet & GpcmSession.QuietMessages) != 0))
        {
            KeepText(session, receiver, buffer, offset, count, id);
            return;
        }
        GpcmSession online = Reach(session, receiver, id);
        if (online is null) return;
        if (type == Mailbox.Message)
        {
            Judge(session, _mailbox.SendText(receiver, session.ProfileId, buffer, offset, count), id);
            return;
        }
        if (type == UnderTable && (online.Quiet & GpcmSession.QuietUnderTable) != 0)
        {
            Fail(session, GpError.BuddyMessageOffline, "That player takes no such messages now.", id);
            return;
        }
        if (type == Invite && !HasProduct(buffer, offset, count))
        {
            Fail(session, GpError.BuddyMessageUnsupported, "An invitation has to name a product.", id);
            return;
        }
        _mailbox.Forward(online, type, session.ProfileId, buffer, offset, count);
    }

    private void KeepText(GpcmSession session, int receiver, byte[] buffer, int offset, int count, int id)
    {
        FriendList theirs = _context.ListOf(receiver);
        if (!AreBuddies(session, theirs, receiver))
        {
            Fail(session, GpError.BuddyMessageNotBuddy, "That player is not your buddy.", id);
            return;
        }
        if (theirs.Is(session.ProfileId, FriendList.Blocked)) return;
        if (IsMatchCommand(buffer, offset, count))
        {
            Fail(session, GpError.BuddyMessageOffline, "That player is not here.", id);
            return;
        }
        if (!MayWrite(session, GpError.BuddyMessage, id)) return;
        Judge(session, _mailbox.SendText(receiver, session.ProfileId, buffer, offset, count), id);
    }

    // The receiver, or null after an error, or when the receiver has blocked the sender, who is not told.
    private GpcmSession Reach(GpcmSession session, int receiver, int id)
    {
        FriendList theirs = _context.ListOf(receiver);
        if (!AreBuddies(session, theirs, receiver))
        {
            Fail(session, GpError.BuddyMessageNotBuddy, "That player is not your buddy.", id);
            return null;
        }
        if (theirs.Is(session.ProfileId, FriendList.Blocked)) return null;
        GpcmSession online = _context.Online(receiver);
        if (online is null) Fail(session, GpError.BuddyMessageOffline, "That player is not here.", id);
        return online;
    }

    private void Judge(GpcmSession session, StorageResult result, int id)
    {
        if (result == StorageResult.Ok) return;
        if (result == StorageResult.TooLarge) Fail(session, GpError.BuddyMessage, "The message is too long to wait for that player.", id);
        else if (result == StorageResult.Full) Fail(session, GpError.BuddyMessageOffline, "Too many messages wait for that player.", id);
        else Fail(session, GpError.Database, "The message could not be kept.", id);
    }

    private bool MayWrite(GpcmSession session, int refusal, int id)
    {
        if (session.MayWrite(_context.Tools.Clock.Milliseconds)) return true;
        Fail(session, refusal, "Too many changes at once: wait a little.", id);
        return false;
    }

    private void Fail(GpcmSession session, int code, string text, int id) => _context.Reply.Error(session, code, text, id);

    private static bool AreBuddies(GpcmSession session, FriendList theirs, int receiver) =>
        session.Friends.Is(receiver, FriendList.Buddy) || theirs.Is(session.ProfileId, FriendList.Buddy);

    private static bool IsKnown(int type) =>
        (type >= Mailbox.Message && type <= Mailbox.Revocation) || (type > Status && type <= LastShort) || (type >= FirstFile && type <= LastFile);

    // Consoles arrange their matches in messages, GPCM3vMAT and the like: news of yesterday's match help nobody.
    private static bool IsMatchCommand(byte[] buffer, int offset, int count) =>
        Ascii.StartsWith(buffer, offset, count, "GPCM") && Contains(buffer, offset, count, "vMAT");

    private static bool HasProduct(byte[] buffer, int offset, int count) => Contains(buffer, offset, count, "|p|");

    private static bool Contains(byte[] buffer, int offset, int count, string text)
    {
        for (int i = 0; i + text.Length <= count; i++)
        {
            if (Ascii.StartsWith(buffer, offset + i, count - i, text)) return true;
        }
        return false;
    }
}
