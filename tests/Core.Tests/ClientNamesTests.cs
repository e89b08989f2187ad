using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

[TestClass]
public class ClientNamesTests
{
    [TestMethod]
    public void A_client_is_called_by_its_address_until_more_is_known()
    {
        ClientNames names = new(2);
        long client = EndPoints.Of(0xC0A8040A, 5_000);
        Assert.AreEqual("192.168.4.10", names.NameOf(client));
        names.Set(0xC0A8040A, "DS 56bc");
        Assert.AreEqual("DS 56bc", names.NameOf(client));
        Assert.AreEqual("DS 56bc", names.NameOf(client + 1), "on any port");
        names.Set(0xC0A8040A, "Wii");
        Assert.AreEqual("Wii", names.NameOf(client));
    }

    [TestMethod]
    public void Who_was_longest_not_asked_for_is_forgotten_first()
    {
        ClientNames names = new(3);
        names.Set(1, "one");
        names.Set(2, "two");
        names.Set(3, "three");
        names.Set(1, "one again");
        Assert.AreEqual("two", names.NameOf(EndPoints.Of(2, 0)));
        names.Set(4, "four");
        Assert.AreEqual("0.0.0.3", names.NameOf(EndPoints.Of(3, 0)));
        Assert.AreEqual("one again", names.NameOf(EndPoints.Of(1, 0)));
        Assert.AreEqual("two", names.NameOf(EndPoints.Of(2, 0)));
        Assert.AreEqual("four", names.NameOf(EndPoints.Of(4, 0)));
    }

    [TestMethod]
    public void Strangers_take_the_name_of_nobody_who_plays()
    {
        ClientNames names = new(16);
        names.Set(1, "Ann");
        for (uint i = 2; i < 200; i++)
        {
            names.Set(i, "stranger");
            Assert.AreEqual("Ann", names.NameOf(EndPoints.Of(1, 0)));
        }
        names.Forget(1);
        Assert.AreEqual("0.0.0.1", names.NameOf(EndPoints.Of(1, 0)));
        names.Set(200, "Bob");
        Assert.AreEqual("stranger", names.NameOf(EndPoints.Of(190, 0)), "the place that is free is taken first");
    }
}
