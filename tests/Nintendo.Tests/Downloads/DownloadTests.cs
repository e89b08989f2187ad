using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Downloads;

[TestClass]
public class DownloadTests
{
    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    public void Files_are_counted_and_listed_by_name()
    {
        World world = NewWorld();
        Assert.AreEqual("3", Body(world, "count", ""));
        Assert.AreEqual("a.bin\t\t\t\t\t1\r\nb.bin\t\t\t\t\t20\r\nc.bin\t\t\t\t\t300\r\n", Body(world, "list", ""));
        Assert.AreEqual("3", Body(world, "COUNT", ""));
        Assert.AreEqual("YABE", world.Downloads.Asked);
    }

    [TestMethod]
    public void The_list_of_the_owner_gives_order_descriptions_and_attributes_and_the_box_the_sizes()
    {
        World world = NewWorld();
        Describe(world, "c.bin\tthe third\tMAP\tEU\t7\t999\r\nmissing.bin\tx\r\n\r\na.bin\tfirst\tMAP\na.bin\tagain\tZ\n_list.txt\nb.bin");
        Assert.AreEqual("c.bin\tthe third\tMAP\tEU\t7\t300\r\na.bin\tfirst\tMAP\t\t\t1\r\nb.bin\t\t\t\t\t20\r\n", Body(world, "list", ""));
        Describe(world, "b.bin\tonly this");
        Assert.AreEqual("b.bin\tonly this\t\t\t\t20\r\na.bin\t\t\t\t\t1\r\nc.bin\t\t\t\t\t300\r\n", Body(world, "list", ""));
        Assert.AreEqual("3", Body(world, "count", ""));
    }

    [TestMethod]
    [DataRow("attr1", "MAP", "2", "c.bin\tt\tMAP\tEU\t7\t300\r\na.bin\tf\tMAP\tUS\t7\t1\r\n")]
    [DataRow("attr2", "US", "1", "a.bin\tf\tMAP\tUS\t7\t1\r\n")]
    [DataRow("attr3", "7", "2", "c.bin\tt\tMAP\tEU\t7\t300\r\na.bin\tf\tMAP\tUS\t7\t1\r\n")]
    [DataRow("attr3", "", "3", "c.bin\tt\tMAP\tEU\t7\t300\r\na.bin\tf\tMAP\tUS\t7\t1\r\nb.bin\t\tSONG\t\t\t20\r\n")]
    [DataRow("attr1", "map", "0", "\r\n")]
    [DataRow("attr1", "none", "0", "\r\n")]
    public void Attributes_narrow_the_list_down(string attribute, string value, string count, string list)
    {
        World world = NewWorld();
        Describe(world, "c.bin\tt\tMAP\tEU\t7\na.bin\tf\tMAP\tUS\t7\nb.bin\t\tSONG\n");
        string field = NasMessages.Field(attribute, value);
        Assert.AreEqual(count, Body(world, "count", field));
        Assert.AreEqual(list, Body(world, "list", field));
    }

    [TestMethod]
    [DataRow("0", "2", "ab")]
    [DataRow("1", "1", "b")]
    [DataRow("1", "99999999999", "bc")]
    [DataRow("2", "5", "c")]
    [DataRow("3", "5", "")]
    [DataRow("99999999999", "5", "")]
    [DataRow("0", "0", "")]
    [DataRow("-1", "-1", "abc")]
    [DataRow("x", "y", "abc")]
    public void A_list_comes_in_pages(string offset, string number, string files)
    {
        string list = Body(NewWorld(), "list", NasMessages.Field("offset", offset) + NasMessages.Field("num", number));
        string found = "";
        foreach (string line in list.Split('\n'))
        {
            if (line.Length > 1) found += line.Substring(0, 1);
        }
        Assert.AreEqual(files, found);
        Assert.IsTrue(list.EndsWith("\r\n"));
    }

    [TestMethod]
    public void A_long_list_is_cut_after_a_whole_line_and_goes_on_at_its_offset()
    {
        World world = new();
        FaultyFileSystem folder = world.Downloads.Folder("YABE");
        for (int i = 100; i < 300; i++) folder["file" + i.ToString() + ".bin"] = new byte[i];
        Assert.AreEqual("200", Body(world, "count", ""));
        int seen = 0;
        for (int pages = 0; seen < 200; pages++)
        {
            Assert.IsTrue(pages < 10, "no progress");
            string answer = Post(world, "list", NasMessages.Field("offset", seen.ToString()));
            Assert.IsTrue(answer.Length <= NasAnswer.MaximumBytes);
            string[] lines = NasMessages.Body(answer).Split('\n');
            for (int i = 0; i < lines.Length - 1; i++)
            {
                int number = 100 + seen++;
                Assert.AreEqual("file" + number.ToString() + ".bin\t\t\t\t\t" + number.ToString() + "\r", lines[i]);
            }
        }
    }

