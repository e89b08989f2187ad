using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Numbers travel as numbers and common values once: clients read the same as if all were text.</summary>
[TestClass]
public class FieldTypeTests
{
    private const int Text = ListKeyType.Text;
    private const int OneByte = ListKeyType.OneByte;
    private const int TwoBytes = ListKeyType.TwoBytes;

    [TestMethod]
    [DataRow("0", "0", OneByte)]
    [DataRow("5", "255", OneByte)]
    [DataRow("5", "256", TwoBytes)]
    [DataRow("300", "5", TwoBytes)]
    [DataRow("65535", "0", TwoBytes)]
    [DataRow("65536", "0", Text)]
    [DataRow("5", "007", Text)]
    [DataRow("5", "00", Text)]
    [DataRow("5", "-1", Text)]
    [DataRow("5", "+5", Text)]
    [DataRow("5", " 5", Text)]
    [DataRow("5", "5 ", Text)]
    [DataRow("5", "5.0", Text)]
    [DataRow("5", "0x5", Text)]
    [DataRow("5", "", Text)]
    [DataRow("300", "", Text)]
    [DataRow("99999999999", "1", Text)]
    [DataRow("4294967301", "5", Text)]
    [DataRow("vs", "5", Text)]
    public void A_field_is_a_number_only_if_every_host_reads_the_same(string first, string second, int type)
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\n\\" + first);
        world.Add(BrowserWorld.At(3, 1_000), "\\n\\" + second);
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = "\\n" });
        Assert.AreEqual(type, list.TypeOf("n"));
        Assert.AreEqual(first, list.Find(BrowserWorld.At(2, 1_000))["n"]);
        Assert.AreEqual(second, list.Find(BrowserWorld.At(3, 1_000))["n"]);
    }

    [TestMethod]
    public void A_field_that_a_host_lacks_is_empty_text()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\n\\5");
        world.Add(BrowserWorld.At(3, 1_000), "\\m\\5");
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = "\\n\\m\\o" });
        Assert.AreEqual(Text, list.TypeOf("n"));
        Assert.AreEqual("5", list.Find(BrowserWorld.At(2, 1_000))["n"]);
        Assert.AreEqual("", list.Find(BrowserWorld.At(3, 1_000))["n"]);
        Assert.AreEqual("", list.Find(BrowserWorld.At(3, 1_000))["o"]);
    }

    [TestMethod]
    public void Hosts_that_do_not_match_have_no_say_in_the_types()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\n\\5\\mode\\vs");
        world.Add(BrowserWorld.At(3, 1_000), "\\n\\many\\mode\\bt");
        world.Add("sailor", BrowserWorld.At(4, 1_000), "\\n\\many\\mode\\vs", null, 0, 0);
        Assert.AreEqual(OneByte, new ListClient(world).Ask(new ListAsk { Fields = "\\n", Filter = "mode = 'vs'" }).TypeOf("n"));
        Assert.AreEqual(OneByte, new ListClient(world).Ask(new ListAsk { Fields = "\\n", Options = ListOptions.Limit, Limit = 1 }).TypeOf("n"));
    }

    [TestMethod]
    public void Whoever_is_told_of_changes_gets_text()
    {
        BrowserWorld world = new();
        int row = world.Add(BrowserWorld.At(2, 1_000), "\\n\\5");
        ListClient client = new(world);
        Assert.AreEqual(Text, client.Ask(new ListAsk { Fields = "\\n", Options = ListOptions.PushUpdates }).TypeOf("n"));
        world.Change(row, "\\n\\many");
        Assert.AreEqual("many", client.Parts.Find(BrowserWorld.At(2, 1_000))["n"]);
    }

    [TestMethod]
    public void Fields_keep_their_order_and_count_in_any_case()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\HostName\\First\\b\\2\\a\\1");
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = "\\a\\hostname\\\\b\\a" });
        Assert.AreEqual(4, list.KeyCount);
        string[] keys = list.Find(BrowserWorld.At(2, 1_000)).Keys;
        string[] expected = new string[] { "a", "1", "hostname", "First", "b", "2", "a", "1" };
        for (int i = 0; i < expected.Length; i++) Assert.AreEqual(expected[i], keys[i]);
    }

    [TestMethod]
    public void Fields_may_begin_without_a_backslash_and_end_with_one()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\a\\1\\b\\2");
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = "a\\b\\" });
        Assert.AreEqual(2, list.KeyCount);
        Assert.AreEqual("2", list.Find(BrowserWorld.At(2, 1_000))["b"]);
    }

    [TestMethod]
    public void Fields_beyond_the_limit_are_left_out()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\a\\1");
        string fields = "";
        for (int i = 0; i < 200; i++) fields += "\\a";
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Fields = fields });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(64, list.KeyCount);
        Assert.AreEqual(1, list.Hosts.Count);
    }

    [TestMethod]
    public void Values_of_several_hosts_are_written_once()
    {
        BrowserWorld world = new();
        for (int i = 0; i < 6; i++) world.Add(BrowserWorld.At(2 + i, 1_000), "\\map\\Luigi Circuit\\name\\n" + i.ToString() + "\\mode\\" + (i < 2 ? "battle" : "versus"));
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = "\\map\\name\\mode\\none" });
        Assert.AreEqual(4, list.Popular.Count);
        for (int i = 0; i < 6; i++)
        {
            ListedHost host = list.Find(BrowserWorld.At(2 + i, 1_000));
            Assert.AreEqual("Luigi Circuit", host["map"]);
            Assert.AreEqual("n" + i.ToString(), host["name"]);
            Assert.AreEqual(i < 2 ? "battle" : "versus", host["mode"]);
            Assert.AreEqual("", host["none"]);
        }
    }

    [TestMethod]
    public void A_host_alone_has_no_popular_values()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\a\\same\\b\\same");
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = "\\a\\b" });
        Assert.AreEqual(0, list.Popular.Count);
        Assert.AreEqual("same", list.Find(BrowserWorld.At(2, 1_000))["b"]);
    }

    [TestMethod]
    public void Values_that_find_no_place_in_the_table_are_written_out()
    {
        // The small board has 16 places: the first 16 values take them.
        BrowserWorld world = new();
        string fields = "";
        for (int i = 0; i < 20; i++) fields += "\\f" + i.ToString();
        for (int host = 0; host < 3; host++)
        {
            string keys = "";
            for (int i = 0; i < 20; i++) keys += "\\f" + i.ToString() + "\\value " + i.ToString();
            world.Add(BrowserWorld.At(2 + host, 1_000), keys);
        }
        ListParts list = new ListClient(world).Ask(new ListAsk { Fields = fields });
        Assert.AreEqual(16, list.Popular.Count);
        for (int host = 0; host < 3; host++)
        {
            for (int i = 0; i < 20; i++) Assert.AreEqual("value " + i.ToString(), list.Find(BrowserWorld.At(2 + host, 1_000))["f" + i.ToString()]);
        }
    }

    [TestMethod]
    public void Popular_values_without_room_at_the_head_are_none()
    {
        // 3 values of 1,000 bytes do not fit the small board's 2,560 bytes beside the fields.
        BrowserWorld world = new();
        string keys = "\\a\\" + Raw.Repeat('a', 1_000) + "\\b\\" + Raw.Repeat('b', 1_000) + "\\c\\" + Raw.Repeat('c', 1_000);
        for (int i = 0; i < 2; i++) world.Add(BrowserWorld.At(2 + i, 1_000), keys);
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Fields = "\\a\\b" });
        Assert.AreEqual(2, list.Popular.Count);
        Assert.AreEqual(2, list.Hosts.Count);
        Assert.AreEqual(1_000, list.Find(BrowserWorld.At(3, 1_000))["b"].Length);

        // Neither do the hosts then: what cannot be told is left out, and the list has its end.
        client = new ListClient(world);
        list = client.Ask(new ListAsk { Fields = "\\a\\b\\c" });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(0, list.Popular.Count);
        Assert.AreEqual(0, list.Hosts.Count);
    }

    [TestMethod]
    public void A_record_longer_than_a_client_s_buffer_is_left_out()
    {
        // 4,608 bytes of room on a PC, 4,096 in every client.
        BrowserWorld world = new(BoxSize.ForPc(8), 20, 12, "");
        const int Rest = 4_096 - 7 - 4 * 2 - 3 * 1_000;
        world.Add(BrowserWorld.At(2, 1_000), Values('a', Rest + 1));
        world.Add(BrowserWorld.At(3, 1_000), Values('e', Rest));
        world.Add(BrowserWorld.At(4, 1_000), "\\a\\short");
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Fields = "\\a\\b\\c\\d" });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(2, list.Hosts.Count);
        Assert.AreEqual(Rest, list.Find(BrowserWorld.At(3, 1_000))["d"].Length);
        Assert.AreEqual("short", list.Find(BrowserWorld.At(4, 1_000))["a"]);
    }

    private static string Values(char first, int last) =>
        "\\a\\" + Raw.Repeat(first, 1_000) + "\\b\\" + Raw.Repeat((char)(first + 1), 1_000) + "\\c\\" + Raw.Repeat((char)(first + 2), 1_000) + "\\d\\" + Raw.Repeat((char)(first + 3), last);
}
