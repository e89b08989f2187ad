using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>What the handlers of presence share.</summary>
public sealed class GpcmContext
{
    /// <summary>Bytes of <see cref="Scratch"/>: the longest text of a message that waits.</summary>
    public const int ScratchBytes = MessageTable.TextBytes;

    private const int CommandPairs = 64;

    /// <param name="store">All that is kept of players.</param>
    /// <param name="accounts">The consoles' user ids.</param>
    /// <param name="token">Opens the tokens of NAS.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="sessions">Clients at once.</param>
    public GpcmContext(PlayerStore store, AccountTable accounts, NasToken token, ServiceTools tools, int sessions)
    {
        Store = store;
        Accounts = accounts;
        Tools = tools;
        Token = token;
        Reply = new GpcmReply(tools.Reply);
        Sessions = new GpcmSession[sessions];
        Other = new FriendList(store.Friends.Capacity);
    }

    /// <summary>All that is kept of players.</summary>
    public PlayerStore Store { get; }

    /// <summary>The consoles' user ids.</summary>
    public AccountTable Accounts { get; }

    /// <summary>What all services share.</summary>
    public ServiceTools Tools { get; }

    /// <summary>Opens the tokens of NAS.</summary>
    public NasToken Token { get; }

    /// <summary>Writes the answers.</summary>
    public GpcmReply Reply { get; }

    /// <summary>Room for what a handler puts together; nothing in it outlives the command that is being handled.</summary>
    public byte[] Scratch { get; } = new byte[ScratchBytes];

    /// <summary>Writes into <see cref="Scratch"/>.</summary>
    public WireWriter Writer { get; } = new();

    /// <summary>The one MD5: whoever uses it begins with a reset and ends before anybody else begins.</summary>
    public Md5 Md5 { get; } = new();

    /// <summary>Reads the command that is being handled.</summary>
    public KvReader Command { get; } = new(CommandPairs);

    /// <summary>All clients, with gaps.</summary>
    public GpcmSession[] Sessions { get; }

    /// <summary>The list of somebody who is not here, as <see cref="ListOf"/> read it last.</summary>
    public FriendList Other { get; }

    /// <summary>
    /// The client that is logged in to a profile; null when there is none. One whose link is about to close is none: what is
    /// meant for the player waits for the next login.
    /// </summary>
    public GpcmSession Online(int profileId)
    {
        if (profileId == 0) return null;
        for (int i = 0; i < Sessions.Length; i++)
        {
            GpcmSession session = Sessions[i];
            if (session is not null && session.ProfileId == profileId && !session.Ended) return session;
        }
        return null;
    }

    /// <summary>The buddies and blocks of any profile: those in memory of one that is here, else read into <see cref="Other"/>.</summary>
    public FriendList ListOf(int profileId)
    {
        GpcmSession session = Online(profileId);
        if (session is not null) return session.Friends;
        Store.Friends.Load(profileId, Other);
        return Other;
    }
}
