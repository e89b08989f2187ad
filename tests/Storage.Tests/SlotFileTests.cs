using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests;

[TestClass]
public class SlotFileTests
{
    [TestMethod]
    public void What_was_saved_is_there_after_a_restart()
    {
        FaultyFileSystem files = new();
        SlotFile file = new(files, "slots.");
        byte[] buffer = new byte[64];
        Assert.AreEqual(-1, file.Load(buffer));
        for (int i = 1; i <= 9; i++)
        {
            Fill(buffer, i, i);
            Assert.IsTrue(file.Save(buffer, i));
            Check(files, i, i);
        }
        Assert.AreEqual(2, files.FileCount);
    }

    [TestMethod]
    public void An_empty_table_is_not_the_same_as_none()
    {
        FaultyFileSystem files = new();
        Assert.IsTrue(new SlotFile(files, "slots.").Save(new byte[SlotFile.Overhead], 0));
        Check(files, 0, 0);
    }

    [TestMethod]
    public void After_a_restart_the_newest_is_not_written_over()
    {
        FaultyFileSystem files = Saved(3);
        SlotFile file = new(files, "slots.");
        byte[] buffer = new byte[64];
        file.Load(buffer);
        files.CutAt = files.CutPoints + 3;
        Fill(buffer, 5, 7);
        Assert.IsFalse(file.Save(buffer, 5));
        files.PowerOn();
        Check(files, 3, 3);
    }

    [TestMethod]
    public void A_damaged_file_gives_way_to_the_one_before()
    {
        FaultyFileSystem files = Saved(4);
        int length = files["slots.0"].Length;
        for (int i = 0; i < length; i++)
        {
            FaultyFileSystem damaged = files.Copy();
            damaged["slots.0"][i] ^= 0x10;
            Check(damaged, 3, 3);
        }
        for (int i = 0; i < length; i++)
        {
            FaultyFileSystem damaged = files.Copy();
            damaged["slots.1"] = new byte[i];
            Check(damaged, 4, 4);
        }
    }

    [TestMethod]
    public void Damage_is_told_apart_from_files_that_are_not_there()
    {
        FaultyFileSystem files = Saved(4);
        byte[] buffer = new byte[64];
        SlotFile file = new(files, "slots.");
        Assert.IsTrue(file.Load(buffer) >= 0);
        Assert.IsFalse(file.FoundDamage);
        files["slots.1"][9] ^= 1;
        Assert.IsTrue(file.Load(buffer) >= 0);
        Assert.IsTrue(file.FoundDamage);
        Assert.AreEqual(-1, new SlotFile(new FaultyFileSystem(), "slots.").Load(buffer));
    }

    [TestMethod]
    public void Two_damaged_files_are_as_none_and_can_be_written_again()
    {
        FaultyFileSystem files = Saved(4);
        files["slots.0"] = new byte[0];
        files["slots.1"][3] ^= 1;
        SlotFile file = new(files, "slots.");
        byte[] buffer = new byte[64];
        Assert.AreEqual(-1, file.Load(buffer));
        Fill(buffer, 2, 9);
        Assert.IsTrue(file.Save(buffer, 2));
        Check(files, 2, 9);
    }

    [TestMethod]
    public void A_file_that_is_longer_than_the_buffer_does_not_count()
    {
        FaultyFileSystem files = Saved(30);
        Assert.AreEqual(29, new SlotFile(files, "slots.").Load(new byte[29 + SlotFile.Overhead]));
        Assert.AreEqual(30, new SlotFile(files, "slots.").Load(new byte[30 + SlotFile.Overhead]));
    }

    [TestMethod]
    public void A_full_drive_refuses_and_keeps_what_was()
    {
        FaultyFileSystem files = Saved(3);
        for (int tears = 0; tears < 2; tears++)
        {
            FaultyFileSystem full = files.Copy();
            full.DiskSize = 20;
            full.FullDiskTears = tears == 1;
            SlotFile file = new(full, "slots.");
            byte[] buffer = new byte[64];
            file.Load(buffer);
            Fill(buffer, 20, 1);
            Assert.IsFalse(file.Save(buffer, 20));
            Check(full, 3, 3);
            full.DiskSize = 1_000;
            Fill(buffer, 20, 1);
            Assert.IsTrue(file.Save(buffer, 20), "it may be tried again");
            Check(full, 20, 1);
        }
    }

    [TestMethod]
    public void A_drive_that_fails_at_any_read_costs_one_table_at_most()
    {
        FaultyFileSystem files = Saved(4);
        for (int read = 0; read < 8; read++)
        {
            FaultyFileSystem failing = files.Copy();
            failing.FailRead = read;
            byte[] buffer = new byte[64];
            int count = new SlotFile(failing, "slots.").Load(buffer);
            Assert.IsTrue(count == 4 || count == 3 || count == -1, "read " + read + " gives " + count);
            if (count > 0) Assert.AreEqual(count, (int)buffer[SlotFile.TableAt]);
        }
    }

    private static FaultyFileSystem Saved(int last)
    {
        FaultyFileSystem files = new();
        SlotFile file = new(files, "slots.");
        byte[] buffer = new byte[64];
        for (int i = last - 1; i <= last; i++)
        {
            Fill(buffer, i, i);
            // Numbers begin with 1: an even last one is in the even file.
            if (i == last - 1 && last % 2 == 1) Assert.IsTrue(file.Save(buffer, i));
            Fill(buffer, i, i);
            Assert.IsTrue(file.Save(buffer, i));
        }
        return files;
    }

    private static void Fill(byte[] buffer, int count, int value)
    {
        for (int i = 0; i < count; i++) buffer[SlotFile.TableAt + i] = (byte)value;
    }

    private static void Check(FaultyFileSystem files, int count, int value)
    {
        byte[] buffer = new byte[64];
        Assert.AreEqual(count, new SlotFile(files, "slots.").Load(buffer));
        for (int i = 0; i < count; i++) Assert.AreEqual(value, (int)buffer[SlotFile.TableAt + i]);
    }
}
