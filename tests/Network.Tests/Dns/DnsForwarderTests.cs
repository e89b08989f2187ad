using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Dns;

[TestClass]
public class DnsForwarderTests
{
    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    public void A_query_goes_on_with_a_number_of_its_own_and_the_answer_comes_back_with_the_first_one()
    {
        World world = Forwarding();
        byte[] query = DnsPackets.Query(0x1234, "Www.example.org");
        byte[] sent = world.Ask(query, Client);
        Assert.AreEqual(World.Upstream, world.DnsAnswers.LastTo);
        Assert.AreNotEqual(0x1234, DnsPackets.Id(sent));
        Assert.AreEqual(query.Length, sent.Length);

        byte[] back = world.Ask(Answered(sent), World.Upstream);
        Assert.AreEqual(Client, world.DnsAnswers.LastTo);
        Assert.AreEqual(0x1234, DnsPackets.Id(back));
        Assert.IsTrue(DnsPackets.Echoes(back, query));
        Assert.IsNull(world.Ask(Answered(sent), World.Upstream), "an answer counts once");
    }

    [TestMethod]
    public void Names_of_the_games_are_never_forwarded()
    {
        World world = Forwarding();
        byte[] query = DnsPackets.Query(1, "nas.nintendowifi.net");
        Assert.AreEqual(0xC0A80401, DnsPackets.Address(world.Ask(query, Client), query));
        Assert.AreEqual(Client, world.DnsAnswers.LastTo);
    }

    [TestMethod]
    public void An_answer_from_elsewhere_or_with_a_wrong_number_or_name_is_ignored()
    {
        World world = Forwarding();
        byte[] sent = world.Ask(DnsPackets.Query(0x1234, "www.example.org"), Client);
        Assert.IsNull(world.Ask(Answered(sent), World.Upstream + 1), "another port");
        Assert.IsNull(world.Ask(Answered(sent), EndPoints.Of(0x08080809, 53)), "another server");

        byte[] wrongNumber = Answered(sent);
        wrongNumber[1] ^= 1;
        Assert.IsNull(world.Ask(wrongNumber, World.Upstream));
        byte[] wrongName = Answered(sent);
        wrongName[13] = (byte)'x';
        Assert.IsNull(world.Ask(wrongName, World.Upstream));
        byte[] wrongType = Answered(sent);
        wrongType[sent.Length - 3] = 28;
        Assert.IsNull(world.Ask(wrongType, World.Upstream));

        Assert.IsNotNull(world.Ask(Answered(sent), World.Upstream));
    }

    [TestMethod]
    public void An_answer_that_comes_too_late_is_ignored()
    {
        World world = Forwarding();
        byte[] sent = world.Ask(DnsPackets.Query(0x1234, "www.example.org"), Client);
        world.Clock.Pass(4_999);
        Assert.IsNotNull(world.Ask(Answered(sent), World.Upstream));
        sent = world.Ask(DnsPackets.Query(0x1234, "www.example.org"), Client);
        world.Clock.Pass(5_000);
        Assert.IsNull(world.Ask(Answered(sent), World.Upstream));
    }

    [TestMethod]
    public void One_client_has_half_of_the_places_and_its_oldest_query_is_given_up()
    {
        World world = Forwarding();
        byte[][] sent = new byte[9][];
        for (int i = 0; i < 9; i++)
        {
            sent[i] = world.Ask(DnsPackets.Query(i, "www.example.org"), Client + i);
            Assert.IsNotNull(sent[i]);
            world.Clock.Pass(1);
        }
        for (int i = 0; i < 8; i++) Assert.IsNotNull(world.Ask(DnsPackets.Query(i, "www.example.org"), Client + (1L << 16)));
        Assert.IsNull(world.Ask(Answered(sent[0]), World.Upstream), "the ninth took its place");
        Assert.IsNotNull(world.Ask(Answered(sent[1]), World.Upstream));
        Assert.IsNotNull(world.Ask(Answered(sent[8]), World.Upstream));
    }

    [TestMethod]
    public void A_full_table_gives_up_the_oldest_query_of_all()
    {
        World world = Forwarding();
        byte[] first = world.Ask(DnsPackets.Query(1, "www.example.org"), Client);
        world.Clock.Pass(1);
        byte[] second = world.Ask(DnsPackets.Query(2, "www.example.org"), Client);
        for (int i = 0; i < 15; i++)
        {
            world.Clock.Pass(1);
            Assert.IsNotNull(world.Ask(DnsPackets.Query(i, "www.example.org"), Client + ((long)i + 1 << 16)));
        }
        Assert.IsNull(world.Ask(Answered(first), World.Upstream));
        Assert.IsNotNull(world.Ask(Answered(second), World.Upstream));
        byte[] query = DnsPackets.Query(99, "nas.nintendowifi.net");
        Assert.IsNotNull(world.Ask(query, Client), "games are served all the same");
    }

    [TestMethod]
    public void Answers_of_several_queries_find_their_askers_in_any_order()
    {
        World world = Forwarding();
        byte[] first = world.Ask(DnsPackets.Query(1, "www.example.org"), Client);
        byte[] second = world.Ask(DnsPackets.Query(1, "www.example.org"), Client + 1);
        world.Ask(Answered(second), World.Upstream);
        Assert.AreEqual(Client + 1, world.DnsAnswers.LastTo);
        world.Ask(Answered(first), World.Upstream);
        Assert.AreEqual(Client, world.DnsAnswers.LastTo);
    }

    [TestMethod]
    public void What_stands_behind_the_question_is_not_forwarded()
    {
        World world = Forwarding();
        byte[] query = DnsPackets.Query(1, "www.example.org");
        byte[] extended = new byte[query.Length + 11];
        for (int i = 0; i < query.Length; i++) extended[i] = query[i];
        extended[11] = 1;
        extended[query.Length + 2] = 41;
        byte[] sent = world.Ask(extended, Client);
        Assert.AreEqual(query.Length, sent.Length);
        Assert.IsTrue(sent[11] == 0);
    }

    private static World Forwarding() => new(new FaultyFileSystem(), 1, BoxSize.Small(), OtherNames.Forward);

    private static byte[] Answered(byte[] query)
    {
        byte[] answer = Raw.Copy(query, query.Length);
        answer[2] |= 0x80;
        return answer;
    }
}
