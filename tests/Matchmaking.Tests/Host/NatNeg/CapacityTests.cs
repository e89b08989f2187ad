using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Tests.NatNeg;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>The tables of a small board and of a PC.</summary>
[TestClass]
public class CapacityTests
{
    [TestMethod]
    public void The_small_board_has_twelve_negotiations_and_a_PC_two_for_each_console()
    {
        Assert.AreEqual(12, MatchmakingSize.For(BoxSize.Small()).Negotiations);
        Assert.AreEqual(16, MatchmakingSize.For(BoxSize.ForPc(1)).Negotiations);
        Assert.AreEqual(1_024, MatchmakingSize.For(BoxSize.ForPc(512)).Negotiations);
        Assert.AreEqual(IntIndex.MaximumRows, MatchmakingSize.For(BoxSize.ForPc(20_000)).Negotiations);
    }

    [TestMethod]
    public void A_thousand_negotiations_at_once_are_kept_apart()
    {
        NatNegRig rig = new(1_024);
        NatNegClient[] guests = new NatNegClient[1_000];
        for (int i = 0; i < guests.Length; i++)
        {
            guests[i] = new NatNegClient(rig, 1, i * 7_919, 0) { Game = From(i, 0), Negotiator = From(i, 1) };
            guests[i].InitAll();
        }
        for (int i = guests.Length - 1; i >= 0; i--)
        {
            NatNegClient host = new(rig, 2, i * 7_919, 1) { Game = From(i, 2), Negotiator = From(i, 3), LocalAddress = 0 };
            host.InitAll();
            guests[i].AssertConnectedWith(host);
            host.AssertConnectedWith(guests[i]);
            guests[i].Acknowledge();
            host.Acknowledge();
        }
        Assert.AreEqual(1_000, rig.Service.Count);
        rig.Pass(15_000);
        Assert.AreEqual(0, rig.Service.Count);
        Assert.AreEqual(0, rig.Outbox.Count);
    }

    private static long From(int number, int socket) => EndPoints.Of(0x0A000000 + (uint)number, 5_000 + socket);
}
