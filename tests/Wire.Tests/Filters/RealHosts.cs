namespace PocketSpy.Wire.Tests.Filters;

/// <summary>Hosts for <see cref="RealFilters"/>, with the keys that DWC titles and PC games report.</summary>
internal static class RealHosts
{
    /// <summary>Instead of a value: leave the key out.</summary>
    internal const string Missing = "(missing)";

    /// <summary>A race of Mario Kart Wii, with another value for one key; an empty key changes nothing.</summary>
    internal static HostRecord MarioKartWii(string key, string value) => With(key, value,
        "localip0", "192.168.4.7", "localport", "52083", "natneg", "1", "gamename", "mariokartwii", "publicip", "-1062731769",
        "publicport", "52083", "numplayers", "3", "maxplayers", "11", "dwc_pid", "600000777", "dwc_mtype", "0", "dwc_hoststate", "2",
        "dwc_suspend", "0", "dwc_groupid", "600000777", "dwc_mver", "90", "dwc_eval", "1", "rk", "vs", "ev", "5000", "eb", "5000", "p", "0");

    /// <summary>A title of DWC version 3, with Phantasy Star Zero's keys.</summary>
    internal static HostRecord PhantasyStarZero(string key, string value) => With(key, value,
        "localip0", "192.168.4.9", "localport", "61234", "natneg", "1", "gamename", "fstarzerods", "numplayers", "1", "maxplayers", "3",
        "dwc_pid", "1000000611", "dwc_mtype", "0", "dwc_mresv", "0", "dwc_mver", "3", "dwc_eval", "1", "auth", "20", "mskdif", "1", "mskstg", "6",
        "MatchType", "english");

    /// <summary>A PC game with a staging room.</summary>
    internal static HostRecord Pc(string key, string value) => With(key, value,
        "hostname", "Joe's server", "gamename", "gmtest", "gamever", "1.5.3153-802.0", "gamemode", "openstaging", "gametype", "gpm_cq",
        "gamevariant", "pr", "mapname", "karkand", "numplayers", "3", "maxplayers", "4", "password", "0", "country", "FR", "bf2_ranked", "1");

    private static HostRecord With(string key, string value, params string[] pairs)
    {
        HostRecord host = new HostRecord();
        bool isNew = key.Length > 0;
        for (int i = 0; i < pairs.Length; i += 2)
        {
            bool isChanged = pairs[i] == key;
            if (isChanged) isNew = false;
            if (!isChanged) host.Add(pairs[i], pairs[i + 1]);
            else if (value != Missing) host.Add(key, value);
        }
        if (isNew) host.Add(key, value);
        return host;
    }
}
