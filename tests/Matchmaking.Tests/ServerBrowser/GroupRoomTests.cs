using PocketSpy.Core;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Title rooms that PC titles meet in; their number stands where a host's address would.</summary>
[TestClass]
public class GroupRoomTests
{
    private const string Fields = "\\hostname\\numwaiting\\maxwaiting\\numservers\\numplayers";

    [TestMethod]
    public void A_game_without_rooms_of_its_own_has_one()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 12, "sailor 5 Harbour\n");
        ListParts list = Ask(world, BrowserWorld.Game, Fields);
        Assert.AreEqual(1, list.Hosts.Count);
        AssertRoom(list, 1, "Lobby", 0, 0);
    }

    [TestMethod]
    public void The_owner_s_rooms_are_listed()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 12,
            "# a comment\nsailor 5 Harbour\r\nracer 10 Beginners\r\n\r\nRACER\t11\t  Big Cups  \nracer 4294967294 Last\nracer 12 At the very end");
        ListParts list = Ask(world, BrowserWorld.Game, Fields);
        Assert.AreEqual(4, list.Hosts.Count);
        AssertRoom(list, 10, "Beginners", 0, 0);
        AssertRoom(list, 11, "Big Cups  ", 0, 0);
        AssertRoom(list, 4_294_967_294, "Last", 0, 0);
        AssertRoom(list, 12, "At the very end", 0, 0);
        AssertRoom(Ask(world, "sailor", Fields), 5, "Harbour", 0, 0);
    }

    [TestMethod]
    [DataRow("racer")]
    [DataRow("racer ")]
    [DataRow("racer 5")]
    [DataRow("racer 5 ")]
    [DataRow("racer 0 Zero")]
    [DataRow("racer -1 Minus")]
    [DataRow("racer 4294967295 The end of the list")]
    [DataRow("racer 4294967296 Too much")]
    [DataRow("racer five Letters")]
    [DataRow("race 5 Other")]
    [DataRow("racers 5 Other")]
    [DataRow(" racer 5 Indented")]
    public void A_line_that_is_no_room_of_the_game_is_none(string line)
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 12, line + "\n");
        ListParts list = Ask(world, BrowserWorld.Game, Fields);
        Assert.AreEqual(1, list.Hosts.Count);
        AssertRoom(list, 1, "Lobby", 0, 0);
    }

    [TestMethod]
    public void A_room_counts_its_hosts_and_their_players()
    {
        BrowserWorld world = new(BoxSize.Small(), 20, 12, "racer 10 Beginners\nracer 11 Masters\n");
        world.Add(BrowserWorld.At(2, 1_000), "\\groupid\\10\\numplayers\\3");
        world.Add(BrowserWorld.At(3, 1_000), "\\groupid\\10\\numplayers\\4");
        world.Add(BrowserWorld.At(4, 1_000), "\\groupid\\11");
        world.Add(BrowserWorld.At(5, 1_000), "\\numplayers\\4");
        world.Add("sailor", BrowserWorld.At(6, 1_000), "\\groupid\\10\\numplayers\\4", null, 0, 0);
        ListParts list = Ask(world, BrowserWorld.Game, Fields);
        AssertRoom(list, 10, "Beginners", 2, 7);
        AssertRoom(list, 11, "Masters", 1, 0);
    }

    [TestMethod]
    public void Hosts_of_a_room_are_found_by_its_number()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\hostname\\Staged\\groupid\\10\\gamemode\\openstaging");
        world.Add(BrowserWorld.At(3, 1_000), "\\hostname\\Alone\\gamemode\\openstaging");
        ListClient client = new(world);
        Assert.AreEqual(1, client.Ask(new ListAsk { Fields = "\\hostname\\gamemode", Filter = "groupid=10", Options = ListOptions.PushUpdates }).Hosts.Count);
        Assert.IsNotNull(client.Parts.Find(BrowserWorld.At(2, 1_000)));
        client = new ListClient(world);
        Assert.AreEqual(1, client.Ask(new ListAsk { Fields = "\\hostname\\gamemode", Filter = "(groupid is null) AND (gamemode = 'openstaging')", Options = ListOptions.PushUpdates }).Hosts.Count);
        Assert.IsNotNull(client.Parts.Find(BrowserWorld.At(3, 1_000)));
    }

    [TestMethod]
    public void A_field_that_rooms_do_not_have_is_empty()
    {
        ListParts list = Ask(new BrowserWorld(), BrowserWorld.Game, "\\password\\hostname\\other");
        Assert.AreEqual(3, list.KeyCount);
        ListedHost room = (ListedHost)list.Hosts[0];
        Assert.AreEqual("", room["password"]);
        Assert.AreEqual("Lobby", room["hostname"]);
        Assert.AreEqual("", room["other"]);
    }

    [TestMethod]
    public void Rooms_without_room_are_left_out_and_the_list_has_its_end()
    {
        string rooms = "";
        for (int i = 0; rooms.Length < GroupRooms.MaximumFileBytes - 40; i++) rooms += "racer " + (10 + i).ToString() + " Room number " + i.ToString() + "\n";
        BrowserWorld world = new(BoxSize.Small(), 20, 12, rooms);
        string fields = Fields;
        for (int i = 0; i < 40; i++) fields += "\\f" + i.ToString();
        ListParts list = Ask(world, BrowserWorld.Game, fields);
        Assert.IsTrue(list.Hosts.Count > 5 && list.Hosts.Count < 60);
        AssertRoom(list, 10, "Room number 0", 0, 0);
    }

    private static ListParts Ask(BrowserWorld world, string game, string fields)
    {
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Game = game, Asker = game, Fields = fields, Options = ListOptions.Groups });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(0, list.Popular.Count);
        return list;
    }

    private static void AssertRoom(ListParts list, long number, string name, int servers, int players)
    {
        ListedHost room = list.Find(EndPoints.Of((uint)number, list.DefaultPort));
        Assert.IsNotNull(room, "no room " + number.ToString());
        Assert.AreEqual(HostFlags.Keys, room.Flags);
        Assert.AreEqual(name, room["hostname"]);
        Assert.AreEqual(servers.ToString(), room["numservers"]);
        Assert.AreEqual(players.ToString(), room["numplayers"]);
        Assert.AreEqual("0", room["numwaiting"]);
        Assert.AreEqual("100", room["maxwaiting"]);
    }
}
