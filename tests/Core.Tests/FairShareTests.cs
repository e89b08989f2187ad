using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

/// <summary>What one address may hold, and what may be sent to one that has proved nothing.</summary>
[TestClass]
public class FairShareTests
{
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 1)]
    [DataRow(3, 3)]
    [DataRow(4, 4)]
    [DataRow(7, 4)]
    [DataRow(8, 4)]
    [DataRow(9, 4)]
    [DataRow(10, 5)]
    [DataRow(12, 6)]
    [DataRow(20, 10)]
    [DataRow(1_024, 512)]
    public void One_address_holds_half_of_a_table_and_never_under_four(int capacity, int share)
    {
        Assert.AreEqual(share, FairShare.Of(capacity));
    }

    [TestMethod]
    public void Three_bytes_may_be_sent_for_each_that_came_row_by_row()
    {
        ushort[] column = new ushort[3];
        Credit.Earn(column, 1, 7);
        Assert.IsFalse(Credit.TrySpend(column, 0, 1));
        Assert.IsFalse(Credit.TrySpend(column, 2, 1));
        Assert.IsFalse(Credit.TrySpend(column, 1, 22), "and nothing is taken then");
        Assert.IsTrue(Credit.TrySpend(column, 1, 20));
        Assert.IsTrue(Credit.TrySpend(column, 1, 1));
        Assert.IsFalse(Credit.TrySpend(column, 1, 1));
        Assert.IsTrue(Credit.TrySpend(column, 1, 0));
        Credit.Earn(column, 2, 21_845);
        Credit.Earn(column, 2, 1);
        Assert.AreEqual(65_535, (int)column[2], "it has an end and never turns over");
    }
}
