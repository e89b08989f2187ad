using nanoFramework.TestFramework;
using PocketSpy.Wire.Http;

namespace PocketSpy.Wire.Tests.Http;

[TestClass]
public class GzipWishTests
{
    [DataRow("gzip", true)]
    [DataRow("gzip, deflate, br, zstd", true)]
    [DataRow("deflate;q=0.5 , GZIP ;q=0.1", true)]
    [DataRow("x-gzip", true)]
    [DataRow("*", true)]
    [DataRow("identity;q=0, *;q=0.2", true)]
    [DataRow("*;q=0", false)]
    [DataRow("*, gzip;q=0", false)]
    [DataRow("gzip;q=0.000", false)]
    [DataRow("gzip; q=0", false)]
    [DataRow("gzipped", false)]
    [DataRow("identity", false)]
    [DataRow("br,,", false)]
    [DataRow("", false)]
    public void A_client_takes_gzip_when_it_names_it_with_a_weight(string value, bool takes)
    {
        byte[] bytes = PacketText.Bytes(value);
        Assert.AreEqual(takes, GzipWish.Stands(bytes, 0, bytes.Length), value);
    }

    [TestMethod]
    public void What_stands_behind_the_value_does_not_count()
    {
        byte[] bytes = PacketText.Bytes("br\r\nX: , gzip");
        Assert.IsFalse(GzipWish.Stands(bytes, 0, 2));
    }
}
