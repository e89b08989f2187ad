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
    public void An_index_takes_no_heap_for_records_that_are_not_there()
    {
        Assert.AreEqual(HeapOf(1_000), HeapOf(11_000));
    }

    [TestMethod]
    [DataRow(1L, 8, 3)]
    [DataRow((long)uint.MaxValue - 20, 8, 3)]
    [DataRow(1L << 32, 12, 4)]
    [DataRow(-40L, 12, 4)]
    public void An_index_that_grows_takes_8_bytes_a_record_and_4_more_once_a_key_is_long(long key, int bytes, int columns)
    {
        const int ArrayHead = 24;
        const int First = 16;
        var log = new RecordLog(new FaultyFileSystem(), new EventList(), "t", 11_000, 64, 4_096);
        log.Open();
        for (int i = 0; i < First; i++) Put(log, key + i);
        long growing = Put(log, key + First);
        long plain = Put(log, key + First + 1);
        // The file in memory is a little longer each time.
        Assert.IsTrue(growing - plain is long grown && grown > bytes * First * 2 + columns * ArrayHead - 100 && grown <= bytes * First * 2 + columns * ArrayHead, $"{growing} {plain}");
        for (int i = First + 2; i < 100; i++) Put(log, key + i);
        byte[] target = new byte[1];
        for (int i = 0; i < 100; i++) Assert.IsTrue(log.TryRead(key + i, target, 0, out int count) && count == 1, $"{i}");
    }

    private static long Put(RecordLog log, long key)
    {
        byte[] data = new byte[1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.AreEqual(StorageResult.Ok, log.Put(key, data, 0, 1));
        return GC.GetAllocatedBytesForCurrentThread() - before;
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
