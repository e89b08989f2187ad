using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests;

[TestClass]
public class RecordLogTests
{
    [TestMethod]
    public void A_log_that_was_not_opened_refuses()
    {
        var log = new RecordLog(new FaultyFileSystem(), new EventList(), "t", 4, 16, 256);
        Assert.AreEqual(StorageResult.NotOpen, log.Put(1, new byte[1], 0, 1));
        Assert.AreEqual(StorageResult.NotOpen, log.Delete(1));
        Assert.AreEqual(StorageResult.NotOpen, log.Compact());
        Assert.IsFalse(log.TryRead(1, new byte[1], 0, out int count));
        Assert.AreEqual(0, count);
    }

    [TestMethod]
    public void An_empty_table_takes_no_file()
    {
        var files = new FaultyFileSystem();
        RecordLog log = Open(files);
        Assert.AreEqual(0, log.Count);
        Assert.AreEqual(0, log.FileBytes);
        Assert.AreEqual(StorageResult.NotFound, log.Delete(1));
        Assert.AreEqual(StorageResult.Ok, log.Compact());
        Assert.AreEqual(0, files.FileCount);
    }

    [TestMethod]
    public void Put_takes_a_slice_and_TryRead_gives_it_back_at_an_offset()
    {
        RecordLog log = Open(new FaultyFileSystem());
        Assert.AreEqual(StorageResult.Ok, log.Put(-5, new byte[] { 9, 1, 2, 9 }, 1, 2));
        byte[] target = new byte[4];
        Assert.IsTrue(log.TryRead(-5, target, 1, out int count));
        Assert.AreEqual(2, count);
        Assert.AreEqual((byte)0, target[0]);
        Assert.AreEqual((byte)1, target[1]);
        Assert.AreEqual((byte)2, target[2]);
        Assert.AreEqual((byte)0, target[3]);
    }

    [TestMethod]
    public void Keys_of_any_length_stand_in_order()
    {
        var files = new FaultyFileSystem();
        var log = new RecordLog(files, new EventList(), "t", 8, 16, 512);
        log.Open();
        long[] keys = new long[] { 7, 0xFFFFFFFFL, 0x100000007L, -3, 0, long.MaxValue, 0x100000006L, long.MinValue };
        for (int i = 0; i < keys.Length; i++) Assert.AreEqual(StorageResult.Ok, log.Put(keys[i], new byte[] { (byte)i }, 0, 1));
        for (int run = 0; run < 2; run++)
        {
            byte[] target = new byte[1];
            for (int i = 0; i < keys.Length; i++)
            {
                Assert.IsTrue(log.TryRead(keys[i], target, 0, out int count));
                Assert.AreEqual((byte)i, target[0]);
            }
            for (int place = 1; place < log.Count; place++) Assert.IsTrue(log.KeyAt(place - 1) < log.KeyAt(place));
            Assert.AreEqual(long.MinValue, log.KeyAt(0));
            Assert.IsFalse(log.Contains(6));
            Assert.IsFalse(log.Contains(0x200000007L));
            log.Open();
        }
        Assert.AreEqual(StorageResult.Ok, log.Delete(0x100000007L));
        Assert.IsTrue(log.Contains(7));
        Assert.IsFalse(log.Contains(0x100000007L));
    }

    [TestMethod]
    public void TryRead_tells_the_size_of_a_record_that_does_not_fit()
    {
        RecordLog log = Open(new FaultyFileSystem());
        log.Put(1, new byte[5], 0, 5);
        Assert.IsFalse(log.TryRead(1, new byte[8], 4, out int count));
        Assert.AreEqual(5, count);
        Assert.IsFalse(log.TryRead(2, new byte[8], 0, out count));
        Assert.AreEqual(0, count);
    }

    [TestMethod]
    public void An_empty_record_is_a_record()
    {
        RecordLog log = Open(new FaultyFileSystem());
        Assert.AreEqual(StorageResult.Ok, log.Put(1, new byte[0], 0, 0));
        Assert.IsTrue(log.TryRead(1, new byte[0], 0, out int count));
        Assert.AreEqual(0, count);
        Assert.IsTrue(log.Contains(1));
    }

    [TestMethod]
    public void Put_refuses_bad_slices_and_large_records()
    {
        RecordLog log = Open(new FaultyFileSystem());
        byte[] data = new byte[20];
        Assert.AreEqual(StorageResult.Invalid, log.Put(1, null, 0, 0));
        Assert.AreEqual(StorageResult.Invalid, log.Put(1, data, -1, 1));
        Assert.AreEqual(StorageResult.Invalid, log.Put(1, data, 0, -1));
        Assert.AreEqual(StorageResult.Invalid, log.Put(1, data, 20, 1));
        Assert.AreEqual(StorageResult.Invalid, log.Put(1, data, int.MaxValue, 1));
        Assert.AreEqual(StorageResult.TooLarge, log.Put(1, data, 0, 17));
        Assert.AreEqual(0, log.Count);
    }

