using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Dhcp;

/// <summary>Addresses that run out, come back and are set aside.</summary>
[TestClass]
public class PoolTests
{
    private const int LeaseSeconds = 7_200;
    private const uint First = 0xC0A80402;

    [TestMethod]
    public void A_full_table_offers_nothing_and_says_so_once()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity);
        DhcpClient late = new(world, 99);
        for (int i = 0; i < 5; i++) Assert.AreEqual(0, late.Look());
        Assert.AreEqual("a device found no free address: all 16 are lent", world.Events[0]);
        Assert.AreEqual(DhcpWorld.Capacity + 1, world.Events.Count);
        Assert.AreEqual(First + 3, new DhcpClient(world, 4).Join(), "those who have one are served");
    }

    [TestMethod]
    public void The_address_that_is_over_for_longest_goes_first()
    {
        DhcpWorld world = new();
        for (int i = 1; i <= DhcpWorld.Capacity; i++)
        {
            new DhcpClient(world, i).Join();
            world.PassSeconds(10);
        }
        DhcpClient third = new(world, 3);
        third.AskAgain(First + 2);
        world.PassSeconds(LeaseSeconds - 140);
        Assert.AreEqual(First, new DhcpClient(world, 91).Join());
        Assert.AreEqual(First + 1, new DhcpClient(world, 92).Join());
        Assert.AreEqual(0u, new DhcpClient(world, 93).Join(), "the third was renewed, the fourth has 10 seconds left");
        world.PassSeconds(10);
        Assert.AreEqual(First + 3, new DhcpClient(world, 93).Join());
    }

    [TestMethod]
    public void An_offer_is_held_for_half_a_minute_and_then_for_as_long_as_nobody_needs_it()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity - 2);
        DhcpClient slow = new(world, 98);
        Assert.AreEqual(DhcpClient.Offer, slow.Look());
        DhcpClient other = new(world, 99);
        world.PassSeconds(29);
        Assert.AreEqual(DhcpClient.Offer, other.Look());
        Assert.AreNotEqual(slow.Address, other.Address);
        world.PassSeconds(1);
        Assert.AreEqual(DhcpClient.Ack, slow.TakeOffer(), "nobody took it");
        Assert.AreEqual(DhcpClient.Ack, other.TakeOffer());
        Assert.AreEqual(0, new DhcpClient(world, 100).Look());
    }

    [TestMethod]
    public void When_one_address_is_left_whoever_asks_last_has_the_offer()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity - 1);
        DhcpClient slow = new(world, 98);
        Assert.AreEqual(DhcpClient.Offer, slow.Look());
        Assert.IsTrue(new DhcpClient(world, 99).Join() != 0);
        Assert.AreEqual(DhcpClient.Nak, slow.TakeOffer());
        Assert.AreEqual(0, slow.Look());
    }

    [TestMethod]
    public void Offers_that_nobody_takes_hold_half_of_the_addresses_and_the_next_device_joins()
    {
        DhcpWorld world = new();
        new DhcpClient(world, 1).Join();
        world.PassSeconds(LeaseSeconds + 1);
        for (int i = 0; i < 1_000; i++) Assert.AreEqual(DhcpClient.Offer, new DhcpClient(world, 1_000 + i).Look());
        Assert.IsTrue(new DhcpClient(world, 99).Join() != 0);
        Assert.AreEqual(First, new DhcpClient(world, 1).Join(), "who had an address before finds it again");
        for (int i = 2; i <= DhcpWorld.Capacity - 1; i++)
        {
            for (int flood = 0; flood < 20; flood++) new DhcpClient(world, 5_000 + i * 100 + flood).Look();
            Assert.IsTrue(new DhcpClient(world, i).Join() != 0, i.ToString());
        }
    }

    [TestMethod]
    public void Addresses_that_are_set_aside_are_never_more_than_half()
    {
        DhcpWorld world = new();
        for (int i = 0; i < 100; i++)
        {
            DhcpClient client = new(world, 1_000 + i);
            client.Look();
            client.Say(DhcpClient.Decline, 0, client.Address, DhcpWorld.Box);
            world.PassSeconds(1);
        }
        for (int i = 1; i <= DhcpWorld.Capacity / 2; i++) Assert.IsTrue(new DhcpClient(world, i).Join() != 0, i.ToString());
    }

    [TestMethod]
    public void Who_is_too_slow_for_his_offer_is_refused_when_another_took_it()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity - 1);
        DhcpClient slow = new(world, 98);
        slow.Look();
        world.PassSeconds(30);
        DhcpClient other = new(world, 99);
        Assert.AreEqual(DhcpClient.Offer, other.Look());
        Assert.AreEqual(DhcpClient.Nak, slow.TakeOffer());
        Assert.AreEqual(DhcpClient.Ack, other.TakeOffer());
    }

    [TestMethod]
    public void Offers_that_nobody_takes_cost_no_device_its_address()
    {
        DhcpWorld world = new DhcpWorld().Fill(8);
        for (int i = 0; i < 1_000; i++) new DhcpClient(world, 1_000 + i).Look();
        for (int i = 1; i <= 8; i++) Assert.AreEqual(First + (uint)i - 1, new DhcpClient(world, i).Join());
        Assert.IsTrue(new DhcpClient(world, 99).Join() != 0, "and there is room for another");
    }

    [TestMethod]
    public void A_new_DISCOVER_does_not_shorten_a_lease()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity);
        new DhcpClient(world, 1).Look();
        world.PassSeconds(60);
        Assert.AreEqual(0, new DhcpClient(world, 99).Look());
    }

    [TestMethod]
    public void An_address_that_is_given_back_is_free_at_once_and_waits_for_its_device()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity);
        DhcpClient second = new(world, 2);
        Assert.AreEqual(0, second.Say(DhcpClient.Release, First + 1, 0, DhcpWorld.Box));
        Assert.AreEqual(First + 1, second.Join(), "it may come back");
        second.Say(DhcpClient.Release, First + 1, 0, DhcpWorld.Box);
        Assert.AreEqual(First + 1, new DhcpClient(world, 99).Join());
        Assert.AreEqual(0, second.Look());
    }

    [TestMethod]
    public void Nobody_gives_back_the_address_of_another()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity);
        new DhcpClient(world, 2).Say(DhcpClient.Release, First, 0, DhcpWorld.Box);
        new DhcpClient(world, 98).Say(DhcpClient.Release, First, 0, DhcpWorld.Box);
        new DhcpClient(world, 1).Say(DhcpClient.Release, 0x08080808, 0, DhcpWorld.Box);
        new DhcpClient(world, 1).Say(DhcpClient.Release, 0, 0, DhcpWorld.Box);
        Assert.AreEqual(0, new DhcpClient(world, 99).Look());
    }

    [TestMethod]
    public void An_address_that_is_in_use_elsewhere_is_set_aside_for_ten_minutes()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        client.Join();
        Assert.AreEqual(0, client.Say(DhcpClient.Decline, 0, First, DhcpWorld.Box));
        Assert.AreEqual("192.168.4.2 is used by a device that did not get it here: nobody else gets it for 10 minutes", world.Events[0]);
        Assert.AreEqual(First + 1, client.Join(), "the device gets another");
        world.Fill(DhcpWorld.Capacity - 1);
        world.PassSeconds(599);
        Assert.AreEqual(0, new DhcpClient(world, 99).Look());
        world.PassSeconds(1);
        Assert.AreEqual(First, new DhcpClient(world, 99).Join());
    }

    [TestMethod]
    public void Nobody_sets_aside_the_address_of_another()
    {
        DhcpWorld world = new DhcpWorld().Fill(2);
        new DhcpClient(world, 2).Say(DhcpClient.Decline, 0, First, DhcpWorld.Box);
        new DhcpClient(world, 9).Say(DhcpClient.Decline, 0, First + 7, DhcpWorld.Box);
        new DhcpClient(world, 9).Say(DhcpClient.Decline, 0, 0, DhcpWorld.Box);
        Assert.AreEqual(2, world.Events.Count);
        Assert.AreEqual(First, new DhcpClient(world, 1).Join());
        Assert.AreEqual(First + 7, new DhcpClient(world, 9).AskAgain(First + 7) == DhcpClient.Ack ? First + 7 : 0);
    }

    [TestMethod]
    public void Who_has_an_address_of_his_own_is_told_the_rest_alone()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        world.From = 0xC0A80464;
        Assert.AreEqual(DhcpClient.Ack, client.Say(DhcpClient.Inform, 0xC0A80464, 0, 0));
        Assert.AreEqual(0xC0A80464, client.To);
        Assert.AreEqual(0u, DhcpClient.Get32(client.Answer, 16), "no address");
        Assert.AreEqual(0, world.Files.Changes);
        Assert.AreEqual(0, world.Events.Count);
        Assert.AreEqual(First, new DhcpClient(world, 8).Join(), "none was lent");
        Assert.AreEqual(0, client.Say(DhcpClient.Inform, 0x08080808, 0, 0));
        Assert.AreEqual(0, client.Say(DhcpClient.Inform, 0, 0, 0));
        Assert.AreEqual(0, client.Say(DhcpClient.Inform, DhcpWorld.Box, 0, 0));
        Assert.AreEqual(0, client.Say(DhcpClient.Inform, 0xC0A804FF, 0, 0));
    }

    [TestMethod]
    public void What_a_server_says_is_not_answered()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        Assert.AreEqual(0, client.Say(DhcpClient.Offer, 0, First, 0));
        Assert.AreEqual(0, client.Say(DhcpClient.Ack, 0, First, 0));
        Assert.AreEqual(0, client.Say(DhcpClient.Nak, 0, First, 0));
    }

    [TestMethod]
    public void A_message_that_is_cut_or_passed_on_by_a_relay_is_ignored()
    {
        DhcpWorld world = new();
        byte[] message = new DhcpClient(world, 7).Message(DhcpClient.Discover, 0, First, 0);
        for (int count = 0; count < 243; count++) world.Receive(message, count);
        message[24] = 10;
        world.Receive(message);
        Assert.AreEqual(0, world.Outbox.Count);
        Assert.AreEqual(0, world.Events.Count);
        message[24] = 0;
        world.Receive(message);
        Assert.AreEqual(1, world.Outbox.Count);
    }
}
