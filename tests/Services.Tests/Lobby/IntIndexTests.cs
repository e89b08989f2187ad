using nanoFramework.TestFramework;
using PocketSpy.Services.Lobby;

namespace PocketSpy.Services.Tests.Lobby;

[TestClass]
public class IntIndexTests
{
    [TestMethod]
    public void Every_row_is_found_up_to_the_capacity_and_no_other()
    {
        IntIndex index = new(100);
        for (int i = 0; i < 100; i++) index.Add(i * 7_919 - 300_000, i);
        for (int i = 0; i < 100; i++) Assert.AreEqual(i, index.RowAt(index.First(i * 7_919 - 300_000)));
        for (int i = 0; i < 100; i++) Assert.AreEqual(-1, index.First(i * 7_919 - 299_999));
        index.Clear();
        Assert.AreEqual(-1, index.First(-300_000));
    }

    [TestMethod]
    public void All_rows_of_one_number_are_walked()
    {
        IntIndex index = new(8);
        for (int i = 0; i < 4; i++)
        {
            index.Add(5, i);
            index.Add(i, 10 + i);
        }
        int sum = 0;
        int count = 0;
        for (int place = index.First(5); place >= 0; place = index.Next(place, 5))
        {
            sum += index.RowAt(place);
            count++;
        }
        Assert.AreEqual(4, count);
        Assert.AreEqual(6, sum);
    }
}
