using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Filters and fields as titles of Nintendo Wi-Fi Connection send them, over hosts as they describe themselves.</summary>
[TestClass]
public class ConsoleTests
{
    private const string Kart = "mariokartwii";
    private const string KartDs = "mariokartds";
    private const string Fighter = "tatvscapwii";
    private const string DsFields = "\\dwc_pid\\dwc_mtype\\dwc_mresv\\dwc_mver\\dwc_eval\\numplayers\\maxplayers\\auth\\mskdif\\mskstg";
    private const string WiiFields = "\\dwc_pid\\dwc_mtype\\dwc_mver\\dwc_eval\\dwc_groupid\\dwc_hoststate\\dwc_suspend\\rk\\ev\\p";

    [TestMethod]
    public void Version_3_finds_hosts_that_are_open_and_reserved_for_nobody()
    {
        BrowserWorld world = new();
        AddDs(world, 2, 1_001, 0, 0, 2);
        AddDs(world, 3, 1_002, 2, 0, 2);
        AddDs(world, 4, 1_003, 0, 1_003, 2);
        AddDs(world, 5, 1_004, 0, 1_001, 2);
        AddDs(world, 6, 1_005, 0, 0, 4);
        AddDs(world, 7, 1_006, 0, 0, 3);
        ListParts list = Ask(world, KartDs, DsFields,
            "dwc_mver = 3 and dwc_pid != 1006 and maxplayers = 4 and numplayers < 4 and dwc_mtype = 0 and dwc_mresv != dwc_pid and (((20=auth)AND((1&mskdif)=mskdif)AND((14&mskstg)=mskstg)))");
        AssertFound(list, 2, 5);
        ListedHost host = list.Find(BrowserWorld.At(2, 1_024));
        Assert.AreEqual("1001", host["dwc_pid"]);
        Assert.AreEqual("14", host["mskstg"]);
    }

    [TestMethod]
    public void Version_11_finds_its_own_kind()
    {
        BrowserWorld world = new();
        for (int i = 0; i < 3; i++)
        {
            world.AddConsole(Fighter, BrowserWorld.At(2 + i, 1_024), "\\dwc_pid\\" + (1_001 + i).ToString() +
                "\\dwc_mtype\\0\\dwc_mver\\" + (i == 1 ? "3" : "11") + "\\dwc_eval\\1\\dwc_groupid\\0\\dwc_hoststate\\2\\dwc_suspend\\0\\numplayers\\1\\maxplayers\\2\\MatchType\\" + (i == 0 ? "english" : "japan"));
        }
        const string Head = "dwc_mver = 11 and dwc_pid != 1009 and maxplayers = 2 and numplayers < 2 and dwc_mtype = 0 and dwc_hoststate = 2 and dwc_suspend = 0 and ";
        AssertFound(Ask(world, Fighter, "\\dwc_pid\\MatchType", Head + "(MatchType='english')"), 2);
        AssertFound(Ask(world, Fighter, "\\dwc_pid\\MatchType", Head + "(MatchType='japan')"), 4);
        AssertFound(Ask(world, Fighter, "\\dwc_pid\\numplayers", "dwc_pid != 0"), 2, 3, 4);
    }

    [TestMethod]
    public void Version_90_finds_rooms_of_its_region_and_rating()
    {
        BrowserWorld world = new();
        AddWii(world, 2, 600_000_001, "vs", 5_000, 2, 0);
        AddWii(world, 3, 600_000_002, "vs", 9_000, 2, 0);
        AddWii(world, 4, 600_000_003, "bt", 5_000, 2, 0);
        AddWii(world, 5, 600_000_004, "vs", 5_700, 2, 1);
        AddWii(world, 6, 600_000_005, "vs", 5_000, 0, 0);
        AddWii(world, 7, 600_000_006, "vs", 4_250, 2, 0);
        AddWii(world, 8, 600_000_007, "vs", 5_000, 2, 0);
        ListParts list = Ask(world, Kart, WiiFields, "dwc_mver = 90 and dwc_pid != 600000007 and maxplayers = 11 and numplayers < 11 and dwc_mtype = 0 "
            + "and dwc_hoststate = 2 and dwc_suspend = 0 and (rk = 'vs' and ev >= 4250 and ev <= 5750 and p = 0)");
        AssertFound(list, 2, 7);
        Assert.AreEqual("600000006", list.Find(BrowserWorld.At(7, 1_024))["dwc_pid"]);
        Assert.AreEqual("4250", list.Find(BrowserWorld.At(7, 1_024))["ev"]);
    }

