using PocketSpy.Core;
using PocketSpy.Nintendo;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Presence.Players;
using PocketSpy.Presence.Profiles;
using PocketSpy.Web.Http;

namespace PocketSpy.Presence;

/// <summary>Profiles and friends (GPCM), and the search for them (GPSP).</summary>
public sealed partial class PresenceModule : Module
{
    private const string SearchNames = "gpsp.";

    private readonly NintendoModule _nintendo;

    /// <param name="nintendo">Knows which console may sign in.</param>
    public PresenceModule(NintendoModule nintendo)
    {
        _nintendo = nintendo;
    }

    /// <inheritdoc />
    public override string Name => "presence";

    /// <inheritdoc />
    public override int HeapBytes => 13_700;

    /// <summary>The profiles and what belongs to them; there once the tables are registered.</summary>
    public PlayerStore Store { get; private set; }

    /// <summary>What all who are signed in share; there once the module is open.</summary>
    public GpcmContext Context { get; private set; }

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size) => Store = new PlayerStore(keeper, PresenceSize.For(size), tools.Random);

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        PresenceSize own = PresenceSize.For(size);
        Store.Load();
        Context = new GpcmContext(Store, _nintendo.Accounts, _nintendo.Token, tools, own.Sessions);
        _nintendo.Accounts.Room = Context.Rooms;
        Registrar registrar = new(Context);
        GpcmService presence = new(Context, registrar);
        opener.Tcp("Presence: friends and profiles", presence, GpcmService.Port, SocketKind.Presence, GpcmService.LoginMilliseconds, own.Sessions);
        opener.Timed(presence);
        PlayersShown shown = new(Context, presence, Store.Profiles);
        tools.Players = shown;
        opener.Show(shown);

        _nintendo.Web.Add(new HttpRoute(null, PlayersHandler.Path, new PlayersHandler(Context, _nintendo.Web.Gate)));

        GpspService search = new(Context, registrar, own.SearchSessions, tools.Reply) { ReadsAtOnce = own.SearchReads };
        opener.TcpOnDemand("Presence: search", search, GpspService.Port, SocketKind.Browser, GpspService.IdleMilliseconds, own.SearchSessions, SearchNames);
    }
}
