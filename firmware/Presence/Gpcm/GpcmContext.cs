using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence.Players;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>What the handlers of presence share.</summary>
public sealed partial class GpcmContext
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
        Remover = new ProfileRemover(this);
        Rooms = new RoomMaker(this, Remover);
    }

    /// <summary>All that is kept of players.</summary>
    public readonly PlayerStore Store;

    /// <summary>The consoles' user ids.</summary>
    public readonly AccountTable Accounts;

    /// <summary>What all services share.</summary>
    public readonly ServiceTools Tools;

    /// <summary>Opens the tokens of NAS.</summary>
    public readonly NasToken Token;

    /// <summary>Writes the answers.</summary>
    public readonly GpcmReply Reply;

    /// <summary>Room for what a handler puts together; nothing in it outlives the command that is being handled.</summary>
    public readonly byte[] Scratch = new byte[ScratchBytes];

    /// <summary>Writes into <see cref="Scratch"/>.</summary>
    public readonly WireWriter Writer = new();

    /// <summary>The one MD5: whoever uses it begins with a reset and ends before anybody else begins.</summary>
    public readonly Md5 Md5 = new();

    /// <summary>Removes profiles.</summary>
    public readonly ProfileRemover Remover;

    /// <summary>Makes room for somebody new.</summary>
    public readonly RoomMaker Rooms;

    /// <summary>Reads the command that is being handled.</summary>
    public readonly KvReader Command = new(CommandPairs);

    /// <summary>All clients, with gaps.</summary>
    public readonly GpcmSession[] Sessions;

    /// <summary>The list of somebody who is not here, as <see cref="ListOf"/> read it last.</summary>
    public readonly FriendList Other;

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

    /// <summary>Who a client is, for the event log: several may share an address, so what it has said of itself counts first.</summary>
    public string NameOf(GpcmSession session) => session.Name is null ? Tools.Clients.NameOf(session.From) : session.Name;

    /// <summary>Whether an address may have one more of a kind of <see cref="AddressRations"/>. When not, the log is told once.</summary>
    public bool Admits(int kind, long from, string what)
    {
        if (Tools.Rations.IsOpen(kind, from, Tools.Clock.Milliseconds)) return true;
        if (Tools.Rations.IsNews(kind, from)) Tools.Events.Write(EventTexts.Rationed(Tools.Clients.NameOf(from), what));
        return false;
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
