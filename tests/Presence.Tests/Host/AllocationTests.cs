using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>Nothing is allocated on the way of a packet that comes again and again.</summary>
[TestClass]
public class AllocationTests
{
    [TestMethod]
    public void A_keep_alive_after_the_login_is_answered_without_allocating()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        byte[] message = Raw.Bytes(GpcmMessages.KeepAlive);
        console.Presence.Discards = true;
        Allocations.AreNone(() => console.Presence.WriteSame(message));
    }

    [TestMethod]
    public void A_status_that_comes_again_and_a_profile_are_handled_without_allocating()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        byte[] status = Raw.Bytes(GpcmMessages.Status(console.SessionKey));
        console.Presence.Discards = true;
        Allocations.AreNone(() => console.Presence.WriteSame(status));
        byte[] profile = Raw.Bytes(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2));
        Allocations.AreNone(() => console.Presence.WriteSame(profile));
    }

    [TestMethod]
    public void Time_passes_without_allocating()
    {
        World world = new();
        LoginTests.AtNas(world).LogInAtPresence();
        Allocations.AreNone(() => world.Pass(1));
    }
}
