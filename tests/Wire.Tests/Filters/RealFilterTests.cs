using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Filters;

/// <summary>What the filters of real games choose, key by key.</summary>
[TestClass]
public class RealFilterTests
{
    [TestMethod]
    [DataRow("", "", true)]
    [DataRow("dwc_mver", "3", false)]
    [DataRow("dwc_pid", "600000042", false)]
    [DataRow("maxplayers", "12", false)]
    [DataRow("numplayers", "0", true)]
    [DataRow("numplayers", "10", true)]
    [DataRow("numplayers", "11", false)]
    [DataRow("dwc_mtype", "1", false)]
    [DataRow("dwc_hoststate", "1", false)]
    [DataRow("dwc_suspend", "1", false)]
    [DataRow("rk", "vs_1", false)]
    [DataRow("rk", "bt", false)]
    [DataRow("ev", "4249", false)]
    [DataRow("ev", "4250", true)]
    [DataRow("ev", "5750", true)]
    [DataRow("ev", "5751", false)]
    [DataRow("ev", "10000", false)]
    [DataRow("ev", "500", false)]
    [DataRow("p", "1", false)]
    [DataRow("ev", RealHosts.Missing, false)]
    [DataRow("dwc_pid", RealHosts.Missing, false)]
    [DataRow("dwc_suspend", RealHosts.Missing, false)]
    [DataRow("eb", RealHosts.Missing, true)]
    public void Mario_Kart_Wii_finds_a_race_of_its_kind(string key, string value, bool expected) =>
        Assert.AreEqual(expected, Filter.Compile(RealFilters.MarioKartWii).Matches(RealHosts.MarioKartWii(key, value)));

    [TestMethod]
    [DataRow("vs_123", true)]
    [DataRow("vs", false)]
    public void Mario_Kart_Wii_finds_a_race_in_its_region(string rk, bool expected) =>
        Assert.AreEqual(expected, Filter.Compile(RealFilters.MarioKartWiiRegion).Matches(RealHosts.MarioKartWii("rk", rk)));

    [TestMethod]
    [DataRow("", "", true)]
    [DataRow("auth", "21", false)]
    [DataRow("mskdif", "0", true)]
    [DataRow("mskdif", "2", false)]
    [DataRow("mskdif", "3", false)]
    [DataRow("mskstg", "14", true)]
    [DataRow("mskstg", "1", false)]
    [DataRow("mskstg", RealHosts.Missing, false)]
    [DataRow("dwc_mresv", "1000000611", false)]
    [DataRow("dwc_mresv", "1000000612", true)]
    [DataRow("dwc_mresv", RealHosts.Missing, false)]
    [DataRow("numplayers", "3", false)]
    [DataRow("dwc_mver", "90", false)]
    [DataRow("dwc_pid", "1000004497", false)]
    public void Phantasy_Star_Zero_finds_a_party_that_has_its_bits(string key, string value, bool expected) =>
        Assert.AreEqual(expected, Filter.Compile(RealFilters.PhantasyStarZero).Matches(RealHosts.PhantasyStarZero(key, value)));

    [TestMethod]
    public void Version_3_compares_a_word()
    {
        Wire.Filters.FilterProgram program = Filter.Compile(RealFilters.DungeonExplorer);
        Assert.IsTrue(program.Matches(RealHosts.PhantasyStarZero("maxplayers", "2")));
        Assert.IsFalse(program.Matches(RealHosts.PhantasyStarZero("maxplayers", "3")));
    }

    [TestMethod]
    public void Version_11_is_understood_as_the_others()
    {
        Assert.IsTrue(Filter.Matches(RealFilters.Version11, "dwc_mver", "11", "dwc_pid", "5", "maxplayers", "4", "numplayers", "1",
            "dwc_mtype", "0", "dwc_mresv", "0", "ver", "3", "rule", "2"));
        Assert.IsFalse(Filter.Matches(RealFilters.Version11, "dwc_mver", "11", "dwc_pid", "5", "maxplayers", "4", "numplayers", "1",
            "dwc_mtype", "0", "dwc_mresv", "0", "ver", "3", "rule", "10"));
    }

