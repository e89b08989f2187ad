namespace PocketSpy.Core;

/// <summary>
/// How much the box may hold at once: one fixed number a table, by board class. docs/budgets.md says what they cost.
/// </summary>
public sealed class Capacities
{
    private Capacities()
    {
    }

    /// <summary>Sockets that the runtime has in all.</summary>
    public int Sockets { get; private set; }

    /// <summary>Profiles kept on flash.</summary>
    public int Profiles { get; private set; }

    /// <summary>Consoles that were given a user id.</summary>
    public int Accounts { get; private set; }

    /// <summary>Users with email and password.</summary>
    public int Users { get; private set; }

    /// <summary>Buddies, requests and blocks of one profile, together; a console's roster has 60 places.</summary>
    public int Friends { get; private set; }

    /// <summary>Messages that wait for players who are away.</summary>
    public int Messages { get; private set; }

    /// <summary>Messages that wait for one player.</summary>
    public int MessagesPerPlayer { get; private set; }

    /// <summary>Bytes of flash that the users may take.</summary>
    public int UserBytes { get; private set; }

    /// <summary>Bytes of flash that buddies and blocks may take.</summary>
    public int FriendBytes { get; private set; }

    /// <summary>Bytes of flash that waiting messages may take.</summary>
    public int MessageBytes { get; private set; }

    /// <summary>Bytes of flash that the profiles may take.</summary>
    public int ProfileBytes { get; private set; }

    /// <summary>Bytes of flash that the console accounts may take.</summary>
    public int AccountBytes { get; private set; }

    /// <summary>Presence links at once.</summary>
    public int PresenceSessions { get; private set; }

    /// <summary>Searches at once.</summary>
    public int SearchSessions { get; private set; }

    /// <summary>Game hosts at once.</summary>
    public int Hosts { get; private set; }

    /// <summary>Bytes that the keys of all hosts may take.</summary>
    public int HostBytes { get; private set; }

    /// <summary>Games with hosts or being asked for, at once.</summary>
    public int Games { get; private set; }

    /// <summary>Messages to hosts that wait for their acknowledgement.</summary>
    public int HostMessages { get; private set; }

    /// <summary>Server browsers at once.</summary>
    public int ListSessions { get; private set; }

    /// <summary>Values that a list may shorten because several hosts have them.</summary>
    public int PopularValues { get; private set; }

    /// <summary>NAT negotiations at once.</summary>
    public int Negotiations { get; private set; }

    /// <summary>HTTP requests being read at once.</summary>
    public int HttpSessions { get; private set; }

    /// <summary>Bytes of an HTTP body.</summary>
    public int HttpBodyBytes { get; private set; }

    /// <summary>Bytes of the drive that the box's own files may take together, an uploaded backup among them.</summary>
    public int DriveBytes { get; private set; }

    /// <summary>Bytes of the one buffer in which answers are written; the longest answer and its head fit.</summary>
    public int ReplyBytes { get; private set; }

    /// <summary>Bytes that may wait for one client that does not take them.</summary>
    public int PendingBytes { get; private set; }

    /// <summary>Lines of the event log that are remembered.</summary>
    public int EventLines { get; private set; }

    /// <summary>Clients whose console is remembered by address, for the event log.</summary>
    public int KnownClients { get; private set; }

    /// <summary>Names asked of DNS that are remembered, so that each is told once a client; a power of two.</summary>
    public int AskedNames { get; private set; }

    /// <summary>DNS queries forwarded at once.</summary>
    public int ForwardedQueries { get; private set; }

    /// <summary>Questions of pages that are answered in a second, whoever asks.</summary>
    public int PageAnswers { get; private set; }

    /// <summary>Addresses that DHCP gives out.</summary>
    public int Leases { get; private set; }

    /// <summary>Connects that may wait to be accepted.</summary>
    public int Backlog { get; private set; }

