using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Dns;

[TestClass]
public class DnsServiceTests
{
    private const int NoError = 0;
    private const int ServerFailure = 2;
    private const int NotImplemented = 4;
    private const int Refused = 5;

    private static readonly long Console = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    public void A_box_with_its_own_Wi_Fi_answers_nobody_outside_its_networks()
    {
        World world = new();
        world.Tools.Sources = new SourceFilter(new BoxSettings { GivesAddresses = true }, world.Addresses);
        byte[] query = DnsPackets.Query(1, "nas.nintendowifi.net");
        Assert.IsNotNull(world.Ask(query, EndPoints.Of(0xC0A8040A, 5_000)));
        Assert.IsNull(world.Ask(query, EndPoints.Of(0x08080808, 5_000)));
        Assert.IsNull(world.Ask(query, EndPoints.Of(0xC0A804FF, 5_000)));
    }

    [TestMethod]
    [DataRow("conntest.nintendowifi.net")]
    [DataRow("nas.nintendowifi.net")]
    [DataRow("naswii.nintendowifi.net")]
    [DataRow("dls1.nintendowifi.net")]
    [DataRow("wiinat.available.gs.nintendowifi.net")]
    [DataRow("wiinat.natneg1.gs.nintendowifi.net")]
    [DataRow("wiinat.natneg2.gs.nintendowifi.net")]
    [DataRow("wiinat.natneg3.gs.nintendowifi.net")]
    [DataRow("mariokartwii.available.gs.nintendowifi.net")]
    [DataRow("mariokartwii.master.gs.nintendowifi.net")]
    [DataRow("mariokartwii.ms19.gs.nintendowifi.net")]
    [DataRow("gpcm.gs.nintendowifi.net")]
    [DataRow("gpsp.gs.nintendowifi.net")]
    [DataRow("mariokartwii.natneg1.gs.nintendowifi.net")]
    [DataRow("gamestats.gs.nintendowifi.net")]
    [DataRow("mariokartwii.gamestats.gs.nintendowifi.net")]
    [DataRow("gamestats2.gs.nintendowifi.net")]
    [DataRow("mariokartwii.sake.gs.nintendowifi.net")]
    [DataRow("x.y.secure.sake.gs.nintendowifi.net")]
    [DataRow("naswii.wiilink24.com")]
    [DataRow("gpcm.gs.wiilink24.com")]
    [DataRow("gmtest.available.gamespy.com")]
    [DataRow("gmtest.master.gamespy.com")]
    [DataRow("gmtest.ms0.gamespy.com")]
    [DataRow("gmtest.natneg3.gamespy.com")]
    [DataRow("gpcm.gamespy.com")]
    [DataRow("gpsp.gamespy.com")]
    [DataRow("gmtest.gamestats.gamespy.com")]
    [DataRow("key.gamespy.com")]
    [DataRow("peerchat.gamespy.com")]
    [DataRow("gmtest.auth.pubsvs.gamespy.com")]
    [DataRow("gmtest.sake.gamespy.com")]
    [DataRow("gmtest.comp.pubsvs.gamespy.com")]
    [DataRow("motd.gamespy.com")]
    [DataRow("www.fileplanet.com")]
    [DataRow("nintendowifi.net")]
    [DataRow("NASWII.NintendoWiFi.NET")]
    public void A_name_of_the_games_gets_the_address_of_the_box(string name)
    {
        World world = new();
        byte[] query = DnsPackets.Query(0xBEEF, name);
        byte[] answer = world.Ask(query, Console);
        Assert.IsTrue(DnsPackets.Echoes(answer, query), "the question is echoed letter by letter");
        Assert.AreEqual(NoError, DnsPackets.Result(answer));
        Assert.AreEqual(0xC0A80401, DnsPackets.Address(answer, query));
        Assert.AreEqual(Console, world.DnsAnswers.LastTo);
    }

    [TestMethod]
    [DataRow(28)]
    [DataRow(16)]
    [DataRow(15)]
    [DataRow(65)]
    public void Other_types_of_a_game_name_get_an_empty_answer_without_error(int type)
    {
        byte[] query = DnsPackets.Query(7, "nas.nintendowifi.net", type, DnsPackets.Internet);
        byte[] answer = new World().Ask(query, Console);
        Assert.IsTrue(DnsPackets.Echoes(answer, query));
        Assert.AreEqual(NoError, DnsPackets.Result(answer));
        Assert.AreEqual(0, DnsPackets.Answers(answer));
        Assert.AreEqual(query.Length, answer.Length);
    }

    [TestMethod]
    public void Another_class_gets_an_empty_answer()
    {
        byte[] answer = new World().Ask(DnsPackets.Query(7, "nas.nintendowifi.net", DnsPackets.A, 3), Console);
        Assert.AreEqual(NoError, DnsPackets.Result(answer));
        Assert.AreEqual(0, DnsPackets.Answers(answer));
    }

    [TestMethod]
    [DataRow("evilnintendowifi.net")]
    [DataRow("nintendowifi.net.evil.org")]
    [DataRow("nintendowifi.ne")]
    [DataRow("intendowifi.net")]
    [DataRow("net")]
    [DataRow("notgamespy.com")]
    [DataRow("example.org")]
    public void A_name_that_only_looks_like_one_of_the_games_is_refused(string name)
    {
        byte[] query = DnsPackets.Query(9, name);
        byte[] answer = new World().Ask(query, Console);
        Assert.IsTrue(DnsPackets.Echoes(answer, query));
        Assert.AreEqual(Refused, DnsPackets.Result(answer));
        Assert.AreEqual(0, DnsPackets.Answers(answer));
    }

    [TestMethod]
    public void The_root_is_none_of_the_games()
    {
        byte[] query = new byte[] { 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1 };
        Assert.AreEqual(Refused, DnsPackets.Result(new World().Ask(query, Console)));
    }

