using System;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

[TestClass]
public class HeapTests
{
    [TestMethod]
    public void TryRead_allocates_nothing_of_its_own()
    {
        var log = new RecordLog(new FaultyFileSystem(), new EventList(), "t", 10, 64, 4096);
        log.Open();
        log.Put(1, new byte[50], 0, 50);
        byte[] target = new byte[64];
        for (int i = 0; i < 100; i++) log.TryRead(1, target, 0, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) log.TryRead(1, target, 0, out _);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void The_index_costs_14_bytes_a_record()
    {
        long few = HeapOf(1000);
        long many = HeapOf(11000);
        Assert.AreEqual(14L * 10000, many - few);
    }

    private static long HeapOf(int capacity)
    {
        var files = new FaultyFileSystem();
        var events = new EventList();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var log = new RecordLog(files, events, "t", capacity, 64, 4096);
        long after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(log);
        return after - before;
    }
}
