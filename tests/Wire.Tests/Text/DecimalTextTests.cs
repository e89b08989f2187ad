using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class DecimalTextTests
{
    [TestMethod]
    public void A_number_ends_before_the_place_it_was_told()
    {
        byte[] target = Ascii.Bytes("........");
        Assert.AreEqual(2, DecimalText.WriteBefore(target, 6, -120));
        Assert.AreEqual("..-120..", Ascii.Text(target, 0, 8));
    }

    [TestMethod]
    public void The_longest_number_takes_the_room_that_is_said()
    {
        byte[] target = new byte[DecimalText.MaximumCount];
        Assert.AreEqual(0, DecimalText.WriteBefore(target, target.Length, long.MinValue));
        Assert.AreEqual("-9223372036854775808", Ascii.Text(target, 0, target.Length));
        Assert.AreEqual(DecimalText.MaximumCount, DecimalText.CountOf(long.MinValue));
    }

    [TestMethod]
    public void Powers_of_ten_and_their_neighbours_read_back()
    {
        byte[] target = new byte[DecimalText.MaximumCount];
        for (long power = 1; power <= 1000000000000000000; power *= 10)
        {
            for (int step = -1; step <= 1; step++)
            {
                Check(target, power + step);
                Check(target, -power - step);
            }
            if (power == 1000000000000000000) break;
        }
    }

    private static void Check(byte[] target, long value)
    {
        int at = DecimalText.WriteBefore(target, target.Length, value);
        Assert.IsTrue(Wire.Ascii.TryParseInt64(target, at, target.Length - at, out long back));
        Assert.AreEqual(value, back);
        Assert.AreEqual(target.Length - at, DecimalText.CountOf(value));
        Assert.AreEqual(value.ToString(), Ascii.Text(target, at, target.Length - at));
    }
}
