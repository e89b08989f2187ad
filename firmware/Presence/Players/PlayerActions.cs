using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Players;

/// <summary>What the owner does with a player. To add one: a name, a constant, a case in <see cref="Run"/>.</summary>
public sealed class PlayerActions
{
    /// <summary>Ends the player's link; the player may come back at once.</summary>
    public const int Kick = 0;

    /// <summary>Forgets the console of the profile: the next one that signs in with its user id has it.</summary>
    public const int Release = 1;

    /// <summary>Removes the profile with all that belongs to it.</summary>
    public const int Delete = 2;

    /// <summary>Turns away all profiles of this console, or of this user with a password.</summary>
    public const int Ban = 3;

    /// <summary>Lets them in again.</summary>
    public const int Unban = 4;

    /// <summary>The names, in the order of the numbers above.</summary>
    public const string Names = "kick release delete ban unban";

    private const string NotHere = "this player is not here";
    private const string DriveFailed = "the drive failed";

    private readonly GpcmContext _context;

    /// <param name="context">What presence shares.</param>
    public PlayerActions(GpcmContext context)
    {
        _context = context;
    }

    /// <summary>The action of this name, or <see cref="WordList.None"/>.</summary>
    public static int Find(byte[] buffer, int offset, int count) => WordList.IndexOf(Names, buffer, offset, count);

    /// <summary>What the log says that the owner did.</summary>
    public static string TextOf(int action) => action switch
    {
        Kick => "ended the link of",
        Release => "released the console of",
        Delete => "deleted",
        Ban => "turned away the player of",
        _ => "lets in again the player of",
    };

    /// <summary>Does it. Gives null, or why not, in plain words; <see cref="NoProfile"/> when there is no such profile.</summary>
    public string Run(int action, int profileId)
    {
        ProfileTable profiles = _context.Store.Profiles;
        int row = profiles.FindById(profileId);
        if (row == ProfileTable.None) return NoProfile;
        if (action == Kick) return End(profileId) ? null : NotHere;
        if (action == Delete)
        {
            End(profileId);
            return TextFor(_context.Remover.Remove(profileId));
        }
        if (!profiles.Read(row)) return DriveFailed;
        profiles.Record.Fields.TryGetInt64(ProfileFields.UserId, out long userId);
        profiles.Record.Fields.TryGetInt32(ProfileFields.Unit, out int unit);
        bool isUser = unit == ProfileFields.UserUnit;
        if (action == Release) return isUser ? "this player has a password: no console is bound to it" : TextFor(_context.Accounts.Release(userId));
        bool isBan = action == Ban;
        StorageResult result = isUser ? _context.Store.Users.SetBanned((int)userId, isBan) : _context.Accounts.SetBanned(userId, unit, isBan);
        if (result == StorageResult.Ok && isBan) EndAll(userId, isUser);
        return TextFor(result);
    }

    /// <summary>Removes a user with a password who has no profile. Gives null, or why not.</summary>
    public string DeleteUser(int userId)
    {
        if (userId == UserTable.None || !_context.Store.Users.Read(userId)) return NoProfile;
        if (_context.Store.Profiles.NextOfUser(userId, ProfileTable.None) != ProfileTable.None) return "this user has a profile: delete that";
        return TextFor(_context.Store.Users.Remove(userId));
    }

    /// <summary>There is no such profile.</summary>
    public const string NoProfile = "there is no such player";

    private static string TextFor(StorageResult result) => result switch
    {
        StorageResult.Ok => null,
        StorageResult.NotFound => NoProfile,
        StorageResult.Full => "the table of consoles is full",
        _ => DriveFailed,
    };

    private bool End(int profileId)
    {
        GpcmSession session = _context.Online(profileId);
        if (session is null) return false;
        End(session);
        return true;
    }

    private void EndAll(long userId, bool isUser)
    {
        GpcmSession[] sessions = _context.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            GpcmSession session = sessions[i];
            if (session is not null && session.IsLoggedIn && !session.Ended && session.UserId == userId && session.HasPassword == isUser) End(session);
        }
    }

    private void End(GpcmSession session) =>
        _context.Reply.FatalError(session, GpError.ForcedDisconnect, "The owner of the box has ended the link.", GpcmReply.NoId);
}
