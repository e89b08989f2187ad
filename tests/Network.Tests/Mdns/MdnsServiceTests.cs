using PocketSpy.Core;
using PocketSpy.Network.Mdns;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Mdns;

[TestClass]
public class MdnsServiceTests
{
    private static readonly long Phone = EndPoints.Of(0xC0A80133, 5353);
    private static readonly long Plain = EndPoints.Of(0xC0A80133, 40_000);
    private static readonly long LowerHost = EndPoints.Of(MdnsWorld.Lower, 5353);
    private static readonly long HigherHost = EndPoints.Of(MdnsWorld.Higher, 5353);

    [TestMethod]
    public void A_box_asks_three_times_for_its_name_and_then_announces_it_twice()
    {
        MdnsWorld world = new();
        world.Pass(10_000);
        Assert.AreEqual(1, world.Outbox.Joins);
        Assert.AreEqual(0xE00000FB, world.Outbox.Group);
        Assert.AreEqual(MdnsWorld.Box, world.Outbox.Own);
        Assert.AreEqual(5, world.Outbox.Count);
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual("pocketspy", MdnsPackets.Label(world.Outbox[i]));
            Assert.AreEqual(i >= 3, MdnsPackets.IsAnswer(world.Outbox[i]));
        }
        Assert.AreEqual(MdnsService.Group, world.Outbox.LastTo);
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_question_is_answered_for_all_to_hear_once_a_second()
    {
        MdnsWorld world = MdnsWorld.Settled();
        byte[] question = MdnsPackets.Question("pocketspy", MdnsPackets.A, false);
        Assert.IsTrue(MdnsPackets.IsAnswer(world.Hear(question, Phone)));
        Assert.AreEqual(MdnsService.Group, world.Outbox.LastTo);
        world.Pass(950);
        Assert.IsNull(world.Hear(question, Phone));
        world.Pass(50);
        Assert.IsNotNull(world.Hear(question, Phone));
    }

    [TestMethod]
    public void Who_wants_the_answer_for_himself_gets_it()
    {
        MdnsWorld world = MdnsWorld.Settled();
        for (int i = 0; i < 3; i++) Assert.IsTrue(MdnsPackets.IsAnswer(world.Hear(MdnsPackets.Question("PocketSpy", MdnsPackets.A, true), Phone)));
        Assert.AreEqual(Phone, world.Outbox.LastTo);
    }

    [TestMethod]
    public void A_plain_client_is_answered_with_its_question_and_number()
    {
        MdnsWorld world = MdnsWorld.Settled();
        byte[] query = DnsPackets.Query(0x1234, "pocketspy.local");
        byte[] answer = world.Hear(query, Plain);
        Assert.IsTrue(DnsPackets.Echoes(answer, query));
        Assert.AreEqual(MdnsWorld.Box, DnsPackets.Address(answer, query));
        Assert.AreEqual(Plain, world.Outbox.LastTo);
        answer = world.Hear(DnsPackets.Query(0x1234, "pocketspy.local", MdnsPackets.Aaaa, 1), Plain);
        Assert.AreEqual(0, DnsPackets.Answers(answer));
    }

