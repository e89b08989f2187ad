using PocketSpy.Core;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Tests.NatNeg;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>A box with its own Wi-Fi answers nobody outside its networks.</summary>
[TestClass]
public class SourceTests
{
    [TestMethod]
    [DataRow(0xC0A80407, true)]
    [DataRow(0xC0A804FF, false)]
    [DataRow(0x08080808u, false)]
    [DataRow(0xFFFFFFFF, false)]
    [DataRow(0xE00000FB, false)]
    public void Hosts_and_players_elsewhere_get_nothing(uint address, bool isAnswered)
    {
        World world = new();
        world.Tools.Sources = new SourceFilter(new BoxSettings { GivesAddresses = true }, world.Addresses);
        GameHost host = new(world, EndPoints.Of(address, 4_000), "gmtest");
        host.Beat(GameHost.First);
        Assert.AreEqual(isAnswered ? 1 : 0, world.HostAnswers.Count);
        Assert.AreEqual(isAnswered ? 1 : 0, world.Hosts.Count);
        DatagramOutbox outbox = new();
        byte[] buffer = new byte[NatNegService.MessageBytes];
        byte[] init = NatNegPackets.Init(3, 9, 1, 0, false, 0, 0, "game");
        for (int i = 0; i < init.Length; i++) buffer[i] = init[i];
        world.NatNeg.Receive(buffer, init.Length, EndPoints.Of(address, 5_000), outbox);
        Assert.AreEqual(isAnswered ? 1 : 0, outbox.Count);
        Assert.AreEqual(isAnswered ? 1 : 0, world.NatNeg.Count);
    }
}
