using System;
using nanoFramework.TestFramework;
using PocketSpy.Services.Tests.Gpcm;

namespace PocketSpy.Services.Tests.Host;

/// <summary>Nothing is allocated on the way of a packet that comes again and again.</summary>
[TestClass]
public class AllocationTests
{
    [TestMethod]
    public void A_name_that_was_asked_before_is_answered_without_allocating()
    {
        World world = new();
        byte[] query = DnsPackets.Query(7, "mariokartwii.master.gs.nintendowifi.net");
        byte[] buffer = new byte[512];
        Array.Copy(query, buffer, query.Length);
        world.DnsAnswers.Discards = true;
        AllocatesNothing(() => world.Dns.Receive(buffer, query.Length, 0x00C0A8040A_C000, world.DnsAnswers));
    }

    [TestMethod]
    public void A_refused_name_is_refused_without_allocating()
    {
        World world = new();
        byte[] query = DnsPackets.Query(7, "www.example.org");
        byte[] buffer = new byte[512];
        Array.Copy(query, buffer, query.Length);
        world.DnsAnswers.Discards = true;
        AllocatesNothing(() => world.Dns.Receive(buffer, query.Length, 0x00C0A8040A_C000, world.DnsAnswers));
    }

    [TestMethod]
    public void A_keep_alive_after_the_login_is_answered_without_allocating()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        byte[] message = Raw.Bytes(GpcmMessages.KeepAlive);
        console.Presence.Discards = true;
        AllocatesNothing(() => console.Presence.WriteSame(message));
    }

    [TestMethod]
    public void A_status_that_comes_again_and_a_profile_are_handled_without_allocating()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        byte[] status = Raw.Bytes(GpcmMessages.Status(console.SessionKey));
        console.Presence.Discards = true;
        AllocatesNothing(() => console.Presence.WriteSame(status));
        byte[] profile = Raw.Bytes(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2));
        AllocatesNothing(() => console.Presence.WriteSame(profile));
    }

    [TestMethod]
    public void Time_passes_without_allocating()
    {
        World world = new();
        LoginTests.AtNas(world).LogInAtPresence();
        AllocatesNothing(() => world.Pass(1));
    }

    private static void AllocatesNothing(Action action)
    {
        for (int i = 0; i < 50; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) action();
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
