using System;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Host;

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
        Allocations.AreNone(() => world.Dns.Receive(buffer, query.Length, 0x00C0A8040A_C000, world.DnsAnswers));
    }

    [TestMethod]
    public void A_refused_name_is_refused_without_allocating()
    {
        World world = new();
        byte[] query = DnsPackets.Query(7, "www.example.org");
        byte[] buffer = new byte[512];
        Array.Copy(query, buffer, query.Length);
        world.DnsAnswers.Discards = true;
        Allocations.AreNone(() => world.Dns.Receive(buffer, query.Length, 0x00C0A8040A_C000, world.DnsAnswers));
    }
}
