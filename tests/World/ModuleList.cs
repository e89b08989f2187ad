using PocketSpy.Core;
using PocketSpy.Matchmaking;
using PocketSpy.Network;
using PocketSpy.Nintendo;
using PocketSpy.OlderGames;
using PocketSpy.Presence;
using PocketSpy.Storage;
using PocketSpy.Web;

namespace PocketSpy.Tests;

/// <summary>All modules in the order of the box's own list; a test holds one against the other. Those of large boards alone are in their own tests.</summary>
internal sealed class ModuleList
{
    internal ModuleList()
    {
        WebModule web = new();
        NintendoModule nintendo = new(web);
        Network = new NetworkModule();
        Nintendo = nintendo;
        Presence = new PresenceModule(nintendo);
        Matchmaking = new MatchmakingModule();
#if WITH_SIGNIN
        PocketSpy.Tokens.TokensModule tokens = new(Presence);
        Messenger = new PocketSpy.Messenger.MessengerModule(tokens);
#endif
        All = new Module[]
        {
            Network, web, nintendo, Presence, Matchmaking, new OlderGamesModule(Matchmaking),
#if WITH_SIGNIN
            tokens, Messenger,
#endif
        };
    }

    internal Module[] All { get; }

#if WITH_SIGNIN
    internal PocketSpy.Messenger.MessengerModule Messenger { get; }

#endif
    internal NetworkModule Network { get; }

    internal NintendoModule Nintendo { get; }

    internal PresenceModule Presence { get; }

    internal MatchmakingModule Matchmaking { get; }

    /// <summary>Registers what is kept, and puts in a backup that has come. The tables are not open yet.</summary>
    internal StorageResult Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
        for (int i = 0; i < All.Length; i++) All[i].Keep(keeper, tools, size);
        StorageResult result = StorageResult.Ok;
        for (int i = 0; i < All.Length && result == StorageResult.Ok; i++) result = All[i].Restore(keeper, tools, size);
        return result;
    }

    /// <summary>Opens all.</summary>
    internal void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        for (int i = 0; i < All.Length; i++) All[i].Open(opener, tools, size);
    }
}
