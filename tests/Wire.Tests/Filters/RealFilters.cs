namespace PocketSpy.Wire.Tests.Filters;

/// <summary>
/// The filters that games send, as public projects tell of them; profile ids and the like are our own. DWC puts the game's own part into
/// parentheses behind its own.
/// </summary>
internal static class RealFilters
{
    /// <summary>A DWC title of version 3 (DS); Dungeon Explorer: Warriors of Ancient Arts (dwc_network_server_emulator, gamespy_backend_server.py).</summary>
    internal const string DungeonExplorer =
        "dwc_mver = 3 and dwc_pid != 474890914 and maxplayers = 2 and numplayers < 2 and dwc_mtype = 0 and dwc_mresv != dwc_pid and (MatchType='english')";

    /// <summary>Phantasy Star Zero (DS): constants on the left, no blanks (the same file).</summary>
    internal const string PhantasyStarZero =
        "dwc_mver = 3 and dwc_pid != 1000004497 and maxplayers = 3 and numplayers < 3 and dwc_mtype = 0 and dwc_mresv != dwc_pid and (((20=auth)AND((1&mskdif)=mskdif)AND((14&mskstg)=mskstg)))";

    /// <summary>Version 11, in the older form.</summary>
    internal const string Version11 =
        "dwc_mver = 11 and dwc_pid != 600000077 and maxplayers = 4 and numplayers < 4 and dwc_mtype = 0 and dwc_mresv != dwc_pid and (ver = 3 and rule <= 2)";

    /// <summary>Version 90, Mario Kart Wii (wfc-server, serverbrowser/filter.go).</summary>
    internal const string MarioKartWii =
        "dwc_mver = 90 and dwc_pid != 600000042 and maxplayers = 11 and numplayers < 11 and dwc_mtype = 0 and dwc_hoststate = 2 and dwc_suspend = 0 and (rk = 'vs' and ev >= 4250 and ev <= 5750 and p = 0)";

    /// <summary>Mario Kart Wii in a region, with an OR (dwc_network_server_emulator, gamespy_backend_server.py).</summary>
    internal const string MarioKartWiiRegion =
        "dwc_mver = 90 and dwc_pid != 1 and maxplayers = 11 and numplayers < 11 and dwc_mtype = 0 and dwc_hoststate = 2 and dwc_suspend = 0 and (rk = 'vs_123' and (ev > 4263 or ev <= 5763) and p = 0)";

    /// <summary>Pro Evolution Soccer 2013 (Wii): LIKE without a blank (wfc-server, issue 19).</summary>
    internal const string ProEvolutionSoccer =
        "dwc_mver = 90 and dwc_pid != 73 and maxplayers = 1 and numplayers < 1 and dwc_mtype = 0 and dwc_suspend = 0 and (dwc_hoststate = 0 or dwc_hoststate = 2) and (mc4='w13usr' AND al=88 AND ar=90 AND tv=88 AND (cnt LIKE'_F_FS' AND fltr LIKE'U___S'))";

    /// <summary>Fortune Street (Wii): LIKE with numbers (dwc_network_server_emulator, gamespy_backend_server.py).</summary>
    internal const string FortuneStreet =
        "dwc_mver = 90 and dwc_pid != 15 and maxplayers = 3 and numplayers < 3 and dwc_mtype = 0 and dwc_suspend = 0 and dwc_hoststate = 2 and ((zvar LIKE '102') AND (zmtp LIKE 'EU') AND (zrule LIKE '1') AND (zpnum LIKE '2') AND (zaddc LIKE '0') AND rel='1')";

    /// <summary>DWC looks itself or a friend up.</summary>
    internal const string LookUp = "dwc_pid = 600000042";

    /// <summary>Peer outside of a group room (Peer SDK, peerSB.c, piSBStartListingGames).</summary>
    internal const string PeerTitleRoom = "groupid is null";

    /// <summary>Peer in a group room.</summary>
    internal const string PeerGroupRoom = "groupid=3";

    /// <summary>Peer with a filter of the game.</summary>
    internal const string PeerWithFilter = "(groupid is null) AND (gamemode = 'openstaging' and numplayers < maxplayers)";

    /// <summary>The sample of the Server Browsing SDK (sbctest.c).</summary>
    internal const string SdkSample = "(country = 'US' and numplayers > 5) or hostname like '%GameSpy%'";

    internal const string SearchByName = "hostname LIKE '%SERVER%'";

    internal const string NotEmpty = "numplayers>0";

    /// <summary>A PC browser that wants room for one (openspy-core, filter_subtract_test.cpp).</summary>
    internal const string RoomForOne = "maxplayers-numplayers == 1";

    /// <summary>Battlefield 2's menu, which forgets an AND.</summary>
    internal const string Battlefield2 = "bf2_ranked = 1 and numplayers > 0gametype like '%gpm_cq%'";

    /// <summary>Battlefield 2: a mod's version.</summary>
    internal const string ProjectReality = "numplayers > 0 and gamever = '1.5.3153-802.0' and gamevariant = 'pr'";

    /// <summary>High Stakes on the Vegas Strip: Poker Edition (PS3; openspy-core, CToken.cpp).</summary>
    internal const string Ps3Poker =
        "appnamever='PS3POKER1.28V' and (password=0 or password=1) and hostname<>'splitnum' and gameregion='_SCEA' and gamelanguage='EN' and gamevariant=2 and gametype=1 and limits=0 and avchatmode=0";

    internal static readonly string[] All =
    {
        DungeonExplorer, PhantasyStarZero, Version11, MarioKartWii, MarioKartWiiRegion, ProEvolutionSoccer, FortuneStreet, LookUp,
        PeerTitleRoom, PeerGroupRoom, PeerWithFilter, SdkSample, SearchByName, NotEmpty, RoomForOne, Battlefield2, ProjectReality, Ps3Poker,
    };
}
