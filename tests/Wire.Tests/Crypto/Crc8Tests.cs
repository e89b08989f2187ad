using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Crypto;

[TestClass]
public class Crc8Tests
{
    [TestMethod]
    public void Compute_gives_the_check_value_of_the_catalogue()
    {
        Assert.AreEqual((byte)0xF4, Crc8.Compute(Ascii.Bytes("x123456789x"), 1, 9));
    }

    [TestMethod]
    public void Nothing_has_the_value_0()
    {
        Assert.AreEqual((byte)0, Crc8.Compute(new byte[1], 1, 0));
    }
}
