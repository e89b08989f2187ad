using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class SocketBudgetTests
{
    [TestMethod]
    public void The_last_socket_stays_free_to_turn_a_newcomer_away()
    {
        SocketBudget budget = new(16);
        for (int i = 0; i < 15; i++) Assert.IsTrue(budget.TryTake(SocketKind.Http));
        Assert.IsFalse(budget.TryTake(SocketKind.Presence));
        Assert.IsFalse(budget.TryTake(SocketKind.Port));
        Assert.AreEqual(15, budget.Open);
        Assert.AreEqual(0, budget.OpenOf(SocketKind.Presence));
    }

    [TestMethod]
    public void Each_kind_is_counted_by_itself()
    {
        SocketBudget budget = new(16);
        budget.TryTake(SocketKind.Port);
        budget.TryTake(SocketKind.Http);
        budget.TryTake(SocketKind.Http);
        budget.TryTake(SocketKind.Presence);
        budget.Release(SocketKind.Http);
        Assert.AreEqual(1, budget.OpenOf(SocketKind.Port));
        Assert.AreEqual(1, budget.OpenOf(SocketKind.Http));
        Assert.AreEqual(0, budget.OpenOf(SocketKind.Browser));
        Assert.AreEqual(1, budget.OpenOf(SocketKind.Presence));
        Assert.AreEqual(3, budget.Open);
    }

    [TestMethod]
    public void A_socket_given_back_can_be_taken_again()
    {
        SocketBudget budget = new(2);
        Assert.IsTrue(budget.TryTake(SocketKind.Http));
        Assert.IsFalse(budget.TryTake(SocketKind.Http));
        budget.Release(SocketKind.Http);
        Assert.IsTrue(budget.TryTake(SocketKind.Presence));
    }

    [TestMethod]
    public void The_peak_stays_when_sockets_are_given_back()
    {
        SocketBudget budget = new(16);
        for (int i = 0; i < 5; i++) budget.TryTake(SocketKind.Http);
        for (int i = 0; i < 5; i++) budget.Release(SocketKind.Http);
        budget.TryTake(SocketKind.Http);
        Assert.AreEqual(5, budget.Peak);
        Assert.AreEqual(1, budget.Open);
    }

    [TestMethod]
    public void Refusals_and_evictions_are_counted()
    {
        SocketBudget budget = new(16);
        budget.CountRefused();
        budget.CountEvicted();
        budget.CountEvicted();
        Assert.AreEqual(1, budget.Refused);
        Assert.AreEqual(2, budget.Evicted);
    }
}
