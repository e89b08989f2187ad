using System;
using System.Linq;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>The plug is pulled at every step while a backup is being put in, and each step fails once: the box is the old one or the new one.</summary>
[TestClass]
public class RestorePowerCutTests
{
    [TestMethod]
    [DataRow(BackupRig.Drive)]
    [DataRow(0)]
    public void After_a_cut_at_any_step_the_next_start_ends_with_the_whole_backup(int drive)
    {
        FaultyFileSystem pending = Pending(out _, out string wanted);
        for (int cut = 0; ; cut++)
        {
            FaultyFileSystem files = pending.Copy();
            files.CutAt = cut;
            EventLog log = new(64, null);
            BackupRig.Start(files, BoxSize.Small(), drive, log);
            bool wasCut = files.IsDead;
            files.PowerOn();
            // The second start is cut as well, somewhere else.
            files.CutAt = files.CutPoints + cut * 7 % 400;
            BackupRig.Start(files, BoxSize.Small(), drive, log);
            files.PowerOn();
            BackupRig after = new(files, BoxSize.Small(), drive);
            Assert.AreEqual(StorageResult.Ok, after.Started);
            Assert.AreEqual(wanted, Contents.Of(after.World.Keeper, files), "cut " + cut + after.Lines());
            Assert.AreEqual("party", after.Owner.Settings.BoxName);
            AssertTidy(files);
            if (wasCut) continue;
            Assert.IsTrue(cut > 100, "the cuts went through all steps");
            return;
        }
    }

    [TestMethod]
    [DataRow(BackupRig.Drive, false)]
    [DataRow(BackupRig.Drive, true)]
    [DataRow(0, false)]
    [DataRow(0, true)]
    public void When_any_step_fails_the_box_is_the_old_one_or_the_new_one_or_does_not_start_and_says_so(int drive, bool afterwards)
    {
        FaultyFileSystem pending = Pending(out string before, out string wanted);
        for (int step = 0; ; step++)
        {
            FaultyFileSystem files = pending.Copy();
            files.FailChange = step;
            files.FailsAfterwards = afterwards;
            BackupRig rig = new(files, BoxSize.Small(), drive);
            bool hasFailed = files.Changes > step;
            string there = rig.Started == StorageResult.Ok ? Contents.Of(rig.World.Keeper, files) : null;
            // What could not be written of the owner's files is told and left; tables are never mixed.
            Assert.IsTrue(there is null ? rig.Lines().Contains("restart the box", StringComparison.Ordinal) : there == wanted || there == before, "step " + step + rig.Lines());
            if (there is null)
            {
                BackupRig again = new(files, BoxSize.Small(), drive);
                Assert.AreEqual(wanted, Contents.Of(again.World.Keeper, files), "step " + step + again.Lines());
            }
            if (hasFailed) continue;
            Assert.IsTrue(step > 30, "the failures went through all steps");
            return;
        }
    }

    [TestMethod]
    public void A_drive_that_cannot_be_read_for_a_moment_loses_nothing()
    {
        FaultyFileSystem pending = Pending(out string before, out string wanted);
        for (int read = 0; ; read++)
        {
            FaultyFileSystem files = pending.Copy();
            files.FailRead = read;
            EventLog log = new(64, null);
            BackupRig.Start(files, BoxSize.Small(), BackupRig.Drive, log);
            bool hasFailed = files.Reads > read;
            files.FailRead = -1;
            BackupRig after = new(files);
            string there = Contents.Of(after.World.Keeper, files);
            Assert.IsTrue(there == wanted || there == before, "read " + read);
            if (hasFailed) continue;
            Assert.IsTrue(read > 20, "the failures went through all reads");
            return;
        }
    }

    [TestMethod]
    public void With_no_room_for_both_the_old_tables_go_first_and_without_that_the_old_box_stays()
    {
        FaultyFileSystem pending = Pending(out string before, out string wanted);
        FaultyFileSystem after = pending.Copy();
        BackupRig restored = new(after);
        int used = pending.List().Sum(name => pending[name].Length);
        int need = after.List().Where(name => name.EndsWith(".log", StringComparison.Ordinal)).Sum(name => after[name].Length);
        Assert.AreEqual(wanted, Contents.Of(restored.World.Keeper, after));
        FaultyFileSystem full = pending.Copy();
        full.DiskSize = used + need - 1;
        BackupRig old = new(full);
        Assert.AreEqual(StorageResult.Ok, old.Started);
        Assert.AreEqual(before, Contents.Of(old.World.Keeper, full));
        Assert.IsTrue(old.Lines().Contains("Nothing was changed", StringComparison.Ordinal), old.Lines());
        AssertTidy(full);

        full = pending.Copy();
        full.DiskSize = used + 4_000;
        BackupRig rig = new(full, BoxSize.Small(), used);
        Assert.AreEqual(StorageResult.Ok, rig.Started, rig.Lines());
        Assert.AreEqual(wanted, Contents.Of(rig.World.Keeper, full));
    }

    [TestMethod]
    public void A_backup_that_rotted_on_the_drive_is_not_put_in()
    {
        FaultyFileSystem pending = Pending(out string before, out _);
        byte[] file = pending["restore.json"];
        for (int at = 0; at < file.Length; at += 31)
        {
            FaultyFileSystem files = pending.Copy();
            files["restore.json"][at] = 0xFF;
            BackupRig rig = new(files);
            Assert.AreEqual(StorageResult.Ok, rig.Started);
            if (rig.Lines().Contains("Nothing was changed", StringComparison.Ordinal)) Assert.AreEqual(before, Contents.Of(rig.World.Keeper, files));
            AssertTidy(files);
        }
    }

    // An old box with a backup of another one waiting.
    private static FaultyFileSystem Pending(out string before, out string wanted)
    {
        BackupRig source = new();
        Contents.Fill(source.World, source.Files, 21, 3);
        source.Files["games.txt"] = Raw.Bytes("one\ntwo\n");
        source.Files["domains.txt"] = null;
        source.Files.Delete("domains.txt");
        source.Owner.Save(new OwnerSettings { BoxName = "party" });
        string backup = source.Take();
        wanted = Contents.Of(source.World.Keeper, source.Files);
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 22, 9);
        box.Files["domains.txt"] = Raw.Bytes("old\n");
        before = Contents.Of(box.World.Keeper, box.Files);
        Assert.IsTrue(box.Send(backup).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        return box.Files.Copy();
    }

    private static void AssertTidy(FaultyFileSystem files) =>
        Assert.AreEqual(0, files.List().Count(name => name.StartsWith("restore.", StringComparison.Ordinal) || name.EndsWith(".res", StringComparison.Ordinal)));
}