    [TestMethod]
    public void A_player_is_found_by_profile_and_finds_itself()
    {
        BrowserWorld world = new();
        AddWii(world, 2, 600_000_001, "vs", 5_000, 2, 0);
        AddWii(world, 3, 600_000_002, "vs", 5_000, 2, 0);
        AssertFound(Ask(world, Kart, "\\dwc_pid\\dwc_mtype\\dwc_mver", "dwc_pid = 600000002"), 3);
        AssertFound(Ask(world, Kart, "\\dwc_pid\\dwc_mtype\\dwc_mver", "dwc_pid = 600000009"));
        ListClient self = new(world, BrowserWorld.At(2, 50_000));
        AssertFound(self.Ask(new ListAsk { Game = Kart, Asker = Kart, Fields = "\\dwc_pid\\dwc_mtype\\dwc_mver", Filter = "dwc_pid = 600000001" }), 2);
    }

    [TestMethod]
    public void Mario_Kart_DS_is_not_told_of_a_host_that_lacks_a_field()
    {
        BrowserWorld world = new();
        AddDs(world, 2, 1_001, 0, 0, 2);
        world.AddConsole(KartDs, BrowserWorld.At(3, 1_024), "\\dwc_pid\\1002\\dwc_mtype\\0\\dwc_mver\\3");
        AssertFound(Ask(world, KartDs, DsFields, "dwc_mver = 3"), 2);
        AssertFound(Ask(world, KartDs, "\\dwc_pid\\dwc_mver", "dwc_mver = 3"), 2, 3);
        // It has no say in the others' types either.
        Assert.AreEqual(1, Ask(world, KartDs, DsFields, "").TypeOf("numplayers"));
    }

    [TestMethod]
    public void A_PC_title_is_told_of_a_host_that_lacks_a_field()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_024), "\\hostname\\First");
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = "\\hostname\\mapname" });
        AssertFound(list, 2);
        Assert.AreEqual("", list.Find(BrowserWorld.At(2, 1_024))["mapname"]);
    }

    private static ListParts Ask(BrowserWorld world, string game, string fields, string filter)
    {
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Game = game, Asker = game, Fields = fields, Filter = filter });
        Assert.IsNull(client.Reader.Error);
        Assert.IsTrue(client.Reader.IsComplete);
        return list;
    }

    private static void AssertFound(ListParts list, params int[] numbers)
    {
        Assert.AreEqual(numbers.Length, list.Hosts.Count);
        foreach (int number in numbers) Assert.IsNotNull(list.Find(BrowserWorld.At(number, 1_024)), "host " + number.ToString());
    }

    private static void AddDs(BrowserWorld world, int number, int pid, int type, int reserved, int players)
    {
        world.AddConsole(KartDs, BrowserWorld.At(number, 1_024), "\\localip0\\192.168.4." + number.ToString() + "\\localport\\1024\\natneg\\1\\gamename\\" + KartDs +
            "\\publicip\\33859776\\publicport\\1024\\numplayers\\" + players.ToString() + "\\maxplayers\\4\\dwc_pid\\" + pid.ToString() + "\\dwc_mtype\\" + type.ToString() +
            "\\dwc_mresv\\" + reserved.ToString() + "\\dwc_mver\\3\\dwc_eval\\1\\auth\\20\\mskdif\\1\\mskstg\\14");
    }

    private static void AddWii(BrowserWorld world, int number, int pid, string mode, int rating, int state, int suspended)
    {
        world.AddConsole(Kart, BrowserWorld.At(number, 1_024), "\\localip0\\192.168.4." + number.ToString() + "\\localport\\1024\\natneg\\1\\gamename\\" + Kart +
            "\\publicip\\-1062730750\\publicport\\1024\\numplayers\\1\\maxplayers\\11\\dwc_pid\\" + pid.ToString() + "\\dwc_mtype\\0\\dwc_mver\\90\\dwc_eval\\1\\dwc_groupid\\" +
            pid.ToString() + "\\dwc_hoststate\\" + state.ToString() + "\\dwc_suspend\\" + suspended.ToString() + "\\rk\\" + mode + "\\ev\\" + rating.ToString() + "\\eb\\5000\\p\\0");
    }
}
