using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

[TestClass]
public class EndPointsTests
{
    [TestMethod]
    [DataRow("0.0.0.0")]
    [DataRow("192.168.4.1")]
    [DataRow("255.255.255.255")]
    public void An_address_is_read_as_it_is_written(string text)
    {
        Assert.IsTrue(EndPoints.TryParseAddress(text, out uint address));
        Assert.AreEqual(text, EndPoints.AddressText(address));
        long endPoint = EndPoints.Of(address, 65_535);
        Assert.IsTrue(endPoint >= 0);
        Assert.AreEqual(address, EndPoints.Address(endPoint));
        Assert.AreEqual(65_535, EndPoints.Port(endPoint));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1.2.3")]
    [DataRow("1.2.3.4.5")]
    [DataRow("1.2.3.256")]
    [DataRow("1.2.3.x")]
    [DataRow("1.2..4")]
    [DataRow("localhost")]
    public void What_is_no_address_is_none(string text)
    {
        Assert.IsFalse(EndPoints.TryParseAddress(text, out _));
        Assert.IsFalse(EndPoints.TryParseAddress(null, out _));
    }
}
