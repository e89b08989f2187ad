using System;
using System.Text;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests;

[TestClass]
public class TwoSlotFileTests
{
    private const int Room = 64;

    [TestMethod]
    public void Nothing_kept_is_nothing_read()
    {
        TwoSlotFile file = new(new FaultyFileSystem(), "note");
        Assert.AreEqual(-1, file.Load(new byte[Room]));
        Assert.IsFalse(file.FoundDamage);
    }

    [TestMethod]
    public void The_newest_text_is_read_however_often_it_was_written()
    {
        FaultyFileSystem files = new();
        for (int i = 0; i < 5; i++)
        {
            TwoSlotFile file = new(files, "note");
            Assert.AreEqual(i == 0 ? null : "text " + (i - 1).ToString(), Read(file));
            Write(file, "text " + i.ToString());
            Assert.AreEqual("text " + i.ToString(), Read(file));
            Assert.AreEqual("text " + i.ToString(), Read(new TwoSlotFile(files, "note")));
        }
        Assert.AreEqual(2, files.FileCount);
    }

    [TestMethod]
    public void A_cut_at_any_point_leaves_the_old_or_the_new_text()
    {
        for (int writes = 0; writes < 3; writes++)
        {
            for (int cut = 0; ; cut++)
            {
                FaultyFileSystem files = new();
                TwoSlotFile file = new(files, "note");
                for (int i = 0; i < writes; i++) Write(file, "text " + i.ToString());
                files = files.Copy();
                file = new TwoSlotFile(files, "note");
                Read(file);
                files.CutAt = cut;
                bool written = true;
                try
                {
                    Write(file, "the new text");
                }
                catch (Exception)
                {
                    written = false;
                }
                bool wasCut = files.IsDead;
                files.PowerOn();
                string read = Read(new TwoSlotFile(files, "note"));
                if (written && !wasCut)
                {
                    Assert.AreEqual("the new text", read);
                    break;
                }
                string old = writes == 0 ? null : "text " + (writes - 1).ToString();
                Assert.IsTrue(read == "the new text" || read == old, "after cut " + cut.ToString() + ": " + read);
                file = new TwoSlotFile(files, "note");
                Read(file);
                Write(file, "again");
                Assert.AreEqual("again", Read(new TwoSlotFile(files, "note")));
            }
        }
    }

    [TestMethod]
    public void Each_damaged_byte_of_the_newest_file_gives_the_last_good_text()
    {
        FaultyFileSystem files = new();
        TwoSlotFile file = new(files, "note");
        Write(file, "first");
        Write(file, "second");
        // The first writing goes to b, as nothing says that b is the newest.
        byte[] newest = files["note.a"];
        Assert.IsTrue(Encoding.UTF8.GetString(newest, 0, newest.Length).StartsWith("second\n#00000002"));
        for (int i = 0; i < newest.Length; i++)
        {
            byte kept = newest[i];
            newest[i] = (byte)(kept ^ 1);
            // The very last byte ends the line and stands for nothing.
            if (i < newest.Length - 1)
            {
                Assert.AreEqual("first", Read(new TwoSlotFile(files, "note")), i.ToString());
            }
            newest[i] = kept;
        }
        Assert.AreEqual("second", Read(new TwoSlotFile(files, "note")));
    }

    [TestMethod]
    public void After_damage_the_damaged_file_is_the_one_written_next()
    {
        FaultyFileSystem files = new();
        TwoSlotFile file = new(files, "note");
        Write(file, "first");
        Write(file, "second");
        files["note.a"][0] ^= 1;
        file = new TwoSlotFile(files, "note");
        Assert.AreEqual("first", Read(file));
        Assert.IsTrue(file.FoundDamage);
        Write(file, "third");
        file = new TwoSlotFile(files, "note");
        Assert.AreEqual("third", Read(file));
        Assert.IsFalse(file.FoundDamage);
    }

    [TestMethod]
    public void A_file_longer_than_the_buffer_counts_as_damaged()
    {
        FaultyFileSystem files = new();
        Write(new TwoSlotFile(files, "note"), "0123456789");
        TwoSlotFile file = new(files, "note");
        Assert.AreEqual(-1, file.Load(new byte[TwoSlotFile.TrailerBytes + 9]));
        Assert.IsTrue(file.FoundDamage);
        Assert.AreEqual(10, file.Load(new byte[TwoSlotFile.TrailerBytes + 10]));
    }

    [TestMethod]
    public void Deleted_is_gone_and_a_cut_in_between_brings_no_older_text_back()
    {
        for (int cut = 0; ; cut++)
        {
            FaultyFileSystem files = new();
            TwoSlotFile file = new(files, "note");
            Write(file, "first");
            Write(file, "second");
            files = files.Copy();
            file = new TwoSlotFile(files, "note");
            Read(file);
            files.CutAt = cut;
            try
            {
                file.Delete();
            }
            catch (Exception)
            {
                // The power is cut.
            }
            bool wasCut = files.IsDead;
            files.PowerOn();
            string read = Read(new TwoSlotFile(files, "note"));
            if (!wasCut)
            {
                Assert.IsNull(read);
                return;
            }
            Assert.IsTrue(read is null or "second", read);
        }
    }

    private static string Read(TwoSlotFile file)
    {
        byte[] buffer = new byte[Room];
        int count = file.Load(buffer);
        return count < 0 ? null : Encoding.UTF8.GetString(buffer, 0, count);
    }

    private static void Write(TwoSlotFile file, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] buffer = new byte[Room];
        Array.Copy(bytes, 0, buffer, 0, bytes.Length);
        file.Save(buffer, bytes.Length);
    }
}
