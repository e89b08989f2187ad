using PocketSpy.Core;

namespace PocketSpy.Presence;

/// <summary>How much presence keeps, and how many it serves at once.</summary>
public sealed class PresenceSize
{
    /// <summary>Presence links at once.</summary>
    public int Sessions;

    /// <summary>Searches at once.</summary>
    public int SearchSessions;

    /// <summary>Profiles that a search reads from flash before others have their turn.</summary>
    public int SearchReads;

    /// <summary>Profiles kept on flash.</summary>
    public int Profiles;

    /// <summary>Users with email and password.</summary>
    public int Users;

    /// <summary>Buddies, requests and blocks of one profile, together; a console's roster has 60 places.</summary>
    public int Friends;

    /// <summary>Messages that wait for players who are away.</summary>
    public int Messages;

    /// <summary>Messages that wait for one player.</summary>
    public int MessagesPerPlayer;

    /// <summary>Bytes of flash that the profiles may take.</summary>
    public int ProfileBytes;

    /// <summary>Bytes of flash that the users may take.</summary>
    public int UserBytes;

    /// <summary>Bytes of flash that buddies and blocks may take.</summary>
    public int FriendBytes;

    /// <summary>Bytes of flash that waiting messages may take.</summary>
    public int MessageBytes;

    /// <summary>For a board.</summary>
    public static PresenceSize For(BoxSize size)
    {
        PresenceSize own = size.Class == BoardClass.Pc ? ForPc(size.Consoles) : size.IsRoomy ? Roomy() : Tight();
        own.Sessions = size.Consoles;
        own.SearchSessions = size.Class == BoardClass.Small ? 4 : size.Class == BoardClass.Large ? 16 : size.Consoles;
        own.SearchReads = size.Class == BoardClass.Pc ? 128 : 8;
        return own;
    }

    private static PresenceSize Tight() => new()
    {
        Profiles = 128,
        Users = 64,
        Friends = 64,
        Messages = 48,
        MessagesPerPlayer = 12,
        ProfileBytes = 56 * 1024,
        UserBytes = 8 * 1024,
        FriendBytes = 16 * 1024,
        MessageBytes = 12 * 1024,
    };

    private static PresenceSize Roomy() => new()
    {
        Profiles = 1_024,
        Users = 512,
        Friends = 64,
        Messages = 256,
        MessagesPerPlayer = 32,
        ProfileBytes = 384 * 1024,
        UserBytes = 64 * 1024,
        FriendBytes = 64 * 1024,
        MessageBytes = 64 * 1024,
    };

    private static PresenceSize ForPc(int consoles) => new()
    {
        Profiles = IntIndex.RowsFor(consoles),
        Users = IntIndex.RowsFor(consoles),
        Friends = 256,
        Messages = IntIndex.RowsFor(consoles),
        MessagesPerPlayer = 64,
        ProfileBytes = 64 * 1024 * 1024,
        UserBytes = 16 * 1024 * 1024,
        FriendBytes = 64 * 1024 * 1024,
        MessageBytes = 64 * 1024 * 1024,
    };
}
