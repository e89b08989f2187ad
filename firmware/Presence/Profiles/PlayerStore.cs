using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Storage;

namespace PocketSpy.Presence.Profiles;

/// <summary>All that the box keeps of players, and the record logs below it.</summary>
public sealed class PlayerStore
{
    /// <summary>Number of tables.</summary>
    public const int TableCount = 5;

    /// <summary>Number of <see cref="Messages"/> among the tables. What is referred to stands behind what refers to it.</summary>
    public const int MessageLog = 0;

    /// <summary>Number of <see cref="Friends"/> among the tables.</summary>
    public const int FriendLog = 1;

    /// <summary>Number of <see cref="Profiles"/> among the tables.</summary>
    public const int ProfileLog = 2;

    /// <summary>Number of <see cref="Users"/> among the tables.</summary>
    public const int UserLog = 3;

    /// <summary>Number of <see cref="Accounts"/> among the tables.</summary>
    public const int AccountLog = 4;

    private readonly IFileSystem _files;
    private readonly RecordLog[] _logs;

    /// <summary>Prepares everything; <see cref="Open"/> reads the files.</summary>
    public PlayerStore(IFileSystem files, Capacities capacities, IStorageEvents events, IRandom random)
    {
        _files = files;
        int friendBytes = FriendTable.RecordBytes(capacities.Friends);
        int largest = ProfileRecord.MaximumBytes > friendBytes ? ProfileRecord.MaximumBytes : friendBytes;
        LogWorkbench bench = new(files, events, largest);
        RecordRoom room = new(largest);
        RecordLog profiles = new("profiles", capacities.Profiles, ProfileRecord.MaximumBytes, capacities.ProfileBytes, bench);
        RecordLog accounts = new("accounts", capacities.Accounts, AccountTable.RecordBytes, capacities.AccountBytes, bench);
        RecordLog users = new("users", capacities.Users, UserTable.RecordBytes, capacities.UserBytes, bench);
        RecordLog friends = new("friends", capacities.Profiles, friendBytes, capacities.FriendBytes, bench);
        RecordLog messages = new("messages", capacities.Messages, MessageTable.RecordBytes, capacities.MessageBytes, bench);
        _logs = new RecordLog[] { messages, friends, profiles, users, accounts };
        Profiles = new ProfileTable(profiles, room, capacities.Profiles, random);
        Accounts = new AccountTable(accounts, room, random);
        Users = new UserTable(users, room, capacities.Users, random);
        Friends = new FriendTable(friends, room, capacities.Friends);
        Messages = new MessageTable(messages, room, capacities.MessagesPerPlayer);
    }

    /// <summary>Profiles of consoles and of users.</summary>
    public ProfileTable Profiles { get; }

    /// <summary>User ids of consoles.</summary>
    public AccountTable Accounts { get; }

    /// <summary>Users with email and password.</summary>
    public UserTable Users { get; }

    /// <summary>Buddies and blocks.</summary>
    public FriendTable Friends { get; }

    /// <summary>Messages that wait.</summary>
    public MessageTable Messages { get; }

    /// <summary>The drive.</summary>
    public IFileSystem Files => _files;

    /// <summary>The records of a table.</summary>
    public RecordLog LogAt(int table) => _logs[table];

    /// <summary>Opens the files and builds the indexes. Gives the first result that is not Ok: then these files are not to be used.</summary>
    public StorageResult Open()
    {
        _files.CreateDirectory();
        StorageResult first = StorageResult.Ok;
        for (int i = 0; i < _logs.Length; i++)
        {
            StorageResult result = _logs[i].Open();
            if (first == StorageResult.Ok) first = result;
        }
        Profiles.Load();
        Accounts.Load();
        Users.Load();
        Messages.Load();
        return first;
    }
}