    [TestMethod]
    public void A_question_for_another_kind_is_told_that_there_is_none()
    {
        MdnsWorld world = MdnsWorld.Settled();
        byte[] answer = world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.Aaaa, true), Phone);
        Assert.AreEqual(1, DnsPackets.Answers(answer));
        Assert.AreEqual(47, (int)answer[12 + 17 + 1], "NSEC");
    }

    [TestMethod]
    public void What_the_asker_knows_is_not_told_again()
    {
        MdnsWorld world = MdnsWorld.Settled();
        Assert.IsNull(world.Hear(MdnsPackets.Knowing("pocketspy", MdnsWorld.Box, 60), Phone));
        Assert.IsNotNull(world.Hear(MdnsPackets.Knowing("pocketspy", MdnsWorld.Box, 59), Phone));
    }

    [TestMethod]
    public void Other_names_and_those_outside_are_ignored()
    {
        MdnsWorld world = MdnsWorld.Settled();
        Assert.IsNull(world.Hear(MdnsPackets.Question("printer", MdnsPackets.A, true), Phone));
        Assert.IsNull(world.Hear(MdnsPackets.Question("pocketspy-2", MdnsPackets.A, true), Phone));
        Assert.IsNull(world.Hear(DnsPackets.Query(1, "pocketspy.lan"), Plain));
        Assert.IsNull(world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.A, true), EndPoints.Of(0x08080808, 5353)));
        Assert.IsNull(world.Hear(MdnsPackets.Claim("printer", MdnsWorld.Higher), HigherHost));
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_question_from_another_network_of_the_box_is_ignored()
    {
        MdnsWorld world = MdnsWorld.Settled();
        world.Addresses.Address = 0xC0A80401;
        Assert.IsNull(world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.A, true), Phone));
    }

    [TestMethod]
    public void Nothing_is_answered_before_the_name_is_the_boxs()
    {
        MdnsWorld world = new();
        Assert.IsNull(world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.A, true), Phone));
        world.Pass(700);
        Assert.IsNull(world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.A, true), Phone));
        world.Pass(200);
        Assert.IsNotNull(world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.A, true), Phone));
    }

    [TestMethod]
    public void A_name_that_is_taken_at_the_start_is_left_to_who_has_it()
    {
        MdnsWorld world = new();
        world.Pass(300);
        world.Hear(MdnsPackets.Claim("pocketspy", MdnsWorld.Lower), LowerHost);
        Assert.AreEqual("pocketspy.local belongs to 192.168.1.2: this box is pocketspy-2.local", world.Events[0]);
        world.Outbox.Clear();
        world.Pass(10_000);
        Assert.AreEqual(5, world.Outbox.Count);
        Assert.AreEqual("pocketspy-2", MdnsPackets.Label(world.Outbox[0]));
        Assert.IsNotNull(world.Hear(MdnsPackets.Question("pocketspy-2", MdnsPackets.A, true), Phone));
        Assert.IsNull(world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.A, true), Phone));
        Assert.AreEqual(1, world.Events.Count);
    }

    [TestMethod]
    public void Of_two_who_start_at_once_the_higher_address_has_the_name()
    {
        MdnsWorld world = new();
        world.Pass(300);
        world.Hear(MdnsPackets.Probe("pocketspy", MdnsWorld.Lower), LowerHost);
        Assert.AreEqual(0, world.Events.Count);
        world.Hear(MdnsPackets.Probe("pocketspy", MdnsWorld.Higher), HigherHost);
        Assert.AreEqual(1, world.Events.Count);
    }

    [TestMethod]
    public void Who_asks_for_a_name_that_the_box_has_is_answered_at_once()
    {
        MdnsWorld world = MdnsWorld.Settled();
        Assert.IsTrue(MdnsPackets.IsAnswer(world.Hear(MdnsPackets.Probe("pocketspy", MdnsWorld.Higher), HigherHost)));
        Assert.AreEqual(HigherHost, world.Outbox.LastTo);
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void When_two_networks_come_together_the_higher_address_keeps_the_name_and_says_so()
    {
        MdnsWorld world = MdnsWorld.Settled();
        Assert.IsTrue(MdnsPackets.IsAnswer(world.Hear(MdnsPackets.Claim("pocketspy", MdnsWorld.Lower), LowerHost)), "it defends its name");
        Assert.AreEqual(MdnsService.Group, world.Outbox.LastTo);
        Assert.IsNull(world.Hear(MdnsPackets.Claim("pocketspy", MdnsWorld.Lower), LowerHost), "once a second");
        Assert.AreEqual(0, world.Events.Count);
        Assert.IsNull(world.Hear(MdnsPackets.Claim("pocketspy", MdnsWorld.Higher), HigherHost));
        Assert.AreEqual("pocketspy.local belongs to 192.168.1.66: this box is pocketspy-2.local", world.Events[0]);
    }

    [TestMethod]
    public void Ones_own_words_are_no_quarrel()
    {
        MdnsWorld world = MdnsWorld.Settled();
        Assert.IsNull(world.Hear(MdnsPackets.Claim("pocketspy", MdnsWorld.Box), EndPoints.Of(MdnsWorld.Box, 5353)));
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void A_host_that_claims_every_name_ends_the_search()
    {
        MdnsWorld world = new();
        world.Pass(50);
        for (int i = 1; i < 20; i++) world.Hear(MdnsPackets.Claim(i == 1 ? "pocketspy" : "pocketspy-" + i.ToString(), MdnsWorld.Higher), HigherHost);
        Assert.AreEqual(9, world.Events.Count);
        Assert.AreEqual("pocketspy-9.local belongs to 192.168.1.66: this box has no such name", world.Events[0]);
        world.Outbox.Clear();
        world.Pass(590_000);
        Assert.AreEqual(0, world.Outbox.Count);
        Assert.IsNull(world.Hear(MdnsPackets.Claim("pocketspy", MdnsWorld.Higher), HigherHost));
        world.Pass(15_000);
        Assert.AreEqual(5, world.Outbox.Count, "ten minutes later it asks for its first name again, and has it");
        Assert.IsNotNull(world.Hear(MdnsPackets.Question("pocketspy", MdnsPackets.A, true), HigherHost));
    }

    [TestMethod]
    public void A_home_network_that_comes_later_or_changes_is_joined()
    {
        MdnsWorld world = new();
        world.Addresses.Address = 0;
        world.Pass(1_000);
        Assert.AreEqual(0, world.Outbox.Joins + world.Outbox.Count);
        world.Addresses.Address = MdnsWorld.Box;
        world.Pass(5_000);
        Assert.AreEqual(5, world.Outbox.Count);
        world.Addresses.Address = 0;
        world.Pass(1_000);
        world.Addresses.Address = 0x0A000007;
        world.Pass(5_000);
        Assert.AreEqual(2, world.Outbox.Joins);
        Assert.AreEqual(0x0A000007u, world.Outbox.Own);
        Assert.AreEqual(10, world.Outbox.Count);
    }

    [TestMethod]
    public void A_network_without_multicast_is_told_of_once()
    {
        MdnsWorld world = new();
        world.Outbox.Refuses = true;
        world.Pass(10_000);
        Assert.AreEqual(1, world.Events.Count);
        Assert.AreEqual("pocketspy.local is not found on this network: it carries no multicast", world.Events[0]);
    }

    [TestMethod]
    public void A_message_that_is_cut_is_ignored()
    {
        MdnsWorld world = MdnsWorld.Settled();
        byte[] question = MdnsPackets.Knowing("pocketspy", MdnsWorld.Box, 1);
        for (int count = 0; count < question.Length; count++) Assert.IsNull(world.Hear(Raw.Copy(question, count), Phone));
    }
}