    /// <summary>A stock ESP32 image without PSRAM: 96 KB of heap, 16 sockets, 256 KB of files.</summary>
    public static Capacities Small() => new()
    {
        Sockets = 16,
        Profiles = 128,
        Accounts = 128,
        Users = 64,
        Friends = 64,
        Messages = 48,
        MessagesPerPlayer = 12,
        UserBytes = 8 * 1024,
        FriendBytes = 16 * 1024,
        MessageBytes = 12 * 1024,
        ProfileBytes = 56 * 1024,
        AccountBytes = 12 * 1024,
        PresenceSessions = 10,
        SearchSessions = 4,
        Hosts = 20,
        HostBytes = 9 * 1024,
        Games = 12,
        HostMessages = 8,
        ListSessions = 8,
        PopularValues = 16,
        Negotiations = 12,
        HttpSessions = 6,
        HttpBodyBytes = 2_048,
        DriveBytes = 232 * 1024,
        ReplyBytes = 2_560,
        PendingBytes = 4_096,
        EventLines = 16,
        KnownClients = 16,
        AskedNames = 64,
        ForwardedQueries = 16,
        PageAnswers = 4,
        Leases = 16,
        Backlog = 4,
    };

    /// <summary>
    /// An image with PSRAM: 2 MB of heap or more. Its tables serve a custom image of up to 64 sockets too; with fewer sockets the rest of them stays
    /// empty. What is kept on flash has to fit the drive: on one of less than 2 MB it is bounded as on a small board.
    /// </summary>
    public static Capacities Large(int sockets, int fileKilobytes)
    {
        Capacities capacities = Small();
        capacities.Sockets = sockets;
        capacities.PresenceSessions = 48;
        capacities.SearchSessions = 16;
        capacities.Hosts = 128;
        capacities.HostBytes = 96 * 1024;
        capacities.Games = 64;
        capacities.HostMessages = 48;
        capacities.ListSessions = 32;
        capacities.PopularValues = 128;
        capacities.Negotiations = 64;
        capacities.HttpSessions = 24;
        capacities.HttpBodyBytes = 8_192;
        capacities.ReplyBytes = 4_608;
        capacities.PendingBytes = 16_384;
        capacities.EventLines = 200;
        capacities.KnownClients = 64;
        capacities.AskedNames = 1_024;
        capacities.ForwardedQueries = 64;
        capacities.Backlog = 8;
        if (fileKilobytes < 2_048) return capacities;
        capacities.Profiles = 1_024;
        capacities.Accounts = 1_024;
        capacities.Users = 512;
        capacities.Messages = 256;
        capacities.MessagesPerPlayer = 32;
        capacities.UserBytes = 64 * 1024;
        capacities.FriendBytes = 64 * 1024;
        capacities.MessageBytes = 64 * 1024;
        capacities.ProfileBytes = 384 * 1024;
        capacities.AccountBytes = 64 * 1024;
        return capacities;
    }

    /// <summary>A PC: sized by how many consoles it shall serve at once, at least 8.</summary>
    public static Capacities ForPc(int consoles)
    {
        if (consoles < 8) consoles = 8;
        int records = 4_096 + consoles * 4;
        if (records > IntIndex.MaximumRows) records = IntIndex.MaximumRows;
        return new Capacities
        {
            Sockets = 32 + consoles * 4,
            Profiles = records,
            Accounts = records,
            Users = records,
            Friends = 256,
            Messages = records,
            MessagesPerPlayer = 64,
            UserBytes = 16 * 1024 * 1024,
            FriendBytes = 64 * 1024 * 1024,
            MessageBytes = 64 * 1024 * 1024,
            ProfileBytes = 64 * 1024 * 1024,
            AccountBytes = 16 * 1024 * 1024,
            PresenceSessions = consoles,
            SearchSessions = consoles,
            Hosts = consoles < 512 ? 1_024 : records,
            HostBytes = 64 * 1024 * 1024,
            Games = consoles < 256 ? 256 : consoles,
            HostMessages = consoles * 2,
            ListSessions = consoles * 2,
            PopularValues = 254,
            Negotiations = consoles * 2 > IntIndex.MaximumRows ? IntIndex.MaximumRows : consoles * 2,
            HttpSessions = consoles * 2,
            HttpBodyBytes = 8_192,
            DriveBytes = 1 << 30,
            ReplyBytes = 4_608,
            PendingBytes = 65_536,
            EventLines = 1_000,
            KnownClients = consoles * 2,
            AskedNames = 8_192,
            ForwardedQueries = 256,
            PageAnswers = 100,
            Leases = 200,
            Backlog = 128,
        };
    }
}
