using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Presence.Profiles;

/// <summary>All that the box keeps of players, and the record logs below it.</summary>
public sealed class PlayerStore
{
    private const int MessageRank = 10;
    private const int FriendRank = 20;
    private const int ProfileRank = 30;
    private const int UserRank = 40;

    /// <summary>Registers the tables; <see cref="Load"/> builds the indexes when they are open.</summary>
    public PlayerStore(Keeper keeper, PresenceSize size, IRandom random)
    {
        RecordBuffer room = keeper.Records;
        RecordLog profiles = keeper.Table(ProfileRank, new ProfileForm(), size.Profiles, ProfileRecord.MaximumBytes, size.ProfileBytes);
        RecordLog users = keeper.Table(UserRank, new UserForm(), size.Users, UserTable.RecordBytes, size.UserBytes);
        RecordLog friends = keeper.Table(FriendRank, new FriendForm(), size.Profiles, FriendTable.RecordBytes(size.Friends), size.FriendBytes);
        RecordLog messages = keeper.Table(MessageRank, new MessageForm(), size.Messages, MessageTable.RecordBytes, size.MessageBytes);
        Profiles = new ProfileTable(profiles, room, size.Profiles, random);
        Users = new UserTable(users, room, size.Users, random);
        Friends = new FriendTable(friends, room, size.Friends);
        Messages = new MessageTable(messages, room, size.Messages, size.MessagesPerPlayer);
    }

    /// <summary>Profiles of consoles and of users.</summary>
    public readonly ProfileTable Profiles;

    /// <summary>Users with email and password.</summary>
    public readonly UserTable Users;

    /// <summary>Buddies and blocks.</summary>
    public readonly FriendTable Friends;

    /// <summary>Messages that wait.</summary>
    public readonly MessageTable Messages;

    /// <summary>Reads what is kept.</summary>
    public void Load()
    {
        Profiles.Load();
        Users.Load();
        Messages.Load();
    }
}
