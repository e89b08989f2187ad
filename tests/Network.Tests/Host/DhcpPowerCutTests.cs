using System;
using PocketSpy.Network.Tests.Dhcp;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Host;

/// <summary>The plug is pulled at every step while devices join; who was told that an address is his finds it again.</summary>
[TestClass]
public class DhcpPowerCutTests
{
    private const uint First = 0xC0A80402;

    [TestMethod]
    public void An_acknowledged_address_is_known_after_any_cut()
    {
        for (int cut = 0; ; cut++)
        {
            DhcpWorld world = new DhcpWorld().Fill(3);
            // Whoever comes alone is written before the answer.
            world.PassSeconds(5);
            FaultyFileSystem files = world.Files;
            files.CutAt = files.CutPoints + cut;
            bool[] joined = new bool[8];
            // The box stands still at the moment of the cut: what it would say after that is not heard.
            for (int i = 4; i < 8 && !files.IsDead; i++)
            {
                DhcpClient client = new(world, i);
                joined[i] = client.Join() != 0 && !files.IsDead;
                world.PassSeconds(5);
            }
            bool wasCut = files.IsDead;
            files.PowerOn();
            DhcpWorld after = new(files);
            for (int i = 1; i < 8; i++)
            {
                DhcpClient client = new(after, i);
                uint address = First + (uint)i - 1;
                if (i < 4 || joined[i])
                {
                    Assert.AreEqual(DhcpClient.Offer, client.Look());
                    Assert.AreEqual(address, client.Address, $"device {i} after cut {cut}");
                    Assert.AreEqual(DhcpClient.Ack, client.TakeOffer());
                }
            }
            if (wasCut) continue;
            Assert.IsTrue(cut > 40, "too few cuts: " + cut);
            return;
        }
    }

    [TestMethod]
    public void Leases_answer_without_allocating()
    {
        DhcpWorld world = new DhcpWorld().Fill(4);
        DhcpClient client = new(world, 2);
        client.Join();
        byte[] discover = client.Message(DhcpClient.Discover, 0, 0, 0);
        byte[] renewal = client.Message(DhcpClient.Request, First + 1, 0, 0);
        byte[] wrong = client.Message(DhcpClient.Request, 0, First + 9, 0);
        world.Outbox.Discards = true;
        world.Receive(renewal);
        Measure(() =>
        {
            world.Receive(renewal);
            world.Receive(wrong);
        });
        Measure(() => world.Receive(discover));
    }

    [TestMethod]
    public void Damaged_messages_are_survived_and_nobody_loses_an_address()
    {
        DhcpWorld world = new DhcpWorld().Fill(4);
        Random random = new(5);
        byte[] message = new DhcpClient(world, 2).Message(DhcpClient.Request, 0, First + 1, DhcpWorld.Box);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = (byte[])message.Clone();
            for (int k = random.Next(1, 6); k > 0; k--) damaged[random.Next(4) == 0 ? random.Next(240) : random.Next(240, 262)] = (byte)random.Next(256);
            world.Receive(damaged, random.Next(3) == 0 ? random.Next(300) : 300);
        }
        for (int i = 1; i <= 4; i++)
        {
            if (i == 2) continue;
            Assert.AreEqual(First + (uint)i - 1, new DhcpClient(world, i).Join());
        }
    }

    private static void Measure(Action action)
    {
        for (int i = 0; i < 100; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) action();
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsTrue(after - before < 1_000, "allocated " + (after - before));
    }
}
