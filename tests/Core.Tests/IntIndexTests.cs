using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

[TestClass]
public class IntIndexTests
{
    [TestMethod]
    public void Every_row_is_found_up_to_the_capacity_and_no_other()
    {
        int[] column = new int[100];
        IntIndex index = new(column);
        for (int i = 0; i < 100; i++)
        {
            column[i] = i * 7_919 - 300_000;
            index.Add(i);
        }
        for (int i = 0; i < 100; i++) Assert.AreEqual(i, index.RowAt(index.First(i * 7_919 - 300_000)));
        for (int i = 0; i < 100; i++) Assert.AreEqual(-1, index.First(i * 7_919 - 299_999));
        index.Clear();
        Assert.AreEqual(-1, index.First(-300_000));
    }

    [TestMethod]
    public void All_rows_of_one_number_are_walked()
    {
        int[] column = new int[] { 5, 0, 5, 1, 5, 2, 5, 3 };
        IntIndex index = new(column);
        for (int i = 0; i < column.Length; i++) index.Add(i);
        int sum = 0;
        int count = 0;
        for (int place = index.First(5); place >= 0; place = index.Next(place, 5))
        {
            sum += index.RowAt(place);
            count++;
        }
        Assert.AreEqual(4, count);
        Assert.AreEqual(0 + 2 + 4 + 6, sum);
    }

    [TestMethod]
    public void Of_rows_with_one_number_only_the_one_that_goes_is_gone()
    {
        int[] column = new int[] { 5, 5, 5, 5 };
        IntIndex index = new(column);
        for (int i = 0; i < column.Length; i++) index.Add(i);
        index.Remove(1);
        index.Remove(3);
        index.Remove(3);
        int sum = 0;
        for (int place = index.First(5); place >= 0; place = index.Next(place, 5)) sum += 1 << index.RowAt(place);
        Assert.AreEqual(5, sum, "rows 0 and 2");
    }

    [TestMethod]
    public void A_row_that_was_never_added_is_not_taken_out()
    {
        int[] column = new int[] { 5, 6 };
        IntIndex index = new(column);
        index.Remove(0);
        index.Add(1);
        index.Remove(0);
        Assert.AreEqual(1, index.RowAt(index.First(6)));
    }
}
