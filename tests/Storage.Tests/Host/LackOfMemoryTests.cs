using System;
using System.Threading.Tasks;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

/// <summary>Memory that runs out at every point: nothing is lost, nothing is half changed, and nobody calls it damage or a failing drive.</summary>
[TestClass]
public class LackOfMemoryTests
{
    private const int Steps = 220;
    private const int Budget = 1200;

    private static readonly string[] Accusations = ["damaged", "full", "failing", "tidied", "restore", "cannot be read"];

    [TestMethod]
    public void A_change_that_finds_no_memory_costs_nothing_but_itself()
    {
        var whole = new Script(new FaultyFileSystem(), Budget, 6);
        whole.Run(Steps);
        string expected = FullLines(whole);
        Parallel.For(0, 2 * whole.Files.Changes, i =>
        {
            var files = new FaultyFileSystem { FailChange = i / 2, FailsAfterwards = i % 2 == 0, LacksMemory = true };
            var script = new Script(files, Budget, 6);
            string where = "change " + (i / 2) + (i % 2 == 0 ? " done but" : "") + " without memory";
            script.Run(Steps);
            script.AssertMatches(where);
            AssertNobodyIsBlamed(script, expected, where);
            script.Reopen();
            Assert.AreEqual(StorageResult.Ok, script.Opened, where);
            script.AssertMatches(where);
            Assert.IsFalse(files.Exists("t.new"), where);
        });
    }

    [TestMethod]
    public void A_read_that_finds_no_memory_loses_nothing()
    {
        var whole = new Script(new FaultyFileSystem(), Budget, 7);
        whole.Run(Steps);
        string expected = FullLines(whole);
        Parallel.For(0, whole.Files.Reads, i =>
        {
            var files = new FaultyFileSystem { FailRead = i, LacksMemory = true };
            var script = new Script(files, Budget, 7);
            string where = "read " + i + " without memory";
            for (int step = 0; step < Steps; step++)
            {
                bool before = files.Reads > i;
                script.Step();
                if (before || files.Reads <= i) continue;
                // A write that cannot be looked at is refused, though it may be there.
                script.DoubtLastChange();
                script.AssertMatches(where);
            }
            script.AssertMatches(where);
            AssertNobodyIsBlamed(script, expected, where);
            script.Reopen();
            script.AssertMatches(where);
        });
    }

    [TestMethod]
    public void Memory_that_stays_away_for_a_while_loses_nothing()
    {
        var whole = new Script(new FaultyFileSystem(), Budget, 8);
        whole.Run(Steps);
        Parallel.For(0, whole.Files.Changes, i =>
        {
            var files = new FaultyFileSystem { FailChange = i, FailRead = whole.Files.Reads * i / whole.Files.Changes, LacksMemory = true, KeepsFailing = true };
            var script = new Script(files, Budget, 8);
            string where = "no memory from change " + i + " on";
            bool isDry = false;
            for (int step = 0; step < Steps; step++)
            {
                script.Step();
                if (files.Changes <= i && files.Reads <= files.FailRead) continue;
                if (isDry || files.FailChange < 0) continue;
                isDry = true;
                files.FailChange = 0;
                files.FailRead = 0;
                script.DoubtLastChange();
                for (int more = 0; more < 4; more++) script.StepRefused();
                files.Mend();
                script.AssertMatches(where);
            }
            script.AssertMatches(where);
            Assert.IsFalse(script.Events.Mentions("damaged"), where);
            script.Reopen();
            script.AssertMatches(where);
        });
    }

