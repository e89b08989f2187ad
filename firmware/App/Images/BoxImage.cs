using System.Collections;
#if MODULE_BOARD
using PocketSpy.Board;
#endif
using PocketSpy.Core;
#if MODULE_FILES
using PocketSpy.Files;
#endif
#if MODULE_MATCHMAKING
using PocketSpy.Matchmaking;
#endif
#if MODULE_MESSENGER
using PocketSpy.Messenger;
#endif
#if MODULE_NETWORK
using PocketSpy.Network;
#endif
#if MODULE_NINTENDO
using PocketSpy.Nintendo;
#endif
#if MODULE_OLDERGAMES
using PocketSpy.OlderGames;
#endif
#if MODULE_PRESENCE
using PocketSpy.Presence;
#endif
#if MODULE_TOKENS
using PocketSpy.Tokens;
#endif
#if MODULE_WEB
using PocketSpy.Web;
#endif

namespace PocketSpy.App.Images;

/// <summary>
/// The one list of modules. Which of them are built in, firmware/Modules.props says: all on the PC, those of the board's image on the device. To add a
/// module, add it here and there.
/// </summary>
public static class BoxImage
{
    /// <summary>
    /// Makes modules, those that others need before them. What each needs of others comes through its constructor; one whose needs are not there is
    /// left out.
    /// </summary>
    /// <param name="names">Which ones, by their names between commas; null for all that are built in.</param>
    public static Module[] Build(string names)
    {
        ArrayList modules = new();
#if MODULE_NETWORK
        if (IsWanted(names, "network")) modules.Add(new NetworkModule());
#endif
#if MODULE_WEB
        WebModule web = IsWanted(names, "web") ? new WebModule() : null;
        if (web is not null) modules.Add(web);
#endif
#if MODULE_NINTENDO
        NintendoModule nintendo = web is not null && IsWanted(names, "nintendo") ? new NintendoModule(web) : null;
        if (nintendo is not null) modules.Add(nintendo);
#endif
#if MODULE_PRESENCE
        PresenceModule presence = nintendo is not null && IsWanted(names, "presence") ? new PresenceModule(nintendo) : null;
        if (presence is not null) modules.Add(presence);
#endif
#if MODULE_MATCHMAKING
        MatchmakingModule matchmaking = IsWanted(names, "matchmaking") ? new MatchmakingModule() : null;
        if (matchmaking is not null) modules.Add(matchmaking);
#endif
#if MODULE_OLDERGAMES
        if (matchmaking is not null && IsWanted(names, "oldergames")) modules.Add(new OlderGamesModule(matchmaking));
#endif
#if MODULE_BOARD
        if (web is not null && IsWanted(names, "board")) modules.Add(new BoardModule(web));
#endif
#if MODULE_FILES
        if (web is not null && IsWanted(names, "files")) modules.Add(new FilesModule(web));
#endif
#if MODULE_TOKENS
        TokensModule tokens = presence is not null && IsWanted(names, "tokens") ? new TokensModule(presence) : null;
        if (tokens is not null) modules.Add(tokens);
#endif
#if MODULE_MESSENGER
        if (tokens is not null && IsWanted(names, "messenger")) modules.Add(new MessengerModule(tokens));
#endif
        Module[] all = new Module[modules.Count];
        for (int i = 0; i < all.Length; i++) all[i] = (Module)modules[i];
        return all;
    }

    private static bool IsWanted(string names, string name) => names is null || ("," + names + ",").Contains("," + name + ",");
}
