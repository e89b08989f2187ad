using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>\status\ and \statusinfo\: what a player does, told to everybody who has the player as a buddy.</summary>
public sealed class StatusHandler
{
    private const int Offline = 0;
    private const int Bar = '|';

    private readonly GpcmContext _context;

    /// <param name="context">What the handlers share.</param>
    public StatusHandler(GpcmContext context)
    {
        _context = context;
    }

    /// <summary>Takes either form and tells the buddies.</summary>
    public void Set(GpcmSession session, KvReader command, int id)
    {
        bool taken = command.Is(0, "statusinfo") ? session.Status.TakeStatusInfo(command) : session.Status.TakeStatus(command);
        if (!taken)
        {
            _context.Reply.Error(session, GpError.Status, "The status is no number.", id);
            return;
        }
        Tell(session);
    }

    /// <summary>Tells everybody who has a player as a buddy what it does.</summary>
    public void Tell(GpcmSession player) => Tell(player, player);

    /// <summary>Tells everybody who has a player as a buddy that it has gone.</summary>
    public void TellGone(GpcmSession player) => Tell(player, null);

    /// <summary>
    /// Tells a client who has just logged in what its buddies do. With lists at login those who are away need no word: all in the
    /// list count as away. Without, the word is what makes them buddies.
    /// </summary>
    public void TellAll(GpcmSession receiver)
    {
        FriendList friends = receiver.Friends;
        for (int i = 0; i < friends.Count; i++)
        {
            if ((friends.FlagsAt(i) & FriendList.Buddy) == 0) continue;
            int profileId = friends.IdAt(i);
            GpcmSession player = VisibleTo(receiver, profileId);
            if (player is not null || !receiver.Understands(SdkRevision.ListsAtLogin)) Send(receiver, profileId, player);
        }
    }

    /// <summary>Tells one client what one player does, if that player is to be seen by it.</summary>
    public void TellOne(GpcmSession receiver, int profileId) => Send(receiver, profileId, VisibleTo(receiver, profileId));

    /// <summary>Tells one client that a player has gone, whatever is the case.</summary>
    public void TellGone(GpcmSession receiver, int profileId) => Send(receiver, profileId, null);

    // What is shown is the player, or null when it has gone.
    private void Tell(GpcmSession player, GpcmSession shown)
    {
        GpcmSession[] sessions = _context.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            GpcmSession receiver = sessions[i];
            if (receiver is null || receiver.Ended || !receiver.IsLoggedIn || receiver == player) continue;
            if (!receiver.Friends.Is(player.ProfileId, FriendList.Buddy)) continue;
            // For whom the player has blocked, it was away all the time.
            if (player.Friends.Is(receiver.ProfileId, FriendList.Blocked)) continue;
            Send(receiver, player.ProfileId, shown);
        }
    }

    private GpcmSession VisibleTo(GpcmSession receiver, int profileId)
    {
        GpcmSession player = _context.Online(profileId);
        return player is null || player.Friends.Is(receiver.ProfileId, FriendList.Blocked) ? null : player;
    }

    private void Send(GpcmSession receiver, int profileId, GpcmSession player)
    {
        if ((receiver.Quiet & GpcmSession.QuietList) != 0) return;
        if (receiver.Understands(SdkRevision.NewStatus)) WriteInfo(profileId, player);
        else WriteMessage(profileId, player);
        _context.Reply.Send(receiver);
    }

    private void WriteMessage(int profileId, GpcmSession player)
    {
        KvWriter message = _context.Reply.Begin();
        message.Pair("bm", 100);
        message.Pair("f", profileId);
        message.BeginPair("msg");
        message.Append("|s|");
        message.Append(player is null ? Offline : player.Status.Code);
        message.Append("|ss|");
        if (player is null) message.Append("Offline");
        else AppendWithoutBars(message, player.Status.Text);
        message.Append("|ls|");
        if (player is not null) AppendWithoutBars(message, player.Status.Location);
        message.Append("|ip|");
        // Clients read addresses with atoi, which ends at 31 bits: the upper half is negative.
        message.Append(player is null ? 0 : (int)EndPoints.Address(player.From));
        // Port 0: the client tries no direct link.
        message.Append("|p|0|qm|");
        message.Append(player is null ? 0 : player.Quiet);
    }

    // All keys are required by the SDK.
    private void WriteInfo(int profileId, GpcmSession player)
    {
        KvWriter message = _context.Reply.Begin();
        PlayerStatus status = player?.Status;
        HostStatus host = status?.Host;
        message.Pair("bsi", "");
        message.Pair("state", status is null ? Offline : status.Code);
        message.Pair("profile", profileId);
        message.Pair("bip", player is null ? 0 : (int)EndPoints.Address(player.From));
        message.Pair("bport", 0);
        message.Pair("hostip", host is null ? 0 : host.Address);
        message.Pair("hprivip", host is null ? 0 : host.PrivateAddress);
        message.Pair("qport", host is null ? 0 : host.QueryPort);
        message.Pair("hport", host is null ? 0 : host.Port);
        message.Pair("sessflags", host is null ? 0 : host.SessionFlags);
        Pair(message, "rstatus", status?.Text);
        Pair(message, "gameType", host?.GameType);
        Pair(message, "gameVnt", host?.GameVariant);
        Pair(message, "gameMn", host?.GameMap);
        message.Pair("product", player is null ? 0 : player.ProductId);
        message.Pair("qmodeflags", player is null ? 0 : player.Quiet);
    }

    private static void Pair(KvWriter message, string key, byte[] text)
    {
        message.BeginPair(key);
        if (text is not null) message.Append(text, 0, text.Length);
    }

    // A bar in a text would be read as the next field: an address, say, to which the client then connects.
    private static void AppendWithoutBars(KvWriter message, byte[] text)
    {
        if (text is null) return;
        int start = 0;
        while (start < text.Length)
        {
            int bar = Ascii.IndexOf(text, start, text.Length - start, Bar);
            message.Append(text, start, (bar < 0 ? text.Length : bar) - start);
            if (bar < 0) return;
            message.Append("/");
            start = bar + 1;
        }
    }
}
