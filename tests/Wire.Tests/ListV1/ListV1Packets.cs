namespace PocketSpy.Wire.Tests.ListV1;

/// <summary>What clients of server list version 1 send, as their public sources make it; made for these tests.</summary>
internal static class ListV1Packets
{
    internal const string ArmadaSignIn = "\\gamename\\armada2\\gamever\\1.6\\location\\0\\validate\\Qsu/4AdL\\final\\";
    internal const string ArmadaGroups = "\\queryid\\1.1\\\\list\\groups\\gamename\\armada2\\final\\";
    internal const string BattlefieldSignIn = "\\gamename\\bfield1942\\gamever\\2\\location\\0\\validate\\2enO66Bd\\enctype\\2\\final\\";
    internal const string BattlefieldList = "\\queryid\\1.1\\\\list\\cmp\\gamename\\bfield1942\\where\\gamemode != 'exiting' and numplayers > 0\\final\\";
    internal const string UnrealSignIn = "\\gamename\\ut\\location\\0\\validate\\2/TYFMRc\\final\\";
    internal const string UnrealList = "\\list\\\\gamename\\ut\\final\\";
    internal const string UnrealListOfOldMods = "\\list\\gamename\\ut\\gametype\\TacticalOps\\final\\";
    internal const string UnrealListOf227 = "\r\n\\list\\227\\gamename\\unreal\\final\\";
    internal const string GameSpySignInAndList = "\\gamename\\gamespy2\\gamever\\20603020\\enctype\\1\\validate\\8M7BK3Lw\\list\\info2\\gamename\\cncrenegade";

    internal static readonly string[] All = new string[]
    {
        ArmadaSignIn, ArmadaGroups, BattlefieldSignIn, BattlefieldList, UnrealSignIn, UnrealList, UnrealListOfOldMods, UnrealListOf227, GameSpySignInAndList,
    };
}