    [TestMethod]
    public void Putting_the_same_content_again_writes_nothing()
    {
        var files = new FaultyFileSystem();
        RecordLog log = Open(files);
        byte[] data = { 1, 2, 3 };
        log.Put(1, data, 0, 3);
        int changes = files.Changes;
        Assert.AreEqual(StorageResult.Ok, log.Put(1, data, 0, 3));
        Assert.AreEqual(changes, files.Changes);
        data[2] = 4;
        Assert.AreEqual(StorageResult.Ok, log.Put(1, data, 0, 3));
        Assert.AreEqual(changes + 1, files.Changes);
    }

    [TestMethod]
    public void A_full_table_refuses_new_keys_once_aloud_and_takes_changes()
    {
        var events = new EventList();
        var log = new RecordLog(new FaultyFileSystem(), events, "t", 2, 16, 1024);
        log.Open();
        byte[] data = { 1, 2, 3 };
        log.Put(1, data, 0, 3);
        log.Put(2, data, 0, 3);
        Assert.AreEqual(StorageResult.Full, log.Put(3, data, 0, 3));
        Assert.AreEqual(StorageResult.Full, log.Put(4, data, 0, 3));
        Assert.AreEqual(1, events.Count);
        Assert.AreEqual(StorageResult.Ok, log.Put(2, data, 0, 2));
        Assert.AreEqual(StorageResult.Ok, log.Delete(1));
        Assert.AreEqual(StorageResult.Ok, log.Put(3, data, 0, 3));
        Assert.AreEqual(2, log.Count);
    }

    [TestMethod]
    public void A_file_at_its_budget_refuses_new_keys_and_can_still_change_and_delete_for_ever()
    {
        var files = new FaultyFileSystem();
        var log = new RecordLog(files, new EventList(), "t", 100, 16, 300);
        log.Open();
        byte[] data = new byte[16];
        int kept = 0;
        while (log.Put(kept, data, 0, 16) == StorageResult.Ok) kept++;
        Assert.AreEqual(7, kept);
        for (int i = 1; i < 50; i++)
        {
            data[0] = (byte)i;
            Assert.AreEqual(StorageResult.Ok, log.Put(i % kept, data, 0, 16));
            Assert.IsTrue(log.FileBytes <= 300);
        }
        Assert.AreEqual(StorageResult.Full, log.Put(99, data, 0, 16));
        Assert.AreEqual(StorageResult.Ok, log.Delete(0));
        Assert.AreEqual(StorageResult.Ok, log.Put(99, data, 0, 16));
        Assert.AreEqual(kept, log.Count);
    }

    [TestMethod]
    public void Keys_are_listed_in_order_and_Compact_frees_the_dead_bytes()
    {
        RecordLog log = Open(new FaultyFileSystem());
        for (int i = 3; i >= 0; i--) log.Put(i * 10, new byte[4], 0, 4);
        log.Delete(10);
        for (int i = 0; i < log.Count; i++) Assert.AreEqual(i == 0 ? 0L : (i + 1) * 10L, log.KeyAt(i));
        Assert.AreEqual(36, log.DeadBytes);
        Assert.AreEqual(StorageResult.Ok, log.Compact());
        Assert.AreEqual(0, log.DeadBytes);
        Assert.AreEqual(32 + (3 * 20), log.FileBytes);
        Assert.IsTrue(log.TryRead(20, new byte[4], 0, out int _));
    }

    [TestMethod]
    public void Visit_shows_each_live_record_once_in_file_order_and_refuses_the_rest_meanwhile()
    {
        RecordLog log = Open(new FaultyFileSystem());
        for (int i = 1; i < 5; i++) log.Put(i, new byte[] { (byte)i, 0 }, 0, 2);
        log.Put(1, new byte[] { 7 }, 0, 1);
        log.Delete(3);
        var visitor = new KeyVisitor(log);
        Assert.AreEqual(StorageResult.Ok, log.Visit(visitor));
        Assert.AreEqual("2:2/2 4:4/2 1:7/1 ", visitor.Seen);
        Assert.AreEqual(StorageResult.Busy, visitor.Answer);
        Assert.AreEqual(StorageResult.Ok, log.Put(9, new byte[1], 0, 1));
    }

    private static RecordLog Open(FaultyFileSystem files)
    {
        var log = new RecordLog(files, new EventList(), "t", 4, 16, 256);
        Assert.AreEqual(StorageResult.Ok, log.Open());
        return log;
    }
}
