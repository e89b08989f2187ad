using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests;

/// <summary>The states in which a directory can be found.</summary>
[TestClass]
public class RecoveryTests
{
    [TestMethod]
    public void A_new_file_beside_the_old_one_does_not_count()
    {
        FaultyFileSystem files = Filled(1);
        files["t.new"] = Filled(2)["t.log"];
        AssertOpens(files, 1);
        Assert.IsFalse(files.Exists("t.new"));
    }

    [TestMethod]
    public void A_new_file_whose_old_one_is_gone_takes_its_place()
    {
        var files = new FaultyFileSystem();
        files["t.new"] = Filled(2)["t.log"];
        AssertOpens(files, 2);
        Assert.IsTrue(files.Exists("t.log"));
        Assert.IsFalse(files.Exists("t.new"));
    }

    [TestMethod]
    public void A_new_file_counts_when_the_old_one_has_not_even_a_header()
    {
        FaultyFileSystem files = Filled(2);
        files["t.new"] = files["t.log"];
        files["t.log"] = new byte[7];
        AssertOpens(files, 2);
    }

    [TestMethod]
    public void An_unfinished_header_is_an_empty_table()
    {
        byte[] whole = Filled(1)["t.log"];
        for (int length = 0; length < 32; length++)
        {
            var files = new FaultyFileSystem();
            files["t.log"] = Part(whole, length);
            RecordLog log = Log(files, new EventList());
            Assert.AreEqual(StorageResult.Ok, log.Open());
            Assert.AreEqual(0, log.Count);
            Assert.AreEqual(StorageResult.Ok, log.Put(5, new byte[] { 5 }, 0, 1));
            AssertOpens(files, 5);
        }
    }

    [TestMethod]
    public void A_newer_format_is_left_untouched()
    {
        FaultyFileSystem files = Filled(1);
        byte[] content = files["t.log"];
        SetVersion(content, 2);
        files["t.log"] = content;
        files["t.new"] = new byte[3];
        var events = new EventList();
        RecordLog log = Log(files, events);
        int changes = files.Changes;
        Assert.AreEqual(StorageResult.UnknownFormat, log.Open());
        Assert.AreEqual(StorageResult.NotOpen, log.Put(1, new byte[1], 0, 1));
        Assert.AreEqual(changes, files.Changes);
        Assert.IsTrue(events.Mentions("newer firmware"));
    }

    [TestMethod]
    public void A_file_that_is_no_log_is_left_untouched()
    {
        var files = new FaultyFileSystem();
        files["t.log"] = new byte[100];
        var events = new EventList();
        Assert.AreEqual(StorageResult.UnknownFormat, Log(files, events).Open());
        Assert.AreEqual(0, files.Changes);
        Assert.IsTrue(events.Mentions("no record log"));
    }

    [TestMethod]
    public void More_records_than_the_capacity_are_left_untouched()
    {
        var files = new FaultyFileSystem();
        var large = new RecordLog(files, new EventList(), "t", 50, 16, 4096);
        large.Open();
        for (int i = 0; i < 50; i++) large.Put(i, new byte[1], 0, 1);
        int changes = files.Changes;
        var events = new EventList();
        Assert.AreEqual(StorageResult.Full, Log(files, events).Open());
        Assert.AreEqual(changes, files.Changes);
        Assert.IsTrue(events.Mentions("more than the 8"));
    }

    [TestMethod]
    public void A_drive_that_cannot_be_read_at_boot_is_tried_again_later()
    {
        FaultyFileSystem files = Filled(3);
        files.FailRead = files.Reads;
        RecordLog log = Log(files, new EventList());
        Assert.AreEqual(StorageResult.ReadFailed, log.Open());
        Assert.IsTrue(log.TryRead(3, new byte[1], 0, out int _));
    }

    private static void AssertOpens(FaultyFileSystem files, int value)
    {
        RecordLog log = Log(files, new EventList());
        Assert.AreEqual(StorageResult.Ok, log.Open());
        byte[] target = new byte[1];
        Assert.AreEqual(1, log.Count);
        Assert.IsTrue(log.TryRead(value, target, 0, out int _));
        Assert.AreEqual((byte)value, target[0]);
    }

    private static FaultyFileSystem Filled(int value)
    {
        var files = new FaultyFileSystem();
        RecordLog log = Log(files, new EventList());
        log.Open();
        log.Put(value, new byte[] { (byte)value }, 0, 1);
        return files;
    }

    private static RecordLog Log(FaultyFileSystem files, EventList events) => new(files, events, "t", 8, 16, 512);

    private static byte[] Part(byte[] whole, int length)
    {
        byte[] part = new byte[length];
        for (int i = 0; i < length; i++) part[i] = whole[i];
        return part;
    }

    private static void SetVersion(byte[] content, byte version)
    {
        var crc = new Wire.Crypto.Crc32();
        for (int at = 0; at < 32; at += 16)
        {
            content[at + 4] = version;
            crc.Reset();
            crc.Append(content, at, 12);
            uint value = crc.Value;
            for (int i = 0; i < 4; i++) content[at + 12 + i] = (byte)(value >> (8 * i));
        }
    }
}
