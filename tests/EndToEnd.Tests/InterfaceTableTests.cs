using PocketSpy.App;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

[TestClass]
public class InterfaceTableTests
{
    private const uint Loopback = 0x7F000001;
    private const uint OwnWifi = 0xC0A80401;
    private const uint Home = 0xC0A80109;

    private static readonly long Outside = EndPoints.Of(0x08080808, 53);

    [TestMethod]
    public void Each_client_sees_the_address_on_its_own_network()
    {
        InterfaceTable table = new(new Networks(Loopback, OwnWifi, Home), 0, OwnWifi);
        Assert.AreEqual(OwnWifi, table.AddressFor(EndPoints.Of(0xC0A80405, 1)));
        Assert.AreEqual(Home, table.AddressFor(EndPoints.Of(0xC0A80105, 1)));
        Assert.AreEqual(Loopback, table.AddressFor(EndPoints.Of(Loopback, 1)));
    }

    [TestMethod]
    public void Those_outside_see_the_home_network_and_not_the_boxs_own()
    {
        Assert.AreEqual(Home, new InterfaceTable(new Networks(Loopback, OwnWifi, Home), 0, OwnWifi).AddressFor(Outside));
        Assert.AreEqual(Home, new InterfaceTable(new Networks(Home, OwnWifi), 0, OwnWifi).AddressFor(Outside));
        Assert.AreEqual(OwnWifi, new InterfaceTable(new Networks(Loopback, OwnWifi), 0, OwnWifi).AddressFor(Outside));
        Assert.AreEqual(Loopback, new InterfaceTable(new Networks(Loopback), 0, OwnWifi).AddressFor(Outside));
        Assert.AreEqual(0u, new InterfaceTable(new Networks(), 0, OwnWifi).AddressFor(Outside));
        Assert.AreEqual(Home, new InterfaceTable(new Networks(OwnWifi), Home, OwnWifi).AddressFor(Outside), "what the owner said counts");
    }

    private sealed class Networks(params uint[] own) : IInterfaces
    {
        public int Read(uint[] addresses, uint[] masks)
        {
            for (int i = 0; i < own.Length; i++)
            {
                addresses[i] = own[i];
                masks[i] = 0xFFFFFF00;
            }
            return own.Length;
        }
    }
}
