using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>Several clients behind one address: a console in an emulator beside a PC game, or a home behind a router.</summary>
[TestClass]
public class SharedAddressTests
{
    [TestMethod]
    public void A_PC_user_is_not_named_as_the_console_at_the_same_address()
    {
        World world = new();
        LoginTests.AtNas(world).LogInAtPresence();
        string console = world.Tools.Clients.NameOf(EndPoints.Of(0xC0A80407, 1));
        Assert.AreNotEqual("192.168.4.7", console);
        int before = world.LinesWith(console);
        Player user = Player.NewOnPc(world, 7, "luigi");
        user.Say("\\nonsense\\KEY");
        Player.OnPc(world, 7, "uniquenick", "nobody").TryLogIn();
        Assert.AreEqual(before, world.LinesWith(console));
        Assert.IsTrue(world.LinesWith("192.168.4.7 sent something that is not understood") == 1 && world.LinesWith("192.168.4.7") >= 3);
    }
}
