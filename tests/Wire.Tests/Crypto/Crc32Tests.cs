using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Crypto;

[TestClass]
public class Crc32Tests
{
    [TestMethod]
    public void Value_is_the_check_value_of_the_catalogue()
    {
        Crc32 crc = new Crc32();
        byte[] data = Ascii.Bytes("123456789");
        crc.Append(data, 0, data.Length);
        Assert.AreEqual(0xCBF43926, crc.Value);
    }

    [TestMethod]
    public void Slices_of_every_length_give_what_the_whole_gives()
    {
        byte[] data = new byte[600];
        for (int i = 0; i < data.Length; i++) data[i] = (byte)(i * 7 + 3);
        Crc32 whole = new Crc32();
        whole.Append(data, 0, data.Length);
        Crc32 parts = new Crc32();
        for (int cut = 0; cut <= data.Length; cut++)
        {
            parts.Reset();
            parts.Append(data, 0, cut);
            parts.Append(data, cut, data.Length - cut);
            Assert.AreEqual(whole.Value, parts.Value);
        }
    }

    [TestMethod]
    public void Nothing_has_the_value_0()
    {
        Assert.AreEqual(0u, new Crc32().Value);
    }
}
