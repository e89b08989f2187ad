using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Dhcp;

/// <summary>Leases outlive the box.</summary>
[TestClass]
public class KeptLeaseTests
{
    private const int LeaseSeconds = 7_200;
    private const uint First = 0xC0A80402;

    [TestMethod]
    public void Every_device_finds_its_address_after_a_restart()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity).Restart();
        for (int i = DhcpWorld.Capacity; i > 0; i--)
        {
            DhcpClient client = new(world, i);
            uint address = First + (uint)i - 1;
            Assert.AreEqual(i % 2 == 0 ? DhcpClient.Ack : DhcpClient.Offer, i % 2 == 0 ? client.AskAgain(address) : client.Look());
            Assert.AreEqual(address, client.Address);
        }
    }

    [TestMethod]
    public void A_device_that_is_still_there_after_a_restart_goes_on()
    {
        DhcpWorld world = new DhcpWorld().Fill(3).Restart();
        DhcpClient client = new(world, 2);
        int changes = world.Files.Changes;
        Assert.AreEqual(DhcpClient.Ack, client.Say(DhcpClient.Request, First + 1, 0, 0));
        Assert.AreEqual(changes, world.Files.Changes, "it was kept already");
        Assert.AreEqual("a device joined: 192.168.4.3", world.Events[0]);
    }

    [TestMethod]
    public void A_full_table_of_an_earlier_party_makes_room_the_oldest_first()
    {
        DhcpWorld world = new();
        for (int i = 1; i <= DhcpWorld.Capacity; i++)
        {
            new DhcpClient(world, i).Join();
            world.PassSeconds(1);
        }
        // The first is seen once more, then somebody joins, so that it is written.
        new DhcpClient(world, 1).AskAgain(First);
        world.PassSeconds(LeaseSeconds - 15);
        Assert.AreEqual(First + 1, new DhcpClient(world, 50).Join());

        world = world.Restart();
        Assert.AreEqual(First + 2, new DhcpClient(world, 91).Join());
        Assert.AreEqual(First + 3, new DhcpClient(world, 92).Join());
        Assert.AreEqual(First, new DhcpClient(world, 1).Join());
    }

    [TestMethod]
    public void Those_who_were_seen_since_the_restart_keep_what_they_have()
    {
        DhcpWorld world = new DhcpWorld().Fill(DhcpWorld.Capacity).Restart();
        for (int i = 1; i <= DhcpWorld.Capacity; i += 2) new DhcpClient(world, i).Join();
        for (int i = 0; i < DhcpWorld.Capacity / 2; i++) Assert.AreEqual(First + 1 + 2 * (uint)i, new DhcpClient(world, 100 + i).Join());
        Assert.AreEqual(0, new DhcpClient(world, 200).Look());
    }

    [TestMethod]
    public void The_table_of_another_network_does_not_count()
    {
        FaultyFileSystem files = new DhcpWorld().Fill(4).Files;
        DhcpWorld world = new(files, 0x0A000001, DhcpWorld.Mask, DhcpWorld.Capacity);
        Assert.AreEqual(0x0A000002u, new DhcpClient(world, 4).Look() == DhcpClient.Offer ? 0x0A000002u : 0);
        world = new DhcpWorld(files, DhcpWorld.Box, 0xFFFF0000, DhcpWorld.Capacity);
        DhcpClient client = new(world, 4);
        client.Look();
        Assert.AreEqual(0xC0A80001, client.Address);
    }

    [TestMethod]
    public void A_table_with_more_rows_than_this_box_has_is_read_as_far_as_it_goes()
    {
        FaultyFileSystem files = new DhcpWorld().Fill(DhcpWorld.Capacity).Files;
        DhcpWorld world = new(files, DhcpWorld.Box, DhcpWorld.Mask, 4);
        DhcpClient client = new(world, 3);
        client.Look();
        Assert.AreEqual(First + 2, client.Address);
        Assert.AreEqual(First, new DhcpClient(world, 9).Join());
    }

    [TestMethod]
    public void A_drive_that_fails_is_told_of_once_and_the_party_goes_on()
    {
        DhcpWorld world = new();
        world.Files.DiskSize = 0;
        for (int i = 1; i <= 5; i++) Assert.AreEqual(First + (uint)i - 1, new DhcpClient(world, i).Join());
        Assert.AreEqual(6, world.Events.Count);
        Assert.AreEqual("who has which address could not be saved: the drive is full or failing, the next restart forgets it", world.Events[5]);
        world.TickSeconds(11);
        Assert.AreEqual(6, world.Events.Count, "it is tried again, and not said again");
        world.Files.DiskSize = 10_000;
        world.TickSeconds(6);
        Assert.IsFalse(world.Service.IsDirty);
        world = world.Restart();
        for (int i = 1; i <= 5; i++)
        {
            DhcpClient client = new(world, i);
            client.Look();
            Assert.AreEqual(First + (uint)i - 1, client.Address, "all are kept with the next that can be");
        }
    }

    [TestMethod]
    public void However_many_join_the_table_is_written_once_in_five_seconds()
    {
        DhcpWorld world = new();
        new DhcpClient(world, 1).Join();
        Assert.IsFalse(world.Service.IsDirty, "the first one is written before it is told");
        int changes = world.Files.Changes;
        for (int second = 0; second < 20; second++)
        {
            for (int i = 0; i < 700; i++)
            {
                DhcpClient client = new(world, 2 + second * 700 + i);
                uint address = client.Join();
                if (address != 0) client.Say(DhcpClient.Release, address, 0, 0);
            }
            world.TickSeconds(1);
        }
        int writes = (world.Files.Changes - changes) / 3;
        Assert.IsTrue(writes >= 3 && writes <= 5, "written " + writes.ToString() + " times in 20 s");
    }

    [TestMethod]
    public void What_waits_is_written_after_five_seconds_and_when_the_box_stops()
    {
        DhcpWorld world = new();
        new DhcpClient(world, 1).Join();
        new DhcpClient(world, 2).Join();
        Assert.IsTrue(world.Service.IsDirty);
        world.TickSeconds(4);
        Assert.IsTrue(world.Service.IsDirty);
        world.TickSeconds(2);
        Assert.IsFalse(world.Service.IsDirty);
        world.Files.CutAt = world.Files.CutPoints;
        DhcpWorld after = new(world.Files.Copy());
        DhcpClient second = new(after, 2);
        second.Look();
        Assert.AreEqual(First + 1, second.Address);

        world.Files.PowerOn();
        new DhcpClient(world, 3).Join();
        new DhcpClient(world, 4).Join();
        Assert.IsTrue(world.Service.IsDirty);
        world.Writes.Flush();
        Assert.IsFalse(world.Service.IsDirty);
        DhcpClient fourth = new(new DhcpWorld(world.Files.Copy()), 4);
        fourth.Look();
        Assert.AreEqual(First + 3, fourth.Address);
    }

    [TestMethod]
    public void A_device_that_a_cut_has_made_the_box_forget_keeps_its_address_when_it_asks()
    {
        DhcpWorld world = new();
        for (int i = 1; i <= 3; i++) new DhcpClient(world, i).Join();
        DhcpWorld after = new(world.Files.Copy());
        DhcpClient third = new(after, 3);
        Assert.AreEqual(DhcpClient.Ack, third.AskAgain(First + 2));
        Assert.AreEqual(First + 2, third.Address);
    }

    [TestMethod]
    public void A_drive_that_cannot_be_read_is_as_an_empty_one()
    {
        FaultyFileSystem files = new DhcpWorld().Fill(4).Files;
        for (int read = 0; read < 8; read++)
        {
            FaultyFileSystem failing = files.Copy();
            failing.FailRead = read;
            DhcpWorld world = new(failing);
            Assert.IsTrue(new DhcpClient(world, 4).Join() != 0);
        }
    }
}
