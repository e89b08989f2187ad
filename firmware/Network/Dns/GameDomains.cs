namespace PocketSpy.Network.Dns;

/// <summary>
/// The data file of the game domains: every name in them, and they themselves, is answered with the box's address.
/// One a line, lower case. An owner adds more in the file domains.txt of the box's data.
/// </summary>
public static class GameDomains
{
    /// <summary>The list. Sources: host names compiled into the GameSpy SDK and the consoles' system software; patched titles.</summary>
    public const string List = """
        # Nintendo Wi-Fi Connection: conntest, nas, naswii, dls1, *.gs, *.available.gs, *.natneg1.gs, *.sake.gs, wiinat
        nintendowifi.net
        # GameSpy: gpcm, gpsp, *.master, *.available, *.ms0 to ms19, *.natneg1 to 3, *.gamestats, key, peerchat, *.sake, *.pubsvs, motd
        gamespy.com
        # GameSpy's patch files
        fileplanet.com
        # Names that patchers write into Wii titles
        wiilink24.com
        """;
}
