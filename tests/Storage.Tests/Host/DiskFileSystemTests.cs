using System.IO;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

[TestClass]
public class DiskFileSystemTests
{
    [TestMethod]
    public void Records_in_real_files_outlive_the_log()
    {
        string directory = NewDirectory();
        try
        {
            var files = new DiskFileSystem(Path.Combine(directory, "box-data"));
            files.CreateDirectory();
            files.CreateDirectory();
            RecordLog log = Open(files);
            byte[] data = new byte[40];
            for (int round = 0; round < 30; round++)
            {
                for (int key = 0; key < 10; key++)
                {
                    data[0] = (byte)key;
                    data[1] = (byte)round;
                    Assert.AreEqual(StorageResult.Ok, log.Put(key, data, 0, data.Length));
                }
            }
            Assert.AreEqual(StorageResult.Ok, log.Delete(3));
            Assert.IsTrue(log.FileBytes < 4096 + 56, "compacted on the way");
            Assert.AreEqual(1, files.List().Length);
            Assert.AreEqual(log.FileBytes, files.Size("profiles.log"));

            RecordLog again = Open(files);
            byte[] target = new byte[40];
            Assert.AreEqual(9, again.Count);
            Assert.IsFalse(again.TryRead(3, target, 0, out _));
            Assert.IsTrue(again.TryRead(7, target, 0, out int count));
            Assert.AreEqual(40, count);
            Assert.AreEqual((byte)7, target[0]);
            Assert.AreEqual((byte)29, target[1]);
        }
        finally
        {
            Directory.Delete(directory, true);
        }
    }

    [TestMethod]
    public void A_move_refuses_to_overwrite_and_a_delete_of_nothing_is_quiet()
    {
        string directory = NewDirectory();
        try
        {
            var files = new DiskFileSystem(directory);
            Write(files, "a", 1);
            Write(files, "b", 2);
            Assert.ThrowsException(typeof(IOException), () => files.Move("a", "b"));
            files.Delete("c");
            files.Delete("b");
            files.Move("a", "b");
            Assert.IsFalse(files.Exists("a"));
            Assert.IsTrue(files.Exists("b"));
        }
        finally
        {
            Directory.Delete(directory, true);
        }
    }

    [TestMethod]
    public void Append_needs_an_existing_file_and_Read_stops_at_its_end()
    {
        string directory = NewDirectory();
        try
        {
            var files = new DiskFileSystem(directory);
            byte[] buffer = new byte[8];
            Assert.ThrowsException(typeof(FileNotFoundException), () => files.Append("a", buffer, 0, 1));
            Write(files, "a", 1);
            files.Append("a", new byte[] { 0, 2, 3 }, 1, 2);
            Assert.AreEqual(3, files.Size("a"));
            Assert.AreEqual(2, files.Read("a", 1, buffer, 4, 4));
            Assert.AreEqual((byte)2, buffer[4]);
            Assert.AreEqual((byte)3, buffer[5]);
        }
        finally
        {
            Directory.Delete(directory, true);
        }
    }

    private static RecordLog Open(DiskFileSystem files)
    {
        var log = new RecordLog(files, new EventList(), "profiles", 20, 64, 8192);
        Assert.AreEqual(StorageResult.Ok, log.Open());
        return log;
    }

    private static void Write(DiskFileSystem files, string name, byte value)
    {
        IFileWriter writer = files.Create(name);
        writer.Write(new byte[] { value }, 0, 1);
        writer.Close();
        writer.Close();
    }

    private static string NewDirectory() => Directory.CreateTempSubdirectory("pocketspy").FullName;
}