    [TestMethod]
    public void Entering_a_written_record_into_the_index_takes_no_memory()
    {
        var files = new NotingFileSystem();
        var log = new RecordLog(files, new EventList(), "t", 600, 64, 1 << 20);
        log.Open();
        byte[] data = new byte[64];
        long[] keys = new long[600];
        for (int i = 0; i < keys.Length; i++) keys[i] = i < 300 ? i : ((long)i << 32) + 7;
        for (int i = 0; i < keys.Length + 200; i++)
        {
            data[0] = (byte)(i / keys.Length);
            Assert.AreEqual(StorageResult.Ok, log.Put(keys[i % keys.Length], data, 0, data.Length));
            Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - files.AllocatedAtSize, "write " + i);
        }
    }

    [TestMethod]
    public void A_table_that_finds_no_memory_at_the_start_opens_when_there_is_some()
    {
        FaultyFileSystem files = Filled(30);
        int reads = files.Reads;
        new RecordLog(files, new EventList(), "t", 60, 16, 4_096).Open();
        int all = files.Reads - reads;
        Assert.IsTrue(all >= 3, "list, size, head and records");
        for (int read = 0; read < all; read++)
        {
            FaultyFileSystem dry = files.Copy();
            dry.LacksMemory = true;
            dry.FailRead = read;
            var events = new EventList();
            var log = new RecordLog(dry, events, "t", 60, 16, 4_096);
            Assert.AreEqual(StorageResult.NoMemory, log.Open(), "read " + read);
            Assert.AreEqual(1, events.Count);
            Assert.IsTrue(events.Mentions("too little memory"));
            Assert.IsTrue(log.Contains(7), "read " + read);
            Assert.AreEqual(30, log.Count);
            Assert.IsTrue(log.TryRead(7, new byte[4], 0, out int count) && count == 4);
        }
    }

    [TestMethod]
    public void Read_tells_what_is_damaged_from_what_cannot_be_read_now()
    {
        FaultyFileSystem files = Filled(5);
        var events = new EventList();
        var log = new RecordLog(files, events, "t", 60, 16, 4_096);
        log.Open();
        byte[] target = new byte[16];
        Assert.AreEqual(StorageResult.Ok, log.Read(3, target, 0, out int count));
        Assert.AreEqual(4, count);
        Assert.AreEqual(StorageResult.NotFound, log.Read(99, target, 0, out count));
        Assert.AreEqual(StorageResult.TooLarge, log.Read(3, new byte[2], 0, out count));
        Assert.AreEqual(StorageResult.Invalid, log.Read(3, null, 0, out count));
        files.FailRead = files.Reads;
        Assert.AreEqual(StorageResult.ReadFailed, log.Read(3, target, 0, out count));
        Assert.IsFalse(events.Mentions("damaged"));
        files.LacksMemory = true;
        files.FailRead = files.Reads;
        Assert.AreEqual(StorageResult.NoMemory, log.Read(3, target, 0, out count));
        Assert.IsFalse(events.Mentions("damaged"));
        files["t.log"][^6] ^= 1;
        Assert.AreEqual(StorageResult.Damaged, log.Read(4, target, 0, out count));
        Assert.IsTrue(events.Mentions("record 4 is damaged"));
        Assert.AreEqual(StorageResult.Ok, log.Read(3, target, 0, out count));
    }

    [TestMethod]
    public void A_visitor_that_finds_no_memory_has_not_seen_all()
    {
        FaultyFileSystem files = Filled(5);
        var events = new EventList();
        var log = new RecordLog(files, events, "t", 60, 16, 4_096);
        log.Open();
        Assert.AreEqual(StorageResult.NoMemory, log.Visit(new HungryVisitor()));
        Assert.IsTrue(events.Mentions("too little memory"));
        Assert.IsTrue(log.TryRead(1, new byte[4], 0, out int _), "the visit is over");
    }

    [TestMethod]
    public void A_slot_that_finds_no_memory_is_not_damaged_and_never_written_over_by_an_older_one()
    {
        CheckSlots(5, 4);
        // The even file is read again behind the odd one.
        CheckSlots(6, 6);
    }

    private static void CheckSlots(int saves, int reads)
    {
        byte[] buffer = new byte[64];
        var whole = new FaultyFileSystem();
        var first = new SlotFile(whole, "s");
        first.Load(buffer);
        for (int i = 1; i <= saves; i++)
        {
            buffer[SlotFile.TableAt] = (byte)i;
            Assert.IsTrue(first.Save(buffer, 1));
        }
        for (int read = 0; read < reads; read++)
        {
            FaultyFileSystem files = whole.Copy();
            files.LacksMemory = true;
            files.FailRead = read;
            var slot = new SlotFile(files, "s");
            slot.Load(buffer);
            Assert.IsTrue(slot.LacksMemory, "read " + read);
            Assert.IsFalse(slot.FoundDamage, "read " + read);
            buffer[SlotFile.TableAt] = 77;
            Assert.IsTrue(slot.Save(buffer, 1));
            buffer[SlotFile.TableAt] = 0;
            Assert.AreEqual(1, new SlotFile(files, "s").Load(buffer));
            Assert.AreEqual(77, (int)buffer[SlotFile.TableAt], "read " + read);
        }
    }

    private static FaultyFileSystem Filled(int records)
    {
        var files = new FaultyFileSystem();
        var log = new RecordLog(files, new EventList(), "t", 60, 16, 4_096);
        log.Open();
        for (int i = 0; i < records; i++) log.Put(i, new byte[] { 1, 2, 3, (byte)i }, 0, 4);
        return files.Copy();
    }

    // The script fills its table: those lines are true.
    private static string FullLines(Script script) => script.Events.Mentions("is full") ? "full" : "";

    private static void AssertNobodyIsBlamed(Script script, string expected, string where)
    {
        foreach (string word in Accusations)
        {
            if (word != expected) Assert.IsFalse(script.Events.Mentions(word), where + ": " + word);
        }
    }

    private sealed class HungryVisitor : IRecordVisitor
    {
#pragma warning disable CA2201 // The runtime's own exception is what is played here.
        public void Visit(long key, byte[] buffer, int offset, int count) => throw new OutOfMemoryException();
#pragma warning restore CA2201
    }
}
