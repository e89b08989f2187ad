using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;

namespace PocketSpy.Presence.Players;

/// <summary>
/// Makes room in the tables on flash when somebody new comes: the oldest profile goes whose player has not come back, is not here and has no buddies.
/// </summary>
public sealed class RoomMaker : IProfileVisitor, IAccountRoom
{
    private readonly GpcmContext _context;
    private readonly ProfileRemover _remover;
    private bool _wantsUser;
    private bool _wantsConsole;
    private int _oldest;
    private int _oldestNumber;
    private int _passedOver;

    /// <param name="context">What presence shares.</param>
    /// <param name="remover">Removes profiles.</param>
    public RoomMaker(GpcmContext context, ProfileRemover remover)
    {
        _context = context;
        _remover = remover;
    }

    /// <summary>Makes room for a profile. False when there is nobody who gives way.</summary>
    public bool MakeRoomForProfile() => MakeRoom(false, false);

    /// <summary>Makes room for a user with a password.</summary>
    public bool MakeRoomForUser() => MakeRoom(true, false);

    /// <inheritdoc />
    public bool MakeRoom() => MakeRoom(false, true);

    void IProfileVisitor.Visit(ProfileRecord profile)
    {
        if (!profile.Fields.TryGetInt32(ProfileFields.Unused, out int number) || number <= _passedOver || (_oldest != 0 && number >= _oldestNumber)) return;
        bool isUser = profile.Fields.TryGetInt32(ProfileFields.Unit, out int unit) && unit == ProfileFields.UserUnit;
        if ((_wantsUser && !isUser) || (_wantsConsole && isUser)) return;
        if (_context.Online(profile.ProfileId) is not null) return;
        _oldest = profile.ProfileId;
        _oldestNumber = number;
    }

    private bool MakeRoom(bool ofUser, bool ofConsole)
    {
        _wantsUser = ofUser;
        _wantsConsole = ofConsole;
        _passedOver = -1;
        while (true)
        {
            _oldest = 0;
            _context.Store.Profiles.VisitAll(this);
            if (_oldest == 0) return false;
            if (!HasBuddies(_oldest)) break;
            _passedOver = _oldestNumber;
        }
        if (_remover.Remove(_oldest) != StorageResult.Ok) return false;
        _context.Tools.Events.Write(EventTexts.ProfileGaveWay(_oldest));
        return true;
    }

    // Asked between two walks: while the file of profiles is read no other may be. Who cannot be asked has some.
    private bool HasBuddies(int profileId)
    {
        FriendList friends = _context.ListOf(profileId);
        return friends.IsUnknown || friends.CountOf(FriendList.Buddy) > 0;
    }
}
