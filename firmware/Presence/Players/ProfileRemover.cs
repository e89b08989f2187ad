using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;

namespace PocketSpy.Presence.Players;

/// <summary>
/// Removes a profile with all that belongs to it: its place in the lists of others, its own list, messages that wait for it, at last the profile, and
/// then the user or the console that has no other one. What a failing drive leaves is a profile that can be removed again.
/// </summary>
public sealed class ProfileRemover
{
    private const int OwnersAtOnce = 8;
    private const int AnyFlag = FriendList.Buddy | FriendList.Requested | FriendList.Blocked;

    private readonly GpcmContext _context;
    private readonly StatusHandler _status;
    private readonly int[] _owners = new int[OwnersAtOnce];

    /// <param name="context">What presence shares.</param>
    public ProfileRemover(GpcmContext context)
    {
        _context = context;
        _status = new StatusHandler(context);
    }

    /// <summary>Removes a profile, whose player is not here or is about to go. Durable when this gives Ok.</summary>
    public StorageResult Remove(int profileId)
    {
        PlayerStore store = _context.Store;
        int row = store.Profiles.FindById(profileId);
        if (row == ProfileTable.None) return StorageResult.NotFound;
        bool isKnown = store.Profiles.Read(row);
        long userId = 0;
        int unit = 0;
        if (isKnown)
        {
            store.Profiles.Record.Fields.TryGetInt64(ProfileFields.UserId, out userId);
            store.Profiles.Record.Fields.TryGetInt32(ProfileFields.Unit, out unit);
        }
        StorageResult result = LeaveLists(profileId);
        if (result == StorageResult.Ok) result = store.Friends.Remove(profileId);
        if (result != StorageResult.Ok) return result;
        store.Messages.RemoveAll(profileId);
        result = store.Profiles.Remove(row);
        if (result == StorageResult.Ok && isKnown) RemoveOwner(userId, unit == ProfileFields.UserUnit);
        return result;
    }

    // Also the list of somebody who is here, in memory.
    private StorageResult LeaveLists(int profileId)
    {
        FriendTable friends = _context.Store.Friends;
        int count = OwnersAtOnce;
        while (count == OwnersAtOnce)
        {
            count = friends.FindOwners(profileId, AnyFlag, _owners);
            for (int i = 0; i < count; i++)
            {
                FriendList list = _context.ListOf(_owners[i]);
                bool wasBuddy = list.Is(profileId, FriendList.Buddy);
                list.Set(profileId, 0);
                StorageResult result = friends.Save(_owners[i], list);
                if (result != StorageResult.Ok) return result;
                GpcmSession online = wasBuddy ? _context.Online(_owners[i]) : null;
                if (online is not null) _status.TellGone(online, profileId);
            }
        }
        return StorageResult.Ok;
    }

    private void RemoveOwner(long userId, bool isUser)
    {
        if (_context.Store.Profiles.NextOf(userId, isUser, ProfileTable.None) != ProfileTable.None) return;
        if (isUser) _context.Store.Users.Remove((int)userId);
        else _context.Accounts.Remove(userId);
    }
}
