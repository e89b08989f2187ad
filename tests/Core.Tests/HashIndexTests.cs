using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

[TestClass]
public class HashIndexTests
{
    [TestMethod]
    public void Every_entry_is_found_up_to_the_capacity()
    {
        HashIndex index = new(100);
        for (int i = 0; i < 100; i++) Assert.IsTrue(index.Add(HashOf(i), i));
        Assert.AreEqual(0, index.Room);
        Assert.IsFalse(index.Add(1, 100));
        for (int i = 0; i < 100; i++) Assert.IsTrue(Finds(index, HashOf(i), i));
        index.Clear();
        Assert.AreEqual(100, index.Room);
        for (int i = 0; i < 100; i++) Assert.IsTrue(index.First(HashOf(i)) < 0);
    }

    [TestMethod]
    public void All_rows_of_one_hash_are_walked_and_no_others()
    {
        HashIndex index = new(8);
        for (int row = 0; row < 8; row++) index.Add(row % 2 == 0 ? -5 : row, row);
        int sum = 0;
        int count = 0;
        for (int place = index.First(-5); place >= 0; place = index.Next(place, -5))
        {
            sum += index.RowAt(place);
            count++;
        }
        Assert.AreEqual(4, count);
        Assert.AreEqual(0 + 2 + 4 + 6, sum);
    }

    [TestMethod]
    public void Room_that_was_made_changes_nothing_and_holds_one_more()
    {
        HashIndex index = new(40);
        for (int i = 0; i < 40; i++)
        {
            index.MakeRoom();
            Assert.AreEqual(40 - i, index.Room);
            Assert.IsTrue(index.Add(HashOf(i), i));
        }
        index.MakeRoom();
        Assert.AreEqual(0, index.Room);
        for (int i = 0; i < 40; i++) Assert.IsTrue(Finds(index, HashOf(i), i));
    }

    [TestMethod]
    public void A_row_that_is_taken_out_is_found_no_more_and_leaves_room()
    {
        HashIndex index = new(50);
        for (int i = 0; i < 50; i++) index.Add(HashOf(i / 2), i);
        for (int row = 0; row < 50; row += 3) index.Remove(row);
        Assert.AreEqual(17, index.Room);
        for (int i = 0; i < 50; i++) Assert.AreEqual(i % 3 != 0, Finds(index, HashOf(i / 2), i));
        Assert.IsTrue(index.Add(HashOf(7), 7));
        index.Remove(7);
        Assert.IsFalse(Finds(index, HashOf(3), 7), "all entries of the row");
    }

    private static int HashOf(int i) => i * 48_271 * 65_599;

    private static bool Finds(HashIndex index, int hash, int row)
    {
        for (int place = index.First(hash); place >= 0; place = index.Next(place, hash))
        {
            if (index.RowAt(place) == row) return true;
        }
        return false;
    }
}