    [TestMethod]
    public void A_box_alone_at_a_party_answers_every_name_with_itself()
    {
        World world = new(new FaultyFileSystem(), 1, BoxSize.Small(), OtherNames.Box);
        byte[] query = DnsPackets.Query(9, "www.example.org");
        Assert.AreEqual(0xC0A80401, DnsPackets.Address(world.Ask(query, Console), query));
    }

    [TestMethod]
    public void A_box_without_an_address_says_that_it_cannot_tell()
    {
        World world = new();
        world.Addresses.Address = 0;
        byte[] answer = world.Ask(DnsPackets.Query(9, "nas.nintendowifi.net"), Console);
        Assert.AreEqual(ServerFailure, DnsPackets.Result(answer));
        Assert.AreEqual(0, DnsPackets.Answers(answer));
    }

    [TestMethod]
    public void A_query_without_a_question_is_ignored_and_of_two_the_first_is_answered()
    {
        World world = new();
        byte[] query = DnsPackets.Query(9, "nas.nintendowifi.net");
        query[5] = 0;
        Assert.IsNull(world.Ask(query, Console));
        query[5] = 2;
        byte[] answer = world.Ask(query, Console);
        Assert.IsTrue(answer[5] == 1);
        Assert.AreEqual(0xC0A80401, DnsPackets.Address(answer, query));
    }

    [TestMethod]
    public void Another_opcode_is_not_implemented()
    {
        byte[] query = DnsPackets.Query(9, "nas.nintendowifi.net");
        query[2] |= 2 << 3;
        byte[] answer = new World().Ask(query, Console);
        Assert.AreEqual(NotImplemented, DnsPackets.Result(answer));
        Assert.AreEqual(2, (answer[2] >> 3) & 15);
    }

    [TestMethod]
    public void An_answer_is_never_answered()
    {
        World world = new();
        byte[] query = DnsPackets.Query(9, "nas.nintendowifi.net");
        query[2] |= 0x80;
        Assert.IsNull(world.Ask(query, Console));
    }

    [TestMethod]
    public void A_name_that_points_at_itself_is_ignored()
    {
        byte[] query = DnsPackets.Query(9, "aa.nintendowifi.net");
        query[12] = 0xC0;
        query[13] = 12;
        Assert.IsNull(new World().Ask(query, Console));
        query[13] = 13;
        Assert.IsNull(new World().Ask(query, Console));
    }

    [TestMethod]
    public void A_query_cut_anywhere_is_ignored()
    {
        World world = new();
        byte[] query = DnsPackets.Query(9, "mariokartwii.master.gs.nintendowifi.net");
        for (int count = 0; count < query.Length; count++) Assert.IsNull(world.Ask(Raw.Copy(query, count), Console));
        Assert.IsNotNull(world.Ask(query, Console));
    }

    [TestMethod]
    public void A_query_with_any_byte_flipped_is_survived_and_never_answered_beyond_its_question()
    {
        World world = new();
        byte[] query = DnsPackets.Query(9, "naswii.nintendowifi.net");
        for (int i = 0; i < query.Length; i++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] flipped = Raw.Copy(query, query.Length);
                flipped[i] ^= (byte)(1 << bit);
                byte[] answer = world.Ask(flipped, Console);
                if (answer is null) continue;
                Assert.IsTrue(answer.Length <= query.Length + 16, "the answer is too long");
                Assert.AreEqual(DnsPackets.Id(flipped), DnsPackets.Id(answer));
            }
        }
        Assert.AreEqual(0xC0A80401, DnsPackets.Address(world.Ask(query, Console), query));
    }

    [TestMethod]
    public void A_burst_of_fourteen_is_answered_in_full()
    {
        World world = new();
        byte[] buffer = new byte[DnsService.MessageBytes];
        for (int i = 0; i < 14; i++)
        {
            byte[] query = DnsPackets.Query(100 + i, "mariokartwii.ms" + i.ToString() + ".gs.nintendowifi.net");
            for (int k = 0; k < query.Length; k++) buffer[k] = query[k];
            world.Dns.Receive(buffer, query.Length, Console, world.DnsAnswers);
        }
        Assert.AreEqual(14, world.DnsAnswers.Count);
        for (int i = 0; i < 14; i++) Assert.AreEqual(100 + i, DnsPackets.Id(world.DnsAnswers[i]));
    }

    [TestMethod]
    public void A_name_is_logged_once_a_client()
    {
        World world = new();
        for (int i = 0; i < 5; i++)
        {
            world.Ask(DnsPackets.Query(i, "nas.nintendowifi.net"), Console);
            world.Ask(DnsPackets.Query(i, "NAS.nintendowifi.net"), Console);
        }
        Assert.AreEqual(1, world.Events.Count);
        world.Ask(DnsPackets.Query(9, "gpcm.gs.nintendowifi.net"), Console);
        Assert.AreEqual(2, world.Events.Count);
        world.Ask(DnsPackets.Query(9, "nas.nintendowifi.net"), EndPoints.Of(0xC0A8040B, 1));
        Assert.AreEqual(3, world.Events.Count);
        Assert.AreEqual("192.168.4.11 asked for nas.nintendowifi.net", world.Events[0]);
    }

    [TestMethod]
    public void A_full_size_name_is_answered_whole()
    {
        World world = new();
        string label = Raw.Repeat('a', 59);
        string name = label + "." + label + "." + label + "." + Raw.Repeat('b', 56) + ".nintendowifi.net";
        byte[] query = DnsPackets.Query(9, name);
        Assert.AreEqual(255 + 16, query.Length);
        Assert.AreEqual(0xC0A80401, DnsPackets.Address(world.Ask(query, Console), query));
    }
}