    [TestMethod]
    [DataRow("ADAE")]
    [DataRow("APAJ")]
    [DataRow("CPUD")]
    [DataRow("IPKE")]
    [DataRow("IPGS")]
    [DataRow("IRBO")]
    [DataRow("IRAO")]
    [DataRow("IREO")]
    [DataRow("irdo")]
    public void Pokemon_titles_see_one_gift_at_a_time_and_all_in_turn(string game)
    {
        World world = new();
        FaultyFileSystem folder = world.Downloads.Folder(game.ToUpper());
        folder["a.myg"] = new byte[1];
        folder["b.myg"] = new byte[2];
        folder["c.myg"] = new byte[3];
        Assert.AreEqual("1", Ask(world, game, "count", ""));
        string seen = "";
        for (int i = 0; i < 4; i++)
        {
            string list = Ask(world, game, "list", NasMessages.Field("num", "10") + NasMessages.Field("offset", "0"));
            Assert.AreEqual(1, Raw.CountOf(list, "\r\n"), list);
            seen += list.Substring(0, 1);
        }
        Assert.AreEqual("abca", seen);
    }

    [TestMethod]
    public void A_Pokemon_title_without_gifts_gets_an_empty_list_with_its_line_end()
    {
        World world = new();
        world.Downloads.Folder("IRAO");
        Assert.AreEqual("0", Ask(world, "IRAO", "count", ""));
        Assert.AreEqual("\r\n", Ask(world, "IRAO", "list", ""));
        Assert.AreEqual("\r\n", Ask(world, "IRBO", "list", ""));
    }

    [TestMethod]
    public void Gifts_of_generation_5_are_for_the_title_that_asks_and_skins_are_listed_all()
    {
        World world = new();
        FaultyFileSystem folder = world.Downloads.Folder("IRAO");
        folder["_list.txt"] = Raw.Bytes("w.bin\t\tMYSTERY\t100000\t\t\r\nb.bin\t\tMYSTERY\t0x200000\nwb.bin\t\tMYSTERY\t300000\ns.bin\t\tCGEAR_E\tx\nt.bin\t\tCGEAR_E\n");
        foreach (string name in new string[] { "w.bin", "b.bin", "wb.bin", "s.bin", "t.bin" }) folder[name] = new byte[1];
        string gifts = NasMessages.Field("attr1", "MYSTERY");
        string seen = "";
        for (int i = 0; i < 4; i++) seen += Ask(world, "IRAO", "list", NasMessages.Field("rhgamecd", "IRBO") + gifts).Split('\t')[0] + " ";
        Assert.AreEqual("b.bin wb.bin b.bin wb.bin ", seen);
        Assert.AreEqual(2, Raw.CountOf(Ask(world, "IRAO", "list", NasMessages.Field("rhgamecd", "IRBO") + NasMessages.Field("attr1", "CGEAR_E")), "\r\n"));
        Assert.AreEqual("2", Ask(world, "IRAO", "count", NasMessages.Field("attr1", "CGEAR_E")));
    }

    [TestMethod]
    public void A_file_comes_with_its_length_and_the_headers_that_consoles_know()
    {
        World world = NewWorld();
        string answer = Post(world, "contents", NasMessages.Field("contents", "c.bin"));
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.IsTrue(answer.Contains("\r\nContent-Type: application/x-dsdl\r\n"), answer);
        Assert.IsTrue(answer.Contains("\r\nContent-Length: 300\r\n"), answer);
        Assert.IsTrue(answer.Contains("\r\nX-DLS-Host: http://dls1.nintendowifi.net/\r\n"), answer);
        Assert.IsTrue(answer.Contains("\r\nContent-Disposition: attachment; filename=\"c.bin\"\r\n"), answer);
        Assert.AreEqual(300, NasMessages.Body(answer).Length);
        Assert.AreEqual(1, world.LinesWith("loads c.bin for game YABE"));
    }

