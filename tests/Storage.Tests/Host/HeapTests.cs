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
    public void The_index_costs_8_bytes_a_record()
    {
        Assert.AreEqual(8L * 10000, HeapOf(11000, 0) - HeapOf(1000, 0));
    }

    [TestMethod]
    public void The_index_costs_4_bytes_more_a_record_once_a_key_is_long()
    {
        Assert.AreEqual(8L * 10000, HeapOf(11000, uint.MaxValue) - HeapOf(1000, uint.MaxValue));
        Assert.AreEqual(12L * 10000, HeapOf(11000, 1L << 32) - HeapOf(1000, 1L << 32));
        Assert.AreEqual(12L * 10000, HeapOf(11000, -1) - HeapOf(1000, -1));
    }

    private static long HeapOf(int capacity, long key)
    {
        var files = new FaultyFileSystem();
        var events = new EventList();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var log = new RecordLog(files, events, "t", capacity, 64, 4096);
        if (key != 0)
        {
            log.Open();
            Assert.AreEqual(StorageResult.Ok, log.Put(key, new byte[1], 0, 1));
        }
        long after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(log);
        return after - before;
    }
}