    [TestMethod]
    [DataRow("0", "AF9FS", "USA_S", true)]
    [DataRow("2", "0F0FS", "U---S", true)]
    [DataRow("1", "AF9FS", "USA_S", false)]
    [DataRow("2", "AG9FS", "USA_S", false)]
    [DataRow("2", "AF9FS", "USAS", false)]
    public void Pro_Evolution_Soccer_finds_a_match_like_its_own(string state, string cnt, string fltr, bool expected) =>
        Assert.AreEqual(expected, Filter.Matches(RealFilters.ProEvolutionSoccer, "dwc_mver", "90", "dwc_pid", "74", "maxplayers", "1", "numplayers", "0",
            "dwc_mtype", "0", "dwc_suspend", "0", "dwc_hoststate", state, "mc4", "w13usr", "al", "88", "ar", "90", "tv", "88", "cnt", cnt, "fltr", fltr));

    [TestMethod]
    [DataRow("2", true)]
    [DataRow("3", false)]
    public void Fortune_Street_finds_a_board_of_its_size(string players, bool expected) =>
        Assert.AreEqual(expected, Filter.Matches(RealFilters.FortuneStreet, "dwc_mver", "90", "dwc_pid", "16", "maxplayers", "3", "numplayers", "1", "dwc_mtype", "0",
            "dwc_suspend", "0", "dwc_hoststate", "2", "zvar", "102", "zmtp", "EU", "zrule", "1", "zpnum", players, "zaddc", "0", "rel", "1"));

    [TestMethod]
    public void A_console_finds_itself_and_its_friends()
    {
        Assert.IsTrue(Filter.Compile(RealFilters.LookUp).Matches(RealHosts.MarioKartWii("dwc_pid", "600000042")));
        Assert.IsFalse(Filter.Compile(RealFilters.LookUp).Matches(RealHosts.MarioKartWii("dwc_pid", "60000004")));
        Assert.IsFalse(Filter.Compile(RealFilters.LookUp).Matches(RealHosts.MarioKartWii("dwc_pid", RealHosts.Missing)));
        Assert.IsTrue(Filter.Matches("dwc_pid = 4294967295", "dwc_pid", "4294967295"));
        Assert.IsTrue(Filter.Matches("dwc_pid != 0", "dwc_pid", "4294967295"));
    }

    [TestMethod]
    [DataRow(RealFilters.PeerTitleRoom, "", "", true)]
    [DataRow(RealFilters.PeerTitleRoom, "groupid", "3", false)]
    [DataRow(RealFilters.PeerGroupRoom, "groupid", "3", true)]
    [DataRow(RealFilters.PeerGroupRoom, "groupid", "31", false)]
    [DataRow(RealFilters.PeerGroupRoom, "", "", false)]
    [DataRow(RealFilters.PeerWithFilter, "", "", true)]
    [DataRow(RealFilters.PeerWithFilter, "groupid", "3", false)]
    [DataRow(RealFilters.PeerWithFilter, "numplayers", "4", false)]
    [DataRow(RealFilters.SdkSample, "", "", false)]
    [DataRow(RealFilters.SdkSample, "hostname", "the gamespy room", true)]
    [DataRow(RealFilters.SdkSample, "country", "US", false)]
    [DataRow(RealFilters.SearchByName, "", "", true)]
    [DataRow(RealFilters.SearchByName, "hostname", "Joe's", false)]
    [DataRow(RealFilters.NotEmpty, "", "", true)]
    [DataRow(RealFilters.NotEmpty, "numplayers", "0", false)]
    [DataRow(RealFilters.RoomForOne, "", "", true)]
    [DataRow(RealFilters.RoomForOne, "numplayers", "2", false)]
    [DataRow(RealFilters.Battlefield2, "", "", true)]
    [DataRow(RealFilters.Battlefield2, "gametype", "gpm_coop", false)]
    [DataRow(RealFilters.Battlefield2, "numplayers", "0", false)]
    [DataRow(RealFilters.ProjectReality, "", "", true)]
    [DataRow(RealFilters.ProjectReality, "gamever", "1.5.3153-802.1", false)]
    [DataRow(RealFilters.Ps3Poker, "", "", false)]
    public void PC_games_find_what_they_ask_for(string filter, string key, string value, bool expected) =>
        Assert.AreEqual(expected, Filter.Compile(filter).Matches(RealHosts.Pc(key, value)));

    [TestMethod]
    public void A_poker_table_is_found_whether_it_has_a_password_or_not()
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(i < 2, Filter.Matches(RealFilters.Ps3Poker, "appnamever", "PS3POKER1.28V", "password", i.ToString(), "hostname", "me", "gameregion", "_SCEA",
                "gamelanguage", "EN", "gamevariant", "2", "gametype", "1", "limits", "0", "avchatmode", "0"));
        }
    }
}
