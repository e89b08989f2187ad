using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

/// <summary>From where datagrams are answered.</summary>
[TestClass]
public class SourceFilterTests
{
    // The box is at 192.168.4.1 on its own Wi-Fi and at 192.168.1.9 at home.
    [TestMethod]
    [DataRow("192.168.4.2", true, true)]
    [DataRow("192.168.4.254", true, true)]
    [DataRow("192.168.4.255", false, true)]
    [DataRow("192.168.4.0", false, true)]
    [DataRow("192.168.1.20", true, true)]
    [DataRow("192.168.1.255", false, true)]
    [DataRow("192.168.5.2", false, true)]
    [DataRow("8.8.8.8", false, true)]
    [DataRow("127.0.0.1", true, true)]
    [DataRow("255.255.255.255", false, false)]
    [DataRow("224.0.0.251", false, false)]
    [DataRow("240.0.0.1", false, false)]
    [DataRow("223.255.255.254", false, true)]
    [DataRow("0.0.0.0", false, false)]
    [DataRow("0.1.2.3", false, false)]
    public void Only_neighbours_are_answered_on_an_own_Wi_Fi_and_only_single_clients_anywhere(string from, bool onOwnWifi, bool elsewhere)
    {
        Assert.IsTrue(EndPoints.TryParseAddress(from, out uint address));
        FakeLocalAddress addresses = new() { Address = 0xC0A80109 };
        SourceFilter own = new(new BoxSettings { GivesAddresses = true }, addresses);
        SourceFilter other = new(new BoxSettings(), addresses);
        Assert.AreEqual(onOwnWifi, own.Allows(EndPoints.Of(address, 5_000)));
        Assert.AreEqual(elsewhere, other.Allows(EndPoints.Of(address, 5_000)));
        Assert.IsFalse(own.Allows(EndPoints.Of(address, 0)), "nothing can be sent to port 0");
        Assert.IsFalse(other.Allows(EndPoints.Of(address, 0)));
    }
}