    [TestMethod]
    [DataRow("d.bin")]
    [DataRow("A.BIN")]
    [DataRow("a.bi")]
    [DataRow("")]
    [DataRow("_list.txt")]
    [DataRow("_secret.bin")]
    [DataRow(".hidden")]
    [DataRow("../YABE/a.bin")]
    [DataRow("..\\a.bin")]
    [DataRow("/etc/passwd")]
    [DataRow("I:\\box\\profiles.log")]
    [DataRow("./a.bin")]
    [DataRow("a.bin\0")]
    public void What_does_not_stand_in_the_listing_is_not_there(string name)
    {
        World world = NewWorld();
        Describe(world, "a.bin\n");
        FaultyFileSystem folder = world.Downloads.Folder("YABE");
        folder["_secret.bin"] = folder[".hidden"] = new byte[9];
        string answer = Post(world, "contents", NasMessages.Field("contents", name));
        // A closing NUL is no part of a name.
        Assert.AreEqual(name.StartsWith("a.bin") ? 200 : 404, HttpAnswer.Status(answer), name);
        Assert.AreEqual(404, HttpAnswer.Status(Post(world, "contents", "")));
    }

    [TestMethod]
    public void Names_that_would_break_a_list_or_a_header_are_not_offered()
    {
        World world = new();
        FaultyFileSystem folder = world.Downloads.Folder("YABE");
        foreach (string name in new string[] { "a\tb", "a\r\nX: y", "a\"b", "a\\b", "a/b", "z\u00F6", Raw.Repeat('n', 65) }) folder[name] = new byte[1];
        Assert.AreEqual("0", Body(world, "count", ""));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("ABC")]
    [DataRow("ABCDE")]
    [DataRow("../.")]
    [DataRow("A/BE")]
    [DataRow("YAB.")]
    [DataRow("YAB ")]
    public void A_game_code_that_is_none_has_no_files(string game)
    {
        World world = NewWorld();
        Assert.AreEqual("0", Ask(world, game, "count", ""));
        Assert.AreEqual("\r\n", Ask(world, game, "list", ""));
        Assert.IsNull(world.Downloads.Asked, "no folder was looked for");
    }

    [TestMethod]
    [DataRow("nonsense")]
    [DataRow("")]
    [DataRow("counts")]
    public void An_unknown_action_is_a_bad_request(string action)
    {
        World world = NewWorld();
        Assert.AreEqual(400, HttpAnswer.Status(Post(world, action, "")));
        Assert.AreEqual(400, HttpAnswer.Status(world.Request(NasMessages.PostTo("/download", "dls1.nintendowifi.net", ""), Client)));
        Assert.AreEqual(405, HttpAnswer.Status(world.Request("GET /download HTTP/1.1\r\nHost: dls1.nintendowifi.net\r\n\r\n", Client)));
    }

    [TestMethod]
    public void The_host_of_the_request_is_told_back_unless_it_is_no_plain_name()
    {
        World world = NewWorld();
        string body = NasMessages.Field("action", "count") + NasMessages.Field("gamecd", "YABE");
        Assert.IsTrue(world.Request(NasMessages.PostTo("/download", "192.168.4.1:8080", body), Client).Contains("\r\nX-DLS-Host: http://192.168.4.1/\r\n"));
        foreach (string host in new string[] { "", "<b>", Raw.Repeat('h', 65), Raw.Repeat('h', 1_500) })
        {
            string answer = world.Request(NasMessages.PostTo("/download", host, body), Client);
            Assert.IsTrue(answer.Contains("\r\nX-DLS-Host: http://dls1.nintendowifi.net/\r\n"), answer);
        }
    }

    [TestMethod]
    public void A_drive_that_fails_is_told_and_the_next_request_is_served()
    {
        for (int read = 0; read < 4; read++)
        {
            World world = NewWorld();
            Describe(world, "a.bin\n");
            FaultyFileSystem folder = world.Downloads.Folder("YABE");
            folder.FailRead = folder.Reads + read;
            string answer = Post(world, "contents", NasMessages.Field("contents", "a.bin"));
            Assert.AreEqual(503, HttpAnswer.Status(answer), read.ToString());
            Assert.AreEqual(1, world.LinesWith("could not be read: cannot read"));
            Assert.AreEqual("3", Body(world, "count", ""));
        }
    }

    private static World NewWorld()
    {
        World world = new();
        FaultyFileSystem folder = world.Downloads.Folder("YABE");
        folder["c.bin"] = new byte[300];
        folder["a.bin"] = new byte[1];
        folder["b.bin"] = new byte[20];
        return world;
    }

    private static void Describe(World world, string list) => world.Downloads.Folder("YABE")["_list.txt"] = Raw.Bytes(list);

    private static string Body(World world, string action, string fields) => NasMessages.Body(Post(world, action, fields));

    private static string Post(World world, string action, string fields) => Post(world, "YABE", action, fields);

    private static string Ask(World world, string game, string action, string fields) => NasMessages.Body(Post(world, game, action, fields));

    private static string Post(World world, string game, string action, string fields) => world.Request(
        NasMessages.PostTo("/download", "dls1.nintendowifi.net", NasMessages.Field("action", action) + NasMessages.Field("gamecd", game) + fields), Client);
}
