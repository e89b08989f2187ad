using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Box.Host;
using PocketSpy.Storage;

namespace PocketSpy.EndToEnd.Tests.Disk;

/// <summary>A log on a PC's drive, and the image of the disk at every flush: what was committed is in it.</summary>
[TestClass]
public class DiskImageTests
{
    private const int Keys = 12;
    private const int Steps = 400;

    [TestMethod]
    public void Every_image_of_the_disk_holds_what_was_committed_before()
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        DiskImage disk = new();
        SyncedFileSystem files = new(data, disk);
        files.CreateDirectory();
        Lines lines = new();
        RecordLog log = new(files, lines, "t", Keys, 40, 1_200);
        Assert.AreEqual(StorageResult.Ok, log.Open());
        Dictionary<long, string> committed = [];
        List<(long Key, string Value)> since = [];
        int looked = 0;
        disk.Before = () => looked += Look(disk, committed, since);
        Random random = new(11);
        int compactions = 0;
        for (int step = 0; step < Steps; step++)
        {
            long key = random.Next(Keys);
            string value = random.Next(6) == 0 ? null : step + new string('x', random.Next(30));
            since.Add((key, value));
            byte[] bytes = Encoding.ASCII.GetBytes(value ?? "");
            int size = log.FileBytes;
            StorageResult result = value is null ? log.Delete(key) : log.Put(key, bytes, 0, bytes.Length);
            Assert.IsTrue(result is StorageResult.Ok or StorageResult.NotFound, result.ToString());
            if (log.FileBytes < size) compactions++;
            looked += Look(disk, committed, since);
            if (random.Next(4) > 0) continue;
            if (files.HasUncommitted) files.Commit();
            foreach ((long changed, string now) in since) committed[changed] = now;
            since.Clear();
            looked += Look(disk, committed, since);
        }
        Assert.AreEqual("", lines.Text);
        Assert.IsTrue(compactions > 5, $"compactions: {compactions}");
        Assert.IsTrue(looked > Steps, $"images: {looked}");
        Assert.IsTrue(disk.Flushes < Steps, $"several records share a flush: {disk.Flushes}");
    }

    [TestMethod]
    public void A_table_of_settings_is_on_the_disk_when_it_was_saved()
    {
        using TemporaryFolder folder = new();
        DiskImage disk = new();
        SlotFile slot = new(new SyncedFileSystem(folder.Path, disk), "settings");
        byte[] buffer = new byte[64];
        slot.Load(buffer);
        for (byte i = 1; i <= 6; i++)
        {
            buffer[SlotFile.TableAt] = i;
            Assert.IsTrue(slot.Save(buffer, 1));
            using TemporaryFolder image = new();
            disk.CopyTo(image.Path);
            byte[] read = new byte[64];
            Assert.AreEqual(1, new SlotFile(new DiskFileSystem(image.Path), "settings").Load(read));
            Assert.AreEqual(i, read[SlotFile.TableAt]);
        }
    }

    [TestMethod]
    public void A_commit_that_fails_cuts_the_files_back()
    {
        using TemporaryFolder folder = new();
        DiskImage disk = new();
        SyncedFileSystem files = new(folder.Path, disk);
        RecordLog log = new(files, new Lines(), "t", Keys, 40, 1_200);
        log.Open();
        Assert.AreEqual(StorageResult.Ok, log.Put(1, [1], 0, 1));
        files.Commit();
        Assert.AreEqual(StorageResult.Ok, log.Put(2, [2], 0, 1));
        Assert.IsTrue(files.HasUncommitted);
        disk.Failures = 1;
        Assert.ThrowsException(typeof(IOException), files.Commit);
        log.Doubt();
        Assert.IsFalse(files.HasUncommitted);
        Assert.IsTrue(log.Contains(1));
        Assert.IsFalse(log.Contains(2));
        Assert.AreEqual(StorageResult.Ok, log.Put(3, [3], 0, 1));
        files.Commit();
        Assert.AreEqual(1, Look(disk, new() { [1] = "\u0001", [2] = null, [3] = "\u0003" }, []));
    }

    [TestMethod]
    public void The_real_disk_takes_files_and_folders()
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "new", "data");
        SyncedFileSystem files = new(data);
        files.CreateDirectory();
        IFileWriter writer = files.Create("a");
        writer.Write([1, 2], 0, 2);
        writer.Close();
        writer.Close();
        files.Append("a", [3], 0, 1);
        Assert.IsTrue(files.HasUncommitted);
        files.Commit();
        Assert.IsFalse(files.HasUncommitted);
        files.Move("a", "b");
        files.Delete("none");
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, File.ReadAllBytes(Path.Combine(data, "b")));
        files.Delete("b");
        Assert.AreEqual(0, files.List().Length);
        Assert.ThrowsException(typeof(IOException), () => new DiskSync().Directory(Path.Combine(data, "none")));
    }

    // What a box finds that starts on the image. Gives 1, for counting.
    private static int Look(DiskImage disk, Dictionary<long, string> committed, List<(long Key, string Value)> since)
    {
        using TemporaryFolder folder = new();
        disk.CopyTo(folder.Path);
        RecordLog log = new(new DiskFileSystem(folder.Path), new Lines(), "t", Keys, 40, 1_200);
        Assert.AreEqual(StorageResult.Ok, log.Open());
        byte[] target = new byte[40];
        for (long key = 0; key < Keys; key++)
        {
            string there = log.TryRead(key, target, 0, out int count) ? Encoding.ASCII.GetString(target, 0, count) : null;
            bool isRight = there == committed.GetValueOrDefault(key) || since.Any(change => change.Key == key && change.Value == there);
            Assert.IsTrue(isRight, $"record {key} is {there}, committed was {committed.GetValueOrDefault(key)}");
        }
        return 1;
    }

    private sealed class Lines : IStorageEvents
    {
        public string Text { get; private set; } = "";

        public void Log(string line) => Text += line + "\n";
    }
}
