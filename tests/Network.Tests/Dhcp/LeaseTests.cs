using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Dhcp;

[TestClass]
public class LeaseTests
{
    private const int LeaseSeconds = 7_200;
    private const uint First = 0xC0A80402;

    [TestMethod]
    public void A_device_that_looks_gets_the_first_address_and_all_else_it_needs()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7) { Name = "Toaster" };
        Assert.AreEqual(DhcpClient.Offer, client.Look());
        Assert.AreEqual(First, client.Address);
        Assert.AreEqual(DhcpClient.Everybody, client.To);
        Assert.AreEqual(0, world.Files.Changes, "an offer is nothing to keep");
        Assert.AreEqual(0, world.Events.Count);
        Assert.AreEqual(DhcpClient.Ack, client.TakeOffer());
        Assert.AreEqual(First, client.Address);
        Assert.AreEqual(DhcpClient.Everybody, client.To);
        Assert.AreEqual(68, EndPoints.Port(world.Outbox.LastTo));
        Assert.AreEqual(1, world.Events.Count);
        Assert.AreEqual("a device joined: 192.168.4.2 (Toaster)", world.Events[0]);
    }

    [TestMethod]
    public void Who_sends_from_no_address_is_answered_as_one_of_everybody_whatever_address_it_says()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        client.Join();
        Assert.AreEqual(DhcpClient.Ack, client.Renew());
        Assert.AreEqual(DhcpClient.Everybody, client.To);
        client.Say(DhcpClient.Inform, First, 0, 0);
        Assert.AreEqual(DhcpClient.Everybody, client.To);
        world.From = First;
        Assert.AreEqual(DhcpClient.Ack, client.Renew());
        Assert.AreEqual(First, client.To);
        client.Say(DhcpClient.Inform, First, 0, 0);
        Assert.AreEqual(First, client.To);
    }

    [TestMethod]
    public void Any_type_of_hardware_with_six_bytes_is_served_and_echoed()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        for (int type = 0; type < 256; type += 51)
        {
            byte[] message = client.Message(DhcpClient.Discover, 0, 0, 0);
            message[1] = (byte)type;
            world.Outbox.Clear();
            world.Receive(message);
            Assert.AreEqual(type, (int)world.Outbox.Last[1]);
            Assert.AreEqual(6, (int)world.Outbox.Last[2]);
        }
    }

    [TestMethod]
    public void Devices_get_addresses_of_their_own_and_none_gets_that_of_the_box()
    {
        DhcpWorld world = new();
        for (int i = 0; i < DhcpWorld.Capacity; i++) Assert.AreEqual(First + (uint)i, new DhcpClient(world, 100 + i).Join());
        world = new DhcpWorld(new FaultyFileSystem(), 0xC0A80403, DhcpWorld.Mask, 4);
        Assert.AreEqual(0xC0A80401, Offered(world, 1, 0));
        Assert.AreEqual(0xC0A80402, Offered(world, 2, 0));
        Assert.AreEqual(0xC0A80404, Offered(world, 3, 0));
        Assert.AreEqual(0xC0A80405, Offered(world, 4, 0));
        Assert.AreEqual(0xC0A80404, Offered(world, 3, 0xC0A80403), "the box's own is no address to be lent");
    }

    [TestMethod]
    public void A_small_network_has_fewer_addresses_than_the_table()
    {
        DhcpWorld world = new(new FaultyFileSystem(), 0x0A000005, 0xFFFFFFF8, 16);
        uint[] expected = new uint[] { 0x0A000001, 0x0A000002, 0x0A000003, 0x0A000004, 0x0A000006 };
        for (int i = 0; i < expected.Length; i++) Assert.AreEqual(expected[i], Joined(world, i + 1));
        Assert.AreEqual(0, new DhcpClient(world, 9).Look());
        world = new DhcpWorld(new FaultyFileSystem(), 0x0A000001, 0xFFFFFFFC, 16);
        Assert.AreEqual(0x0A000002u, Joined(world, 1));
        Assert.AreEqual(0, new DhcpClient(world, 9).Look());
        world = new DhcpWorld(new FaultyFileSystem(), 0x0A000001, 0xFFFFFFFF, 16);
        Assert.AreEqual(0, new DhcpClient(world, 9).Look(), "a network of one has none to lend");
    }

    [TestMethod]
    public void A_free_address_that_a_device_wants_is_offered_and_a_taken_one_is_not()
    {
        DhcpWorld world = new();
        Assert.AreEqual(First + 5, Offered(world, 1, First + 5));
        Assert.AreEqual(First, Offered(world, 2, First + 5));
        Assert.AreEqual(First + 1, Offered(world, 3, 0xC0A80107), "one of another network");
        Assert.AreEqual(First + 2, Offered(world, 4, 0xC0A804FE), "one beyond the table");
        Assert.AreEqual(First + 5, Offered(world, 1, First + 6), "it has one already");
    }

    [TestMethod]
    public void A_device_finds_its_address_again_whatever_it_asks()
    {
        DhcpWorld world = new DhcpWorld().Fill(3);
        DhcpClient second = new(world, 2);
        Assert.AreEqual(First + 1, second.Join());
        world.PassSeconds(3 * LeaseSeconds);
        Assert.AreEqual(First + 1, second.Join());
    }

    [TestMethod]
    public void A_renewal_goes_straight_to_the_device_and_says_and_writes_nothing()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        client.Join();
        world.From = First;
        int changes = world.Files.Changes;
        for (int i = 0; i < 5; i++)
        {
            world.PassSeconds(LeaseSeconds / 2);
            Assert.AreEqual(DhcpClient.Ack, client.Renew());
            Assert.AreEqual(First, client.Address);
            Assert.AreEqual(First, client.To);
            Assert.AreEqual(First, DhcpClient.Get32(client.Answer, 12));
        }
        Assert.AreEqual(changes, world.Files.Changes);
        Assert.AreEqual(1, world.Events.Count);
    }

    [TestMethod]
    public void A_device_that_starts_anew_keeps_its_address_and_is_told_by_broadcast()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        client.Join();
        Assert.AreEqual(DhcpClient.Ack, client.AskAgain(First));
        Assert.AreEqual(DhcpClient.Everybody, client.To);
        Assert.AreEqual(1, world.Events.Count, "it never left");
        world.PassSeconds(LeaseSeconds);
        Assert.AreEqual(DhcpClient.Ack, client.AskAgain(First));
        Assert.AreEqual(2, world.Events.Count);
    }

    [TestMethod]
    public void A_request_that_comes_twice_is_acknowledged_twice_and_told_once()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        client.Join();
        int changes = world.Files.Changes;
        Assert.AreEqual(DhcpClient.Ack, client.TakeOffer());
        Assert.AreEqual(1, world.Events.Count);
        Assert.AreEqual(changes, world.Files.Changes);
    }

    [TestMethod]
    public void An_address_of_another_network_or_beyond_the_table_is_refused_to_all()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        Assert.AreEqual(DhcpClient.Nak, client.AskAgain(0xC0A80102));
        Assert.AreEqual(DhcpClient.Everybody, client.To);
        Assert.AreEqual(DhcpClient.Nak, client.AskAgain(0xC0A80464));
        Assert.AreEqual(DhcpClient.Nak, client.AskAgain(DhcpWorld.Box));
        Assert.AreEqual(DhcpClient.Nak, client.AskAgain(0xC0A80400));
        Assert.AreEqual(DhcpClient.Nak, client.AskAgain(0xC0A804FF));
        Assert.AreEqual(DhcpClient.Nak, client.Say(DhcpClient.Request, 0xC0A80102, 0, 0), "a renewal, too");
        Assert.AreEqual(DhcpClient.Everybody, client.To);
    }

    [TestMethod]
    public void The_address_of_somebody_else_is_refused()
    {
        DhcpWorld world = new DhcpWorld().Fill(2);
        DhcpClient third = new(world, 3);
        Assert.AreEqual(DhcpClient.Nak, third.AskAgain(First));
        Assert.AreEqual(DhcpClient.Nak, third.Say(DhcpClient.Request, First, 0, 0));
        Assert.AreEqual(DhcpClient.Nak, third.Say(DhcpClient.Request, 0, First + 1, DhcpWorld.Box));
        world.PassSeconds(2 * LeaseSeconds);
        Assert.AreEqual(DhcpClient.Nak, third.AskAgain(First), "also when its time is over");
        Assert.AreEqual(First + 2, third.Join());
    }

    [TestMethod]
    public void A_device_with_an_address_gets_no_second_one()
    {
        DhcpWorld world = new DhcpWorld().Fill(1);
        DhcpClient client = new(world, 1);
        Assert.AreEqual(DhcpClient.Nak, client.AskAgain(First + 3));
        Assert.AreEqual(First, client.Join());
    }

    [TestMethod]
    public void A_box_that_lost_its_table_believes_who_has_an_address_that_is_nobodys()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        Assert.AreEqual(DhcpClient.Ack, client.AskAgain(First + 4));
        Assert.AreEqual("a device joined: 192.168.4.6", world.Events[0]);
        DhcpClient other = new(world, 8);
        world.From = First + 5;
        Assert.AreEqual(DhcpClient.Ack, other.Say(DhcpClient.Request, First + 5, 0, 0));
        Assert.AreEqual(First + 5, other.To);
        Assert.AreEqual(First + 4, new DhcpClient(world.Restart(), 7).Join());
    }

    [TestMethod]
    public void Who_takes_the_offer_of_another_server_gives_ours_free()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        client.Look();
        Assert.AreEqual(0, client.Say(DhcpClient.Request, 0, 0xC0A80109, 0xC0A80105));
        Assert.AreEqual(First, Offered(world, 8, 0), "at once");
        Assert.AreEqual(0, new DhcpClient(world, 9).Say(DhcpClient.Request, 0, First, 0xC0A80105), "nor is one who never asked refused");
    }

    [TestMethod]
    public void A_request_for_no_address_is_ignored()
    {
        DhcpWorld world = new();
        Assert.AreEqual(0, new DhcpClient(world, 7).Say(DhcpClient.Request, 0, 0, DhcpWorld.Box));
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void An_acknowledgement_never_goes_to_an_address_that_was_not_lent()
    {
        DhcpWorld world = new();
        DhcpClient client = new(world, 7);
        client.Look();
        Assert.AreEqual(DhcpClient.Ack, client.Say(DhcpClient.Request, 0x08080808, First, DhcpWorld.Box));
        Assert.AreEqual(DhcpClient.Everybody, client.To);
    }

    [TestMethod]
    public void A_name_that_would_spoil_the_log_is_cleaned()
    {
        DhcpWorld world = new();
        new DhcpClient(world, 7) { Name = "a\nb\u001b[31m" }.Join();
        Assert.AreEqual("a device joined: 192.168.4.2 (a?b?[31m)", world.Events[0]);
    }

    [TestMethod]
    public void Who_gets_an_address_is_not_called_by_the_name_of_who_had_it()
    {
        DhcpWorld world = new();
        DhcpClient console = new(world, 1);
        console.Join();
        world.Clients.Set(First, "Wii");
        console.Join();
        Assert.AreEqual("Wii", world.Clients.NameOf(EndPoints.Of(First, 1)), "the same console");
        world.Fill(DhcpWorld.Capacity);
        world.PassSeconds(LeaseSeconds);
        Assert.AreEqual(First, new DhcpClient(world, 99).Join());
        Assert.AreEqual("192.168.4.2", world.Clients.NameOf(EndPoints.Of(First, 1)));
    }

    private static uint Offered(DhcpWorld world, long hardware, uint wanted)
    {
        DhcpClient client = new(world, hardware);
        Assert.AreEqual(DhcpClient.Offer, client.Look(wanted));
        return client.Address;
    }

    // Whatever address the box has.
    private static uint Joined(DhcpWorld world, int number)
    {
        DhcpClient client = new(world, number);
        client.Look();
        return client.AskAgain(client.Address) == DhcpClient.Ack ? client.Address : 0;
    }
}
