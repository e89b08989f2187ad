using nanoFramework.TestFramework;
using PocketSpy.Wire;

namespace PocketSpy.Storage.Tests;

[TestClass]
public class TableWitnessTests
{
    [TestMethod]
    public void A_table_whose_file_is_gone_is_told_at_each_start_until_it_holds_records_again()
    {
        FaultyFileSystem files = Filled();
        files.Delete("a.log");
        for (int start = 0; start < 3; start++)
        {
            Tables tables = new(files);
            Assert.AreEqual(1, tables.Witness.Lost);
            Assert.IsTrue(tables.Events.Mentions("a.log held records"));
            Assert.IsFalse(tables.Events.Mentions("b.log held records"));
        }
        Tables again = new(files);
        again.A.Put(9, new byte[1], 0, 1);
        Assert.AreEqual(0, new Tables(files).Witness.Lost);
    }

    [TestMethod]
    public void A_table_that_was_cut_to_its_head_or_less_is_told()
    {
        byte[] whole = Filled()["b.log"];
        for (int length = 0; length <= 32; length++)
        {
            FaultyFileSystem files = Filled();
            byte[] cut = new byte[length];
            for (int i = 0; i < length; i++) cut[i] = whole[i];
            files["b.log"] = cut;
            Tables tables = new(files);
            Assert.AreEqual(1, tables.Witness.Lost, length.ToString());
            Assert.IsTrue(tables.Events.Mentions("b.log held records"));
        }
    }

    [TestMethod]
    public void Tables_that_are_empty_for_a_reason_are_not_called_lost()
    {
        var files = new FaultyFileSystem();
        Assert.AreEqual(0, new Tables(files).Witness.Lost);
        Assert.AreEqual(0, files.FileCount, "a new box notes nothing");
        files = Filled();
        Tables tables = new(files);
        tables.A.Delete(1);
        Assert.AreEqual(0, new Tables(files).Witness.Lost, "its deletions are in its file");
        tables = new Tables(files);
        tables.A.Compact();
        Tables after = new(files);
        Assert.AreEqual(0, after.A.Count);
        Assert.AreEqual(0, after.Witness.Lost, "its last record went, and then its file was tidied");
    }

    [TestMethod]
    public void A_table_is_noted_again_when_a_record_comes_after_its_last_had_gone()
    {
        FaultyFileSystem files = Filled();
        Tables tables = new(files);
        tables.A.Delete(1);
        tables.A.Compact();
        tables = new Tables(files);
        tables.A.Put(2, new byte[1], 0, 1);
        files.Delete("a.log");
        Assert.AreEqual(1, new Tables(files).Witness.Lost);
    }

    [TestMethod]
    public void A_box_from_before_there_was_a_note_gets_one()
    {
        FaultyFileSystem files = Filled();
        TableWitness.Forget(files);
        Assert.AreEqual(0, new Tables(files).Witness.Lost);
        files.Delete("a.log");
        Assert.AreEqual(1, new Tables(files).Witness.Lost);
    }

    [TestMethod]
    public void No_cut_makes_a_table_seem_lost()
    {
        for (int cut = 0; ; cut++)
        {
            var files = new FaultyFileSystem { CutAt = cut };
            Play(files);
            bool wasCut = files.IsDead;
            files.PowerOn();
            Assert.AreEqual(0, new Tables(files).Witness.Lost, "cut " + cut.ToString());
            if (wasCut) continue;
            Assert.IsTrue(cut > 60, "cuts: " + cut.ToString());
            return;
        }
    }

    [TestMethod]
    public void A_note_that_cannot_be_written_is_tried_again_with_the_next_record()
    {
        for (int change = 0; change < 10; change++)
        {
            var files = new FaultyFileSystem();
            Tables tables = new(files);
            files.FailChange = change;
            tables.A.Put(1, new byte[1], 0, 1);
            files.FailChange = -1;
            tables.A.Put(2, new byte[1], 0, 1);
            files.Delete("a.log");
            Assert.AreEqual(1, new Tables(files).Witness.Lost, "change " + change.ToString());
        }
    }

    [TestMethod]
    public void A_folder_in_the_place_of_a_table_is_refused_and_left()
    {
        FaultyFileSystem files = new();
        files.Folder("t.log");
        var events = new EventList();
        var log = new RecordLog(files, events, "t", 8, 16, 512);
        Assert.AreEqual(StorageResult.UnknownFormat, log.Open());
        Assert.IsTrue(events.Mentions("t.log is a folder"));
        Assert.AreEqual(StorageResult.NotOpen, log.Put(1, new byte[1], 0, 1));
        Assert.AreEqual(0, files.Changes);
    }

    private static void Play(FaultyFileSystem files)
    {
        try
        {
            Tables tables = new(files);
            tables.A.Put(1, new byte[4], 0, 4);
            tables.B.Put(1, new byte[4], 0, 4);
            tables.A.Delete(1);
            tables.A.Compact();
            tables.A.Put(1, new byte[2], 0, 2);
        }
        catch (System.IO.IOException)
        {
            // The power is gone.
        }
    }

    private static FaultyFileSystem Filled()
    {
        var files = new FaultyFileSystem();
        Tables tables = new(files);
        tables.A.Put(1, new byte[4], 0, 4);
        tables.B.Put(1, new byte[4], 0, 4);
        return files;
    }

    /// <summary>Two tables on one workbench, as a box that starts has them.</summary>
    private sealed class Tables
    {
        internal Tables(FaultyFileSystem files)
        {
            LogWorkbench bench = new(files, Events, 16);
            ShortList logs = new();
            Witness = new TableWitness(bench, logs);
            A = new RecordLog("a", 8, 16, 512, bench);
            B = new RecordLog("b", 8, 16, 512, bench);
            logs.Add(A);
            logs.Add(B);
            bench.BeginOpening();
            A.Open();
            B.Open();
            bench.EndOpening();
            Witness.Compare();
        }

        internal EventList Events { get; } = new();

        internal TableWitness Witness { get; }

        internal RecordLog A { get; }

        internal RecordLog B { get; }
    }
}
